"""The task board: who does what, which tasks there are, and every order that the session knows.

Look for: `Board`.
"""

from collections.abc import Callable, Sequence
from functools import partial

from game.retelling.wording import you
from game.ui import board_entries, board_rows
from game.ui.board_rows import Entry
from game.ui.canvas import Canvas
from game.ui.geometry import SAFE, STAGE, Rect
from game.ui.pace import CHOOSING
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.board_cards import entry_page, order_panel, task_pages
from game.ui.scenes.board_people import people_column
from game.ui.scenes.hub_ways import opened, work_way
from game.ui.widget import Widget
from game.ui.widgets import key_hint, key_hints, paragraph
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.head import head
from game.words.verbs import VERBS

TASKS, WAYS, MACHINES, CART = "tasks", "ways", "machines", "cart"
TABS = ((TASKS, "t"), (WAYS, "g"), (MACHINES, "k"), (CART, "c"))
PEOPLE = Rect(24.0, 84.0, 380.0, 572.0)
RIGHT = Rect(416.0, 122.0, 840.0, 514.0)
FOOT = 666.0


class Board:
    """Orders are given here, or on the map."""

    name = "board"

    def __init__(self, person: str = "") -> None:
        self._who = person
        self._tab = TASKS
        self._task = ""
        self._page = self._later = 0
        self._told = ""
        """What the last order came to."""
        self._pages: list[list[str]] = []
        self._made: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        """It lies over the hub, or the map."""
        self.ui = ui
        play = ui.play
        if play is not None and self._who not in (*play.world.people, *play.world.groups):
            me = you(play.world)
            self._who = play.world.people[me if me >= 0 else 0]
        self._made = None
        if not ui.focus:
            ui.focus = next((each.id for each in self.widgets() if each.action.startswith("task:")), "")

    def advance(self, seconds: float) -> None:
        """To give orders costs seconds. When it is all over, nobody can be ordered about any more."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)
            if self.ui.play.over:
                self.ui.pop()

    def draw(self, canvas: Canvas) -> None:
        """A plain ground: nothing here is a picture."""
        canvas.rect(STAGE, fill="ink", radius=0)

    def widgets(self) -> Sequence[Widget]:
        """People at the left, what can be ordered at the right."""
        play = self.ui.play
        if play is None:
            return ()
        shown = (self._who, self._tab, self._task, self._page, self._later, self._told)
        seen = sum(self.ui.pictures.ready(name) for name in self.ui.staging.portrait.values())
        state = (play.session, play.changed, seen, *shown)
        if self._made is None or self._made[0] != state:
            self._made = (state, self._all(play))
        return self._made[1]

    def _all(self, play: Play) -> list[Widget]:
        top = head(self.ui, "board", self.ui.texts.say("ui_board.title"))
        column = people_column(self.ui, board_rows.rows(play, self.ui.texts), self._who, PEOPLE)
        self._pages = column.pages
        # What is ordered here comes first in the order of the focus.
        made = [top.title, *self._right(play), *column.widgets]
        return [*made, *self._foot(play), *top.signs]

    def _tabs(self) -> list[Widget]:
        """Where one is stands lit among them."""
        made: list[Widget] = []
        x = RIGHT.x
        for tab, key in TABS:
            if tab == CART and (self.ui.play is None or not self.ui.play.world.plot.part_mass):
                continue
            one = key_hint(f"board.{tab}", x, PEOPLE.y, key, self.ui.texts.say(f"ui_board.{tab}"), f"tab:{tab}")
            if tab == self._tab:
                letters, words = one.texts
                one = one._replace(
                    texts=(letters, words._replace(colour="selected")),
                    paint=partial(_lit, one.paint),
                    look=("lit", one.look),
                )
            made.append(one)
            x = one.rect.right + 10
        return made

    def _right(self, play: Play) -> list[Widget]:
        texts = self.ui.texts
        person = board_rows.name_of(play.world, texts, self._who)
        if self._task:
            told = board_rows.particulars(play, texts, self._who, self._task)
            orders = board_rows.orders(play, texts, self._who, self._task)
            whole = texts.shown(play.world.texts.get(f"task.{self._task}", self._task.replace("_", " ").capitalize()))
            area = Rect(RIGHT.x, PEOPLE.y, RIGHT.w, SAFE.bottom - PEOPLE.y)
            return order_panel(texts, person, whole, told, orders, area)
        if self._tab == TASKS:
            now, later = board_rows.cards(play, texts, self._who)
            if why := "" if now else board_rows.unwilling(play, texts, self._who):
                made = [paragraph("board.none", RIGHT.inset(0, 8), why, 20, "text", on="ink")]
            else:
                made = task_pages(texts, person, now, later, RIGHT, (self._page, self._later))
        else:
            made = entry_page(texts, self._entries(play), self._about(play, person), RIGHT, self._page)
        return [*made, *self._tabs()]

    def _about(self, play: Play, person: str) -> str:
        match self._tab:
            case "ways":
                return self.ui.texts.say("ui_board.for_whom", person=person)
            case "machines":
                return self.ui.texts.say("ui_board.by_task") if play.world.plot.by_task else ""
        return board_entries.cart_load(play, self.ui.texts)

    def _entries(self, play: Play) -> list[Entry]:
        match self._tab:
            case "ways":
                return board_entries.ways(play, self.ui.texts, self._who)
            case "machines":
                return board_entries.machines(play, self.ui.texts)
        return board_entries.parts(play, self.ui.texts)

    def _foot(self, play: Play) -> list[Widget]:
        """What the last order came to; the ways out, and why somebody might want to take them."""
        say, made = self.ui.texts.say, list[Widget]()
        if not self._task:
            hints = [("m", say("ui_board.map"), "map"), ("escape", self._back(play), "back")]
            if work := work_way(self.ui, play):
                hints.append(("x", say(f"ui_hub.{work}"), work))
            made += key_hints("board.keys", 24, FOOT, hints)
        if self._told:
            at = RIGHT._replace(y=RIGHT.bottom + 4)
            told = paragraph("board.done", at, self._told, 18, "selected", "bodyi", on="ink")
            if made and told.rect.bottom > FOOT:
                # A long sentence goes on beside the keys.
                x = max(at.x, made[-1].rect.right + 12)
                at = at._replace(x=x, w=at.right - x)
                told = paragraph("board.done", at, self._told, 18, "selected", "bodyi", on="ink")
            made.append(told)
        return made

    def _back(self, play: Play) -> str:
        """Whether somebody speaks or waits for an answer while one looks at the board."""
        say = self.ui.texts.say
        if play.question is not None:
            return say("ui_board.asks")
        return say("ui_board.speaks", name=play.line.name) if play.line and play.line.name else say("ui_board.back")

    def on(self, action: str) -> None:
        """An order, another page, another person; or out."""
        play = self.ui.play
        word, _, rest = action.partition(":")
        if play is None or (word == "back" and not self._task):
            self.ui.pop()
            return
        match word:
            case "back":
                self._leave(self._task)
            case "who":
                self._choose(rest)
            case "next" | "before" | "more":
                self._turn(word)
            case "tab":
                self._tab, self._page, self._later = rest, 0, 0
            case "page":
                self._page += 1
            case "later":
                self._later += 1
            case "task":
                self._task, self._told = rest, ""
                self.ui.focus = ""
            case "order":
                self._order(play, rest)
            case "entry":
                self._do(play, rest)
            case _ if alarm_on(self.ui, action):
                return
            case _:
                opened(self.ui, action)

    def _choose(self, who: str) -> None:
        self._who, self._task, self._page, self._later, self._told = who, "", 0, 0, ""

    def _turn(self, word: str) -> None:
        """To the next person, the one before, or the first on the next page."""
        ids = [id_ for page in self._pages for id_ in page]
        if word == "more":
            at = next((n for n, page in enumerate(self._pages) if self._who in page), 0)
            self._choose(self._pages[(at + 1) % len(self._pages)][0])
            return
        at = ids.index(self._who) if self._who in ids else 0
        self._choose(ids[(at + (1 if word == "next" else -1)) % len(ids)])

    def _order(self, play: Play, id_: str) -> None:
        entry = next(
            (one for one in board_rows.orders(play, self.ui.texts, self._who, self._task) if one.id == id_), None
        )
        if entry is None:
            return
        task = self._task
        self.ui.refused = play.apply(entry.command)
        if not self.ui.refused:
            t = [each.id for each in play.world.plot.tasks].index(task)
            name = board_rows.task_name(play.world, self.ui.texts, t)
            person = board_rows.name_of(play.world, self.ui.texts, self._who)
            done = self.ui.texts.say(f"ui_board.done_{entry.command.verb}", person=person, task=name)
            self._told = self._stopped(play, done)
        self._leave(task)

    def _leave(self, task: str) -> None:
        self._task = ""
        self.ui.focus = f"board.task.{task}"

    def _do(self, play: Play, id_: str) -> None:
        entry = next((one for one in self._entries(play) if one.id == id_), None)
        if entry is not None:
            self.ui.refused = play.apply(entry.command)
            done = self.ui.texts.say("ui_board.done", what=entry.words)
            # A machine is switched at once; people need time to do anything.
            people = VERBS[entry.command.verb].takes[0] == "who" and entry.command.verb not in ("drop", "unbook")
            self._told = "" if self.ui.refused else self._stopped(play, done) if people else done

    def _stopped(self, play: Play, done: str) -> str:
        """An order that is given while time stands is taken, and nothing is seen of it yet: that is said."""
        return self.ui.texts.say("ui_board.when_runs", told=done) if play.paused else done


def _lit(paint: Callable[[Canvas, Rect, bool], None] | None, canvas: Canvas, r: Rect, focused: bool) -> None:
    """The tab that is open: a bar under it too."""
    if paint is not None:
        paint(canvas, r, focused)
    canvas.rect(Rect(r.x + 4, r.bottom - 2, r.w - 8, 3), fill="selected", radius=1)
