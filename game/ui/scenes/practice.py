"""The training view of the weld bench: five exercises, no clock; then marks along the bead, and what it would carry.

Look for: `Practice`; practice_bench.py has what is done there, practice_panels.py and practice_lanes.py what is seen.
"""

from collections.abc import Sequence
from pathlib import Path

from game.model.seams import seams
from game.model.weldment import Seam
from game.practice.strokes import Entry
from game.ui import best as strokes
from game.ui import practice_lanes, practice_panels, weld_panels
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.practice_bench import Bench, Result, kept
from game.ui.scene import Ui
from game.ui.scenes.help import Help
from game.ui.scenes.weld_coach import over_the_ends
from game.ui.weld_burn import Burn
from game.ui.weld_input import Input
from game.ui.weld_lead import Lead, covered, press
from game.ui.weld_lit import Lit, lit
from game.ui.weld_marks import Marks, Shown, seam_words
from game.ui.weld_panels import worst_variable
from game.ui.weld_place import WALL
from game.ui.weld_torch import TAPS, Way
from game.ui.weld_view import View
from game.ui.widget import Widget
from game.ui.widgets import key_hints, paragraph
from game.ui.widgets.panel import panel
from game.workshop.exercises import EXERCISES, exercise

CHOOSE, WELD, MARKS = "choose", "weld", "marks"
ANEW = 0.1
"""Seconds after which a burning arc's gauges are shown anew."""


CALM = 0.45
"""How dark the bench is behind the marks."""


class Practice:
    """The bench, the card, the marks."""

    name = "practice"

    def __init__(self, chosen: str = EXERCISES[0], path: Path | None = None) -> None:
        """`path`: where the best strokes are kept; None keeps none."""
        self.path = path
        self.mode = CHOOSE
        self.chosen = chosen
        self.bench = Bench(chosen)
        self.seam = ""
        self.along = 0.0
        self.burn: Burn | None = None
        self.way = Way.TIMED
        self.result: Result | None = None
        self.before: Result | None = None
        """The best try until then."""
        self.better = False
        self.best: dict[str, Entry] = {}
        self._seconds = 0.0
        self._made: tuple[object, list[Widget]] | None = None
        self._made_at = -1.0
        self._view: View | None = None

    def enter(self, ui: Ui) -> None:
        """At first, and whenever a scene over it was closed."""
        self.ui = ui
        if self._view is None:
            self._view, self._marks = View(ui), Marks(ui)
            self._lit, self._lead, self._input = Lit(ui, self._view), Lead(ui), Input()
            if self.path is not None:
                self.best, ui.refused = strokes.load(self.path)
            ui.pictures.prepare("weld")
        self._made = None

    # Time.

    def advance(self, seconds: float) -> None:
        """No clock runs; only an arc takes its time."""
        self._seconds += seconds
        mouse = self._input.look(self.ui, seconds)
        self._lit.advance(seconds, self.burn)
        if self.mode != WELD:
            return
        px, py = self.ui.pointer
        free = mouse.pressed and WALL.contains(px, py) and not covered(self.widgets(), px, py)
        self._lead.mouse(self, mouse._replace(pressed=free))
        if self.burn is not None:
            self._lead.steered(self.burn, self._input, seconds)
            self._burns(self.burn, seconds)

    def _burns(self, burn: Burn, seconds: float) -> None:
        passed = 0.0 if burn.burning and burn.torch.waits else seconds
        self.bench.advance(passed)
        burn.advance(passed, self.bench)
        self.ui.arc_long = burn.torch.held.arc if burn.burning else 0.0
        ended = burn.settle(self.bench)
        if ended is not None:
            self.ui.refused, self.burn, self._made = ended, None, None
            left = self.bench.left()
            if not left:
                self.finish()
            elif self.seam not in left:
                self.choose(sorted(left)[0])
            else:
                self._ready()

    # What is chosen.

    def seams(self) -> tuple[Seam, ...]:
        """Those that the exercise asks for."""
        return tuple(each for each in seams(self.bench.weldment) if each.name in self.bench.exercise.seams)

    def choose(self, name: str) -> None:
        """A seam."""
        if name in self.bench.exercise.seams and (self.burn is None or self.burn.recorder is None):
            self.seam, self.burn = name, None
        self._ready()

    def _ready(self) -> None:
        """A torch over the seam, with the machine set as it was last."""
        there = self.seams()
        if self.mode != WELD or not there or (self.burn is not None and self.burn.recorder is not None):
            return
        seam = next((each for each in there if each.name == self.seam), there[0])
        self.seam = seam.name
        if self.burn is None or self.burn.seam != seam or self.burn.piece.dirt != self._dirt():
            before = self.burn
            self.burn = Burn(self.bench.weldment, seam, self.way)
            if before is not None:
                self.burn.amperes, self.burn.feed = before.amperes, before.feed

    def _dirt(self) -> float:
        return next(each.dirt for each in self.bench.weldment.pieces if each.name == self.bench.exercise.piece)

    def begin(self, id_: str = "") -> None:
        """A new try at an exercise."""
        self.chosen = id_ or self.chosen
        self.bench, self.mode, self.burn, self.seam = Bench(self.chosen), WELD, None, ""
        self.result = None
        self._ready()

    def finish(self) -> None:
        """The try is over: it is marked, loaded, compared, and kept if it is the best."""
        result = self.bench.result()
        old = self.best.get(self.chosen)
        self.result, self.before, self.mode, self.burn = result, kept(old), MARKS, None
        self.better = strokes.better(result.entry, old)
        if self.better:
            self.best[self.chosen] = result.entry
            if self.path is not None:
                self.ui.refused = strokes.keep(self.path, result.entry)
        worst = next((mark.seam for mark in result.trial.marks.marks), "")
        self.seam = worst or self.bench.exercise.seams[0]

    # What is done.

    def on(self, action: str) -> None:
        """A choice, a knob, an arc; or on, or out."""
        self.ui.refused = ""
        word, _, rest = action.partition(":")
        lit_now = self.burn is not None and self.burn.recorder is not None
        match word:
            case "back":
                self._back()
            case "exercise" if not lit_now:
                self.chosen = rest
                self.bench = Bench(rest)
            case "begin" | "again" if not lit_now:
                self.begin()
            case "next":
                self.chosen = EXERCISES[(EXERCISES.index(self.chosen) + 1) % len(EXERCISES)]
                self.bench, self.mode = Bench(self.chosen), CHOOSE
            case "finish" if self.bench.acts and not lit_now:
                self.finish()
            case "seam" if not lit_now:
                self._next_seam()
            case "clean" if not lit_now:
                self.ui.refused = self.bench.give("clean")
            case "way" if not lit_now:
                ways = list(Way)
                self.way = ways[(ways.index(self.way) + 1) % len(ways)]
                if self.burn is not None:
                    self.burn.torch.way = self.way
            case "less" | "more":
                self._changed(rest, 1 if word == "more" else -1)
            case "arc":
                press(self)
            case "help":
                self.ui.push(Help())
        self._ready()
        self._made = None

    def _back(self) -> None:
        if self.burn is not None and self.burn.burning:
            self.burn.quench()
        elif self.mode == CHOOSE:
            self.ui.arc_long = 0.0
            self.ui.pop()
        else:
            self.mode, self.bench, self.burn = CHOOSE, Bench(self.chosen), None

    def _next_seam(self) -> None:
        names = sorted(self.bench.exercise.seams)
        name = names[(names.index(self.seam) + 1) % len(names)] if self.seam in names else names[0]
        if self.mode == MARKS:
            self.seam = name
        else:
            self.choose(name)

    def _changed(self, name: str, way: int) -> None:
        if self.burn is None:
            return
        if name in TAPS:
            self.burn.torch.change(name, way * TAPS[name])
        elif self.burn.recorder is None:
            self.burn.turn(name, way)

    def strike(self) -> None:
        """An arc, if it may burn."""
        if self.burn is not None and self.burn.recorder is None:
            refusal = self.burn.strike(self.bench)
            if refusal:
                self.ui.refused = refusal

    # What is seen.

    def draw(self, canvas: Canvas) -> None:
        """The wall with the plate; the arc with both hands."""
        if self._view is None:
            canvas.rect(STAGE, fill="ink", radius=0)
            return
        weldment, burn = self.bench.weldment, self.burn
        lights, visor = lit(weldment, burn)
        canvas.surface.blit(self._view.still(canvas, weldment, lights, "", visor, None), canvas.pixels(STAGE))
        if burn is not None and burn.burning:
            self._lit.burning(canvas, weldment, burn, self.bench)
            return
        if self.mode == MARKS:
            canvas.rect(STAGE, fill="ink", radius=0, alpha=CALM)
        elif self.mode == WELD:
            self._marks.over(canvas, weldment, Shown("weld", "", self.seam, -1.0, None))
            self._lit.loupe(canvas, weldment, self.seam)

    def widgets(self) -> Sequence[Widget]:
        """What stands round it; while an arc burns made anew ten times a second."""
        burning = self.burn is not None and self.burn.burning
        state = (
            self.mode, self.chosen, self.seam, self.way, self.ui.stretch, self.ui.refused, burning, len(self.bench.acts)
        )  # fmt: skip
        late = burning and self._seconds - self._made_at >= ANEW
        if self._made is None or self._made[0] != state or late:
            self._made, self._made_at = (state, self._all()), self._seconds
        return self._made[1]

    def _all(self) -> list[Widget]:
        ui, say = self.ui, self.ui.texts.say
        title = say("ui_practice.title")
        if self.mode == MARKS and not ui.refused:
            title = f"{title}: {practice_panels.name_of(ui, self.chosen)}"
        made = practice_panels.title(ui, title)
        match self.mode:
            case "choose":
                made += [*practice_panels.chooser(ui, self.chosen, self.best)]
                made += practice_panels.sheet(ui, exercise(self.chosen))
                words = say("ui_practice.word_choose")
            case "weld":
                made += self._welding()
                words = self._word()
            case _:
                made += self._marked()
                words = practice_panels.word(ui, self.result, self.better) if self.result is not None else ""
        coach = weld_panels.coach(ui, say("ui_practice.coach"), words)
        made += [*coach, *self._keys(coach[0].rect.y - 36)]
        leaves = "leave" if self.mode == CHOOSE else "quench" if self._lit_now() else "exercises_back"
        made += key_hints("practice", 632, 666, [("escape", say(f"ui_practice.{leaves}"), "back")], 916)
        if ui.refused:
            room = Rect(396, 32, 488, 0)
            text = paragraph("refused.text", room, ui.texts.shown(ui.refused), 18, "caution", "bodyb", inside="refused")
            made += [panel("refused", Rect(380, 24, 520, text.rect.h + 16), accent="caution"), text]
        return made

    def _lit_now(self) -> bool:
        return self.burn is not None and self.burn.burning

    def _word(self) -> str:
        """While one welds: about what is farthest out."""
        say, burn = self.ui.texts.say, self.burn
        if burn is None:
            return say("ui_practice.gone")
        if not burn.burning:
            return say("ui_practice.word_dirty" if self.bench.dirty else f"ui_practice.word_ready_{self.way.value}")
        off = worst_variable(burn.torch)
        if (at_end := over_the_ends(burn.torch)) is not None:
            return say(f"ui_weld.coach_{at_end}")
        if off is None:
            return say("ui_weld.coach_dirty" if self.bench.dirty else "ui_weld.coach_steady")
        return say(f"ui_weld.coach_{off.name}_{'high' if off.error > 0 else 'low'}")

    def _welding(self) -> list[Widget]:
        ui, burn = self.ui, self.burn
        made = practice_panels.chosen(ui, self.chosen, self.best.get(self.chosen))
        if burn is not None:
            words = seam_words(ui, self.bench.weldment, burn.seam)
            torch = weld_panels.torch_panel(ui, burn.torch, words, burn.amperes, burn.feed, burn.burning, 0)
            made = [*torch, *made]
        return made if self._lit_now() else [*made, *practice_panels.card(ui, self.bench.exercise)]

    def _keys(self, y: float) -> list[Widget]:
        """Over what is said: how the torch is led, what else is done to the plate."""
        if self.mode != WELD or self._lit_now():
            return []
        say = self.ui.texts.say
        hints = [("y", say(f"ui_weld.way_{self.way.value}"), "way")]
        if len(self.bench.exercise.seams) > 1:
            hints.append(("s", say("ui_weld.next_seam"), "seam"))
        if self.bench.dirty:
            hints.append(("x", say("ui_practice.clean"), "clean"))
        if self.bench.acts:
            hints += [("f", say("ui_practice.finish"), "finish"), ("r", say("ui_practice.restart"), "begin")]
        return key_hints("bench", 24, y, hints, 916)

    def _marked(self) -> list[Widget]:
        result = self.result
        if result is None:
            return []
        ui, before = self.ui, self.before
        panels = practice_panels.scores(ui, result, before)
        ways = practice_panels.ways(ui, panels[0].rect.bottom + 10)
        seam = next(line for line in result.trial.lines if line.name == self.seam)
        words = seam_words(ui, result.trial.weldment, seam)
        made = [*ways, *panels, *practice_lanes.strip(ui, result, before, self.seam, words)]
        if len(result.exercise.seams) > 1:
            made += key_hints("marks", 632, 630, [("s", ui.texts.say("ui_weld.next_seam"), "seam")], 916)
        return made
