"""The patch bay: the trainee connects power, data, coolant, water, gases and earth, and sees what comes of it.

Everything that is done is a command of the session; the scene leads an end to a port until it is one.

Look for: `Patch`; patch_acts.py has what can be done with what has the focus, patch_plug.py what the hand does at ends,
patch_done.py how a task ends, patch_whose.py whose it is.
"""

from collections.abc import Callable, Sequence

from game.rig.wiring import plugged
from game.session.session import Session
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import CHOOSING, WAITED
from game.ui.patch import diagram, marks, panels, schematic, shelf, subject
from game.ui.patch.bay import Bay, bay
from game.ui.patch.hand import Hand
from game.ui.patch.hang import Hanging, hanging
from game.ui.patch.lay import Lay
from game.ui.patch.ropes import Ropes
from game.ui.patch.source import Played
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes import patch_acts, patch_done, patch_heads, patch_plug, patch_whose
from game.ui.scenes.hub_ways import opened
from game.ui.scenes.patch_stage import Stage
from game.ui.widget import Widget
from game.ui.widgets import paragraph
from game.ui.widgets.alarm_bar import alarm_chip, alarm_on
from game.words.facts import clock_text
from game.words.message import Message

BUSY = 10.0
"""Colony seconds in a real one while the hands are at the last thing."""
ANEW = 0.15
STAYS, TWICE = 0.8, 0.6
"""Real seconds for which what was pressed stays what the panel is about while the pointer passes over other things; and
within which a second Escape after one that let go does not mean to leave."""
DAY = 24 * 3600
ALARMS = Rect(892.0, 14.0, 364.0, 40.0)


class Patch:
    """The bay."""

    name = "patch"

    def __init__(self, page: int = 0, mode: str = "parts") -> None:
        self.page = page
        self.mode = mode
        """`parts` or `tools`: what lies on the strip."""
        self.first = 0
        """The first part that the strip shows."""
        self.medium = ""
        """Of the parts that it shows first."""
        self.at = 0
        """Which sentence of the inspector is shown."""
        self.about = ""
        """Id of the widget that the panel of acts is about: what has the focus, or had it before that panel."""
        self.number = 0
        """The address that is chosen for a device; 0: none yet."""
        self.source: Played | None = None
        self.bay = Bay((), (), 1)
        self.hanging = Hanging((), ())
        self.waiting: tuple[str, ...] = ()
        """What is asked as soon as the hands are free."""
        self.kept = ""
        """Id of what was pressed and only told of; ""."""
        self.lacks = ""
        """What the task in hand lacks, once it was said; the next time it is ended."""
        self.places: patch_whose.Places = ()
        """Who is at a task of the rig, by their numbers."""
        self._away = 0.0
        self._refused = ("", "")
        """At what something was refused, and in which words."""
        self._let_go = -1.0
        """When the hand let go."""
        self._session: Session | None = None
        self._seconds = 0.0
        self._made: tuple[object, float, list[Widget]] | None = None
        self._hung_for: object = None
        self._inspected: object = None
        self._frames = 0
        self._parts: dict[str, tuple[tuple[object, ...], list[Widget]]] = {}

    @property
    def play(self) -> Play:
        if self.ui.play is None:
            raise ValueError("the patch bay is shown only while a level is played")
        return self.ui.play

    @property
    def pace(self) -> float:
        """The fastest that time may run here now."""
        busy = self.source is not None and self.source.busy > 0
        return WAITED if self.play.waiting else BUSY if busy else CHOOSING

    def enter(self, ui: Ui) -> None:
        """At first, and whenever a scene over it was closed."""
        self.ui = ui
        play = self.play
        if self._session is not play.session:
            self._session = play.session
            self.hand = Hand(ui)
            self.ropes, self.lay, self._stage = Ropes(ui.chance), Lay(ui), Stage(ui)
            there = play.world.plot.rig is not None and play.session.state.rig is not None
            self.source = Played(play) if there else None
            if self.source is not None:
                self.bay = bay(self.source.rig)
            self._hung_for = None
        self._hang(settled=True)
        self._made = None
        if not ui.focus and self.source is not None:
            if self.source.who >= 0:
                self._rest()
            elif patch_whose.listed(self):
                ui.focus = "whose.1"

    def _rest(self) -> None:
        """The focus goes to the box: there it begins."""
        first = next((each.id for each in self.widgets() if each.id.startswith("box:") and not each.why_not), "")
        self.ui.focus = first or self.ui.focus

    # Time.

    def advance(self, seconds: float) -> None:
        """To choose costs seconds; hands that are busy let time run."""
        play, source = self.play, self.source
        self._seconds += seconds
        self._frames += 1
        play.advance(seconds, self.pace)
        if source is not None:
            if self.waiting and not source.busy:
                asked, self.waiting = self.waiting, ()
                patch_plug.connect(self, *asked)
            if self.hand.end and plugged(source.rigged, self.hand.end) is not None:
                # Somebody else has plugged it in meanwhile.
                self.hand.drop()
                self.waiting = ()
            mouse = self.hand.look(seconds)
            if self.hand.tapped("backspace"):
                patch_acts.unplugged(self)
            target = self.hand.dropped_at(mouse, list(self.widgets()))
            if target is not None and target.action.startswith("end:"):
                self.on(target.action)
            patch_plug.dragged_off(self)
            self._look_away(seconds)
            self._hang(settled=False)
            if self.ui.settings.reduced_motion and not self.ropes.resting:
                self.ropes.settle()
            elif self.ropes.advance(seconds) and self.ropes.resting:
                self._made = None
        if play.over and self.ui.top is self:
            self.ui.pop()

    def keep(self) -> None:
        """What was pressed stays what the panel is about, while the pointer goes to what can be done with it."""
        self.kept, self._away = self.ui.focus, 0.0

    def _look_away(self, seconds: float) -> None:
        """What was refused or kept is so for as long as the pointer, or the focus, is about there."""
        widgets = list(self.widgets()) if self.ui.refused or self.kept else []
        if self.ui.refused and self.ui.refused != self._refused[1]:
            self._refused = (self.ui.focus, self.ui.refused)
        elif self.ui.refused and (self.ui.focus != self._refused[0] or self.hand.left(widgets)):
            self.ui.refused = ""
        elif not self.ui.refused:
            self._refused = ("", "")
        elsewhere = self.kept and self.ui.focus != self.kept and not self.ui.focus.startswith("act.")
        self._away = self._away + seconds if elsewhere else 0.0
        if self.hand.end or self.hand.tool or self._away > STAYS or (elsewhere and not self.hand.by_mouse):
            self.kept = ""

    def _hang(self, settled: bool) -> None:
        """What hangs, from what is joined and what the hand has."""
        source = self.source
        if source is None:
            return
        held = {}
        if self.hand.end:
            x, y = self.hand.at(list(self._made[2]) if self._made is not None else [])
            held = {self.hand.end: (round(x, 1), round(y, 1))}
            part = source.rig.part(self.hand.end.rpartition(".")[0])
            joined = {end for joint in source.rigged.joints for end in (joint.one, joint.other)}
            if part is not None and len(part.ends) == 2 and not any(part.end(e.name) in joined for e in part.ends):
                other = next(part.end(e.name) for e in part.ends if part.end(e.name) != self.hand.end)
                if patch_acts.is_lead(part):
                    held[other] = (620.0, shelf.SHELF.y + 8.0)
            elif part is not None and not patch_acts.is_lead(part):
                # What is rigid stays where it is plugged: only the dashed line leads on.
                held = {}
        wanted = (source.rigged.joints, self.page, tuple(held.items()))
        if wanted != self._hung_for:
            settled = settled or self._hung_for is None
            self._hung_for = wanted
            self.hanging = hanging(source.rig, source.rigged.joints, self.bay, self.page, held)
            self.ropes.hang(self.hanging, settled)

    # What is done.

    def on(self, action: str) -> None:
        """An end, a part, a choice, an order; or out."""
        self.ui.refused = ""
        word, _, rest = action.partition(":")
        source = self.source
        match word:
            case "back":
                self._back()
            case "page":
                self.page, self.first, self.medium = (self.page + 1) % self.bay.pages, 0, ""
                self._hung_for = None
            case "tab":
                self.mode, self.first = rest, 0
                if rest == "parts":
                    self.hand.tool = ""
            case "shelf":
                self.first += int(rest) * shelf.SHOWN
            case "lane":
                self.mode, self.first, self.medium, self.hand.tool = "parts", 0, rest, ""
            case "inspect" if elsewhere := self._elsewhere():
                self.page, self.first, self.medium, self._hung_for = elsewhere - 1, 0, "", None
            case "inspect":
                self.at += 1
            case "tool":
                self.hand.drop()
                self.hand.tool = "" if self.hand.tool == rest else rest
            case "box" if source is not None:
                patch_plug.from_box(self, rest)
            case "end" if source is not None:
                patch_plug.pressed_end(self, rest)
            case "part" if source is not None:
                patch_acts.part_pressed(self, rest)
            case "act" if source is not None:
                patch_acts.ordered(self, rest)
                self.ui.focus = self.about
            case "hands" if source is not None:
                who, _, task = rest.partition(" ")
                self.ui.refused = source.give("hands", who, task)
                if not self.ui.refused:
                    self._made = None
                    self._rest()
            case "let" if source is not None and source.who >= 0:
                self.ui.refused = source.give("let", self.play.world.people[source.who])
            case "finish" if source is not None:
                patch_done.ended(self)
            case "wait":
                if self.play.paused:
                    self.play.pause(False)
                self.play.wait()
            case _ if alarm_on(self.ui, action):
                # The key that lets time run is gone then: the focus stays where it was.
                self.ui.focus = self.about
            case _:
                opened(self.ui, action)
        if word != "finish":
            self.lacks = ""
        if word not in ("end", "act"):
            self.kept = ""
        self._made = None

    def _back(self) -> None:
        if self.hand.end or self.hand.tool:
            self.hand.drop()
            self.hand.tool, self.waiting = "", ()
            self.ui.focus = self.about
            self._let_go = self._seconds
        elif self.kept or self.lacks:
            self.kept = self.lacks = ""
        elif self._seconds - self._let_go >= TWICE:
            # In the hub no quarter of an hour is gone before one has looked round.
            self.play.ease(self.pace)
            self.ui.pop()

    # What is seen.

    def draw(self, canvas: Canvas) -> None:
        """The wall, lines and sockets; what hangs; a dashed line from the hand to where it could go."""
        self._stage.draw(canvas, self)

    def widgets(self) -> Sequence[Widget]:
        """Ports, what hangs, the drawing, the strip, the panels; made anew a few times a second."""
        ui, play, source = self.ui, self.play, self.source
        rigged = source.rigged if source is not None else None
        state = (
            play.session, id(rigged), id(source.solved) if source else 0, len(play.orders), play.waiting, self.page,
            self.mode, self.first, self.medium, self.at, self.number, self.hand.held, self.waiting, ui.stretch,
            self.kept, self.lacks, play.paused, ui.refused, ui.focus, self.ropes.resting,
            source.busy if source else 0, self._frames > 1,
            id(self.hanging) if not self.hand.end else 0,
        )  # fmt: skip
        if self._made is None or self._made[0] != state or self._seconds - self._made[1] >= ANEW:
            self._made = (state, self._seconds, self._all())
        return self._made[2]

    def _all(self) -> list[Widget]:
        ui, play, source = self.ui, self.play, self.source
        if not ui.focus.startswith("act."):
            about = self.kept or ui.focus
            if self.about != about:
                self.number = 0
            self.about = about
        top = [*patch_heads.heads(self), alarm_chip(ui, ALARMS)]
        clock = clock_text(play.session.clock % DAY)[:5]
        if source is None:
            words = paragraph("none", Rect(400, 300, 480, 0), ui.texts.say("ui_patch.none"), 20)
            return [*top, words, panels.oxygen_card(ui, play, clock), *patch_heads.hints(self)]
        rigged, solved, held, page = source.rigged, source.solved, self.hand.held, self.page
        if self._inspected is not rigged:
            self._inspected, self.at = rigged, 0
        # What it takes long to find out waits for the second frame: the first one is late enough.
        flagged = self._flagged() if self._frames > 1 else diagram.UNFLAGGED
        drawing = schematic.drawing(source.rig, self.bay, page)
        there = shelf.lying(source, self.bay, page, self.medium)
        pages = -(-len(there) // shelf.SHOWN)
        self.first = min(max(0, self.first), max(0, (pages - 1) * shelf.SHOWN))
        resting = self.ropes.resting
        inner = self._part(
            "inner", (rigged, solved, held, page, resting, self.hanging if resting else self.ropes.version),
            lambda: marks.hung(ui, self.bay, source, self.hanging, self.ropes, held),
        )  # fmt: skip
        taken = self.hand.end.rpartition(".")[0]
        strip = self._part(
            "strip", (rigged, page, self.mode, self.first, self.medium, held, self.lay.picture),
            lambda: [
                *shelf.strip(ui, self.mode, pages),
                *(
                    shelf.parts(ui, self.lay, source, there, self.first, taken)
                    if self.mode == "parts"
                    else shelf.tools(ui, self.lay, source, self.hand.tool)
                ),
            ],
        )  # fmt: skip
        made = [
            *top[:-1],
            *self._part("heads", (page,), lambda: diagram.heads(ui, self.bay, page, source)),
            *self._part("ports", (rigged, page, held), lambda: marks.ports(ui, self.bay, page, source, held)),
            *inner,
            *self._part(
                "signs", (rigged, solved, source.needles, page, flagged),
                lambda: diagram.signs(ui, self.bay, page, drawing, source, flagged),
            ),
            *(patch_whose.several(self) if patch_whose.listed(self) else strip),
        ]  # fmt: skip
        reads = source.reads()
        below = [each for each in made if not each.inside]
        made += self._part("flags", (reads, page, resting, below), lambda: marks.flags(ui, source, reads, below))
        if held.end:
            # Arrows go from port to port: nothing else can be done with an end in the hand.
            idle = ("sign:", "part:", "lane")
            made = [each._replace(action="") if each.id.startswith(idle) else each for each in made]
        made = [*patch_whose.whose(self), *made] if source.who < 0 else [*made, *patch_acts.panel_of(self, made)]
        told = []
        if self._frames > 1:
            told = self._part(
                "told",
                (rigged, solved, self.at, page, source.group),
                lambda: panels.inspector(ui, source, self.at, self._elsewhere()),
            )
        made += [*told, panels.oxygen_card(ui, play, clock), *patch_heads.hints(self), top[-1]]
        return made

    def _elsewhere(self) -> int:
        """The number of the page where that is of which the inspector speaks, if it is another one; else 0."""
        told = self.source.told() if self.source is not None else ()
        medium = subject.medium_of(told[self.at % len(told)]) if told else ""
        page = self.bay.page_of(medium) if self.bay.lane(medium) is not None else self.page
        return page + 1 if page != self.page else 0

    def _flagged(self) -> diagram.Flagged:
        """What the sentence of the inspector speaks of, if something is wrong."""
        assert self.source is not None
        told = self.source.told()
        now = told[self.at % len(told)]
        tone = panels.toned(now)
        if tone not in ("caution", "alarm"):
            return diagram.UNFLAGGED
        return diagram.Flagged(self.at % len(told) + 1, tone, self.ui.texts.told(Message(now.id, now.values)))

    def _part(self, name: str, key: tuple[object, ...], make: Callable[[], list[Widget]]) -> list[Widget]:
        """A part of what is shown, made anew when what it depends on has changed."""
        key = (*key, self.ui.stretch, self._session)
        kept = self._parts.get(name)
        if (
            kept is None
            or len(kept[0]) != len(key)
            or any(a is not b and a != b for a, b in zip(kept[0], key, strict=True))
        ):
            self._parts[name] = kept = (key, make())
        return kept[1]
