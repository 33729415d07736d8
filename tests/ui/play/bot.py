"""A player without eyes for anything but the screen: from the title through a game to its report.

Look for: `Bot` (`reach_hub`, `go_on`, `lead`, `report`, `retry`, `hold`), `Lost` (it does not know how to go on).
"""

import random
import time
from collections.abc import Callable

import pygame

from game.ui.app import App
from game.ui.widget import Widget
from tests.ui.play.leading import Leading, Wish
from tests.ui.play.reading import Hands, Screen, look, minute_in, press

BLINK = 1 / 60
"""Real seconds of a frame in which a key was pressed."""
FRAMES = {"coarse": 0.25, "60": BLINK, "30": 1 / 30}
"""Real seconds of any other frame, by what the bot is told."""
JITTERY = "jittery"
TURN = 0.005
"""Seconds for which other threads have the machine."""
PATIENCE = 4000
"""Frames without a way on, after which the bot is lost."""
LATER, TRIES = 3, 60
"""Minutes after which a refused order is tried again, and how often."""
REPLY = "speech.reply."


class Lost(AssertionError):
    """The bot does not know how to go on."""


class Bot:
    """One player before one window."""

    def __init__(
        self, window: App, hands: Hands, leading: Leading, rate: str = "coarse", level: str = "", waits: bool = True
    ) -> None:
        self.window, self.hands, self.rate, self.level = window, hands, rate, level
        self._waits = waits
        """Whether time is hurried on while there is nothing to do."""
        self._jitter = random.Random(1)
        self.wishes: list[tuple[int, Wish, int]] = []
        """From which minute on, what, and how often it was tried."""
        self.answers: list[tuple[str, str]] = []
        self.given_up: list[Wish] = []
        self.learn(leading)
        self.told: list[str] = []
        """What was done, a line each: to be read when something went wrong."""
        self.heads: list[str] = []
        """What each report began with."""
        self._unhurried = ""
        self._seen: Screen | None = None

    @property
    def seen(self) -> Screen:
        """The screen, since the last frame."""
        self._seen = self._seen or look(self.window)
        return self._seen

    def pass_time(self, seconds: float = 0.0) -> None:
        """One frame."""
        self.window.frame(seconds or self._frame())
        self._seen = None

    def _frame(self) -> float:
        """Real seconds of a usual frame."""
        return self._jitter.uniform(0.001, 0.2) if self.rate == JITTERY else FRAMES[self.rate]

    def press(self, widget: Widget | None, seconds: float = BLINK) -> None:
        """Presses it, and one frame passes."""
        press(self.window, self.hands, self._there(widget))
        self.pass_time(seconds)

    def hold(self, widget: Widget | None, seconds: float) -> None:
        """Presses it, and lets it go only after so long."""
        lifted = self.hands(self.window, self._there(widget))
        for _ in range(round(seconds / BLINK)):
            self.pass_time(BLINK)
        pygame.event.post(lifted)
        self.pass_time(BLINK)

    def _there(self, widget: Widget | None) -> Widget:
        """What is to be pressed, if it is there; and that is written down."""
        if widget is None:
            raise self.lost("what was to be pressed is not there")
        minute = self.seen.minute
        when = f"{minute // 60:02d}:{minute % 60:02d} " if minute >= 0 else ""
        self.told.append(f"{when}{self.seen.name} {widget.id}")
        return widget

    def lost(self, why: str) -> Lost:
        """With all that could be done and seen."""
        return Lost("\n".join([why, *self.told[-40:], self.seen.told()]))

    def learn(self, leading: Leading, since: int = 0) -> None:
        """Another strategy from now on; what it wanted before that minute was done."""
        self.wishes = [(wish.minute, wish, 0) for wish in leading.wishes if wish.minute >= since]
        self.answers = list(leading.answers)

    def reach_hub(self) -> None:
        """From the title to the first second of a game."""
        ways = {
            "title": "title.levels" if self.level else "title.new",
            "levels": f"levels.row:{self.level}",
            "beginning": "beginning.start",
            "briefing": "briefing.start",
        }
        for _ in range(PATIENCE):
            seen = self.seen
            if seen.name == "hub":
                return
            way = seen.has(ways.get(seen.name, ""))
            if way is not None and f"{seen.name} {way.id}" not in self.told:
                self.press(way)
            else:
                # Levels are read and built on threads of their own.
                time.sleep(TURN)
                self.pass_time(BLINK)
        raise self.lost("the hub was never reached")

    def go_on(self) -> None:
        """From the title to where the game that was played last was left."""
        self._until("title")
        self.press(self.seen.has("title.continue"))
        for _ in range(PATIENCE):
            if self.seen.name == "hub":
                return
            if run := self.seen.has("resumed.run"):
                # Where one was is told first, while time stands.
                self.press(run)
                continue
            time.sleep(TURN)
            self.pass_time(BLINK)
        raise self.lost("the game could not be gone on with")

    def lead(self, until: Callable[[Screen], bool] = lambda seen: seen.name == "ending") -> None:
        """Plays until something is on the screen; at first, the end."""
        still = 0
        while not until(self.seen):
            before = self.seen.minute
            self.turn()
            still = still + 1 if self.seen.minute == before else 0
            if still > PATIENCE:
                raise self.lost("time stands still")

    def report(self) -> None:
        """From the ending to the debrief."""
        for _ in range(PATIENCE):
            seen = self.seen
            if seen.name == "debrief":
                self.heads.append(seen.words("debrief.head"))
                return
            self.press(seen.has("ending.debrief") or seen.has("ending.go_on"))
        raise self.lost("the debrief was never reached")

    def retry(self, minute: int = 0) -> None:
        """From the debrief to the moment before its first decision, or before the first one from a time on."""
        self.press(self.seen.has("day.row1"))
        while self._decided() < minute:
            before = self.seen.words("day.count")
            self.press(self.seen.has("day.down"))
            if self.seen.words("day.count") == before:
                raise self.lost("there is no decision as late as that")
        again = self.seen.has("debrief.retry")
        if again is None or not again.enabled:
            raise self.lost("nothing can be tried again")
        self.press(again)
        self._until("hub")

    def _decided(self) -> int:
        """When the decision that is looked at was taken: minutes since midnight."""
        number = self.seen.words("day.count").split()[0]
        return minute_in(self.seen.words(f"day.row{number}"))

    def turn(self) -> None:
        """Whatever is most urgent on the hub."""
        seen = self.seen
        if seen.name != "hub":
            raise self.lost("this is not where one leads from")
        if dark := seen.has("hub.dark"):
            self.press(dark)
        elif answer := self._answer(seen):
            self.press(answer)
        elif any(minute <= seen.minute for minute, _, _ in self.wishes):
            self._give_orders()
        elif line := seen.has("speech.next"):
            self.press(line, self._frame())
        elif self._waits and (wait := seen.has("hub.wait")) and self._still(seen):
            self.press(wait)
        else:
            self.pass_time()

    def _still(self, seen: Screen) -> bool:
        """Whether time is not hurried on yet: its key says so."""
        self._unhurried = self._unhurried or seen.words("hub.wait")
        return seen.words("hub.wait") == self._unhurried

    def _answer(self, seen: Screen) -> Widget | None:
        """The answer that a good leader gives, if it stands there."""
        for number, (choice, option) in enumerate(self.answers):
            if found := seen.has(f"{REPLY}{choice}.{option}"):
                if not found.enabled:
                    continue
                del self.answers[number]
                return found
        return None

    def _give_orders(self) -> None:
        """All that are due, on the board."""
        self.press(self.seen.has("hub.board"))
        self._until("board")
        now = self.seen.minute
        due = [each for each in self.wishes if each[0] <= now]
        self.wishes = [each for each in self.wishes if each[0] > now]
        for _, wish, tries in due:
            self._choose(wish.who)
            if self._order(wish):
                continue
            self.told.append(f"  refused: {wish}: {self.seen.words('board.done')}")
            if tries < TRIES:
                self.wishes.append((now + LATER, wish, tries + 1))
            else:
                self.given_up.append(wish)
        self.press(self.seen.has("board.keys.escape"))
        self._until("hub")

    def _until(self, name: str) -> None:
        """A hand that is late for want of oxygen needs some frames."""
        for _ in range(200):
            if self.seen.name == name:
                return
            self.pass_time(BLINK)
        raise self.lost(f"{name} did not open")

    def _choose(self, who: str) -> None:
        """The pages of people, until the right one is there."""
        for _ in range(20):
            if row := self.seen.has(f"board.who.{who}"):
                return self.press(row)
            self.press(self.seen.has("board.more"))
        raise self.lost(f"{who} is not on the board")

    def _order(self, wish: Wish) -> bool:
        """Whether the order was carried out."""
        if wish.verb == "send":
            self.press(self.seen.has("board.ways"))
            entry = self._turned(f"board.entry.send.{wish.who}.{wish.what}", ("board.page",))
            if entry is not None and entry.enabled:
                self.press(entry)
            self.press(self.seen.has("board.tasks"))
            return entry is not None and entry.enabled
        card = self._turned(f"board.task.{wish.what}", ("board.page", "board.later"))
        if card is None:
            return False
        self.press(card)
        order = self.seen.has(f"order.{wish.verb}_{wish.pace}")
        if order is None or not order.enabled:
            self.told.append(f"  {order.why_not if order else 'there is no such order'}")
            self.press(self.seen.has("order.back"))
            return False
        self.press(order)
        return True

    def _turned(self, id_: str, pages: tuple[str, ...]) -> Widget | None:
        """Something on one of the pages, turned with one of these keys."""
        for page in pages:
            first: tuple[str, ...] = ()
            while True:
                seen = self.seen
                if found := seen.has(id_):
                    return found
                key = seen.has(page)
                now = tuple(text.words for text in key.texts) if key else ()
                if key is None or now == first:
                    break
                first = first or now
                self.press(key)
        return None
