"""The weld bench: plates are fitted up, tacked and welded by the player's hands, and shown for what they would carry.

Everything that is done is a command of the session; the scene leads a plate or a torch until it is one. Time runs as
fast as the colony's while an arc burns, and faster while the hands are only busy.

Look for: `Weld`; weld_sides.py has what stands at its right.
"""

from collections.abc import Sequence

from game.model.seams import seams
from game.model.weldment import Piece, Seam, Weldment
from game.retelling.wording import you
from game.session.session import Session
from game.ui import weld_carry
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.pace import CHOOSING, WAITED
from game.ui.play import Play
from game.ui.salvage_panels import place_label
from game.ui.scene import Ui
from game.ui.scenes import weld_coach, weld_orders, weld_sides
from game.ui.scenes.hub_ways import opened
from game.ui.scenes.weld_grip import Grip
from game.ui.scenes.weld_stage import Stage
from game.ui.weld_burn import Burn
from game.ui.weld_carry import Carry
from game.ui.weld_fit import Fit
from game.ui.weld_input import fine
from game.ui.weld_lead import press
from game.ui.weld_marks import refusal_words
from game.ui.weld_panels import MODES
from game.ui.weld_source import HANG, WELD, Played
from game.ui.weld_torch import Way
from game.ui.widget import Widget
from game.ui.widgets import key_hints, paragraph
from game.ui.widgets import oxygen as instrument
from game.ui.widgets.alarm_bar import STOP, TAKE, alarm_chip, alarm_on
from game.ui.widgets.panel import panel
from game.words.facts import clock_text

BUSY = 10.0
"""Colony seconds in a real one while the hands are at the last thing."""
ANEW = 0.1
VISOR = 304.0
"""Where the visor's key stands, between the two places of the puddle."""
DAY = 24 * 3600
LEAST = 130.0
"""Room in which an alarm has its sign, a word and its key."""
OVER_AN_ARC = (TAKE, STOP)
"""What the alarms and the clock can be asked while an arc burns: neither opens anything."""
NUDGES = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}


class Weld:
    """The bench."""

    name = "weld"

    def __init__(self, mode: str = "") -> None:
        self.mode = mode
        self.source: Played | None = None
        self.piece = ""
        """Name of the plate that is chosen."""
        self.seam = ""
        """And of the seam."""
        self.along = 0.010
        """Where the next tack goes, m."""
        self.length = 0.0
        """To what the plate is sawn, m."""
        self.carry: Carry | None = None
        """The plate in the hand, and where it is wanted."""
        self.fit = Fit()
        """Where it is, and what it pushes."""
        self.burn: Burn | None = None
        self.way = Way.TIMED
        self.loupe = False
        """The bead of the chosen seam is looked at closely."""
        self.set_down = 0.03
        """m/s."""
        self._found: tuple[Weldment, tuple[Seam, ...]] | None = None
        self._stood = 0.0
        """Real seconds for which time stood between the steps of this stroke."""
        self.letting = False
        """The work is given back as soon as the stroke has been."""
        self._stage: Stage | None = None
        self._session: Session | None = None
        self._seconds = 0.0
        self._made: tuple[object, list[Widget]] | None = None
        self._made_at = -1.0

    @property
    def play(self) -> Play:
        if self.ui.play is None:
            raise ValueError("the weld bench is shown only while a level is played")
        return self.ui.play

    @property
    def weldment(self) -> Weldment | None:
        return self.source.weldment if self.source is not None else None

    def enter(self, ui: Ui) -> None:
        """At first, and whenever a scene over it was closed."""
        self.ui = ui
        play = self.play
        if self._session is not play.session:
            self._session, self.carry, self.burn = play.session, None, None
            self._stage, self._grip = Stage(ui), Grip(ui)
            there = play.world.plot.bench is not None and play.session.state.bench is not None
            self.source = Played(play) if there else None
            if self.mode not in MODES:
                self.mode = self.fitting()
        self._ready()
        self._made = None

    def fitting(self) -> str:
        kind = self.source.kind if self.source is not None else -1
        return "weld" if kind == WELD else "load" if kind == HANG else "fit"

    # Time.

    def advance(self, seconds: float) -> None:
        """To choose costs seconds; hands that are busy let time run; an arc burns as fast as it does."""
        play, source = self.play, self.source
        self._seconds += seconds
        burn = self.burn
        lit = (burn is not None and burn.recorder is not None) or self.lowering
        waits = lit and burn is not None and burn.burning and burn.torch.waits
        most = CHOOSING if lit else WAITED if play.waiting else BUSY if source and source.busy else CHOOSING
        self._stood += seconds if waits and not play.paused else 0.0
        passed = 0.0 if play.paused or play.over or waits else seconds * min(play.pace, most)
        if not waits:
            play.advance(seconds, most)
        if source is not None and source.weldment.pieces:
            self._grip.lead(self, seconds)
            self.fit.follow(source.weldment, self.carry, seconds)
            if burn is not None:
                self._burns(burn, source, passed)
        if self._stage is not None:
            self._stage.advance(seconds, self)
        if play.over and self.ui.top is self:
            self.ui.pop()

    def _burns(self, burn: Burn, source: Played, passed: float) -> None:
        burn.advance(passed, source)
        self.ui.arc_long = burn.torch.held.arc if burn.burning else 0.0
        if burn.burning and source.arc is None:
            burn.quench()
        ended = burn.settle(source)
        if ended is not None:
            self.ui.refused = ended or self.ui.refused
            self.burn, self._made = None, None
            if self._stood > 0.0:
                self.play.note("stepped", f"{self._stood:.1f}")
                self._stood = 0.0
            self._ready()
            if self.letting:
                self.letting = False
                weld_orders.ordered(self, "let", "")

    # What is chosen.

    def seams(self) -> tuple[Seam, ...]:
        weldment = self.weldment
        if weldment is None:
            return ()
        if self._found is None or self._found[0] is not weldment:
            self._found = (weldment, seams(weldment))
        return self._found[1]

    def chosen_seam(self) -> Seam | None:
        """The seam that is chosen; the first one, if that is gone."""
        there = self.seams()
        return next((each for each in there if each.name == self.seam), there[0] if there else None)

    def chosen_piece(self) -> Piece | None:
        pieces = self.weldment.pieces if self.weldment is not None else ()
        return next((each for each in pieces if each.name == self.piece), pieces[0] if pieces else None)

    def choose(self, name: str) -> None:
        if name != self.seam and (self.burn is None or self.burn.recorder is None):
            self.seam, self.burn = name, None
        self._ready()

    def _ready(self) -> None:
        """A torch over the seam that is chosen, with the procedure of its plate."""
        arc = self.source.arc if self.source is not None else None
        if arc is not None:
            self.mode, self.seam = "weld", arc[0]
        seam, weldment = self.chosen_seam(), self.weldment
        if self.mode != "weld" or seam is None or weldment is None:
            return
        if self.burn is None or (self.burn.recorder is None and self.burn.seam != seam):
            before = self.burn
            self.burn = Burn(weldment, seam, self.way)
            if before is not None and before.piece.metal == self.burn.piece.metal:
                self.burn.amperes, self.burn.feed = before.amperes, before.feed
        self.seam = seam.name
        if arc is not None and self.burn.recorder is None:
            self.burn.adopt(arc[1], arc[2], float(arc[3]))

    # What is done.

    def on(self, action: str) -> None:
        """A mode, a choice, an order; or out."""
        self.ui.refused = ""
        if self.lowering and action not in OVER_AN_ARC:
            # Whoever does something else does not wait for the chain.
            self.lowered()
            if action == "lower":
                return
        word, _, rest = action.partition(":")
        match word:
            case "back":
                self._back()
            case "mode" if self.burn is None or self.burn.recorder is None:
                self.mode, self.carry, self.burn = rest, None, None
                self.fit.drop()
            case "plate" if self.weldment is not None and int(rest) < len(self.weldment.pieces):
                self.piece, self.length = self.weldment.pieces[int(rest)].name, 0.0
            case "seam" if int(rest) < len(self.seams()):
                self.choose(self.seams()[int(rest)].name)
            case "plate" | "seam":
                pass
            case "next":
                names = [each.name for each in self.seams()]
                if names:
                    at = names.index(self.seam) + 1 if self.seam in names else 0
                    self.choose(names[at % len(names)])
            case "look":
                self.loupe = not self.loupe
                welded = [bead.seam for bead in self.weldment.beads] if self.weldment is not None else []
                if self.loupe and welded and self.seam not in welded:
                    self.choose(welded[-1])
            case "next_plate":
                names = [each.name for each in self.weldment.pieces] if self.weldment is not None else []
                if names:
                    self.piece = names[(names.index(self.piece) + 1) % len(names) if self.piece in names else 0]
                    self.length = 0.0
            case "nudge" | "turn":
                self.nudged(action)
            case "less" | "more":
                weld_orders.changed(self, rest, 1 if word == "more" else -1)
            case "way":
                ways = list(Way)
                self.way = ways[(ways.index(self.way) + 1) % len(ways)]
                if self.burn is not None and self.burn.recorder is None:
                    self.burn.torch.way = self.way
            case "arc":
                press(self)
            case "wait":
                self.play.wait()
            case "hands" | "let" | "finish" | "take" | "clamp" | "clean" | "cut" | "tack" | "gouge" | "lower" | "visor":
                weld_orders.ordered(self, word, rest)
            case _ if self.burn is not None and self.burn.recorder is not None and action not in OVER_AN_ARC:
                # Nobody reads with a torch in their hand, and a stroke has no gaps: the arc goes out first.
                self.burn.quench()
                self.ui.refused = self.ui.texts.say("ui_weld.out_first")
            case _ if alarm_on(self.ui, action):
                pass
            case _:
                opened(self.ui, action)
        self._ready()
        self._made = None

    def _back(self) -> None:
        if self.carry is not None:
            self.carry = None
            self.fit.drop()
        elif self.burn is not None and self.burn.recorder is not None:
            self.burn.quench()
        else:
            self.ui.arc_long = 0.0
            self.ui.pop()

    @property
    def lowering(self) -> bool:
        """Whether the machine is on its way down, and nobody knows yet what comes of it."""
        return self._stage is not None and self._stage.hook.lowering

    def lower(self) -> None:
        """The chain begins to pay out, if the hands are free; what comes of it is asked when it has come down."""
        source, stage = self.source, self._stage
        if source is None or stage is None or source.kind != HANG or source.busy:
            self.lowered()
        else:
            stage.hook.lower(source.weldment, self.set_down)

    def lowered(self) -> None:
        """It has come down."""
        if self.source is not None and self._stage is not None:
            self.ui.refused = self.source.give("lower", f"{1000 * self.set_down:.0f}")
            self._stage.hook.stop()
            self._made = None

    def let_go(self) -> None:
        carry, weldment = self.carry, self.weldment
        self.carry = None
        if carry is None or weldment is None or self.source is None:
            return
        carry = self.fit.let_go(weldment, carry)
        words = weld_carry.words(weldment, carry)
        piece = next(each for each in weldment.pieces if each.name == carry.piece)
        if not (piece.layer == 0 and words[-1] == "rack"):
            self.ui.refused = self.source.give("place", *words)
        if self.ui.refused or words[-1] == "rack":
            self.fit.drop()
        self._made = None

    def nudged(self, action: str) -> None:
        if self.carry is None:
            return
        word, _, rest = action.partition(":")
        small = fine(self.ui)
        if word == "turn":
            self.carry = self.carry.turned(float(rest) * (0.1 if small else 1.0))
        else:
            dx, dy = NUDGES[rest]
            by = 0.0001 if small else 0.001
            self.carry = self.carry.moved(dx * by, dy * by)

    def strike(self) -> None:
        if self.burn is not None and self.burn.recorder is None and self.source is not None:
            self.ui.steady()
            self.ui.refused = self.burn.strike(self.source)

    # What is seen.

    def draw(self, canvas: Canvas) -> None:
        """The wall, what lies on it, lines over it; and the arc with both hands."""
        if self._stage is None or self.source is None:
            canvas.rect(STAGE, fill="ink", radius=0)
        else:
            self._stage.draw(canvas, self)

    def widgets(self) -> Sequence[Widget]:
        """The place, the oxygen, the panels; made anew ten times a second."""
        ui, play = self.ui, self.play
        state = (
            play.session, len(play.orders), len(play.said), play.waiting, self.mode, self.piece, self.seam, self.way,
            ui.stretch, ui.refused, self.carry is not None, self.burn is not None and self.burn.burning, self.seams(),
        )  # fmt: skip
        if self._made is None or self._made[0] != state or self._seconds - self._made_at >= ANEW:
            self._made, self._made_at = (state, self._all()), self._seconds
        return self._made[1]

    def _all(self) -> list[Widget]:
        ui, play = self.ui, self.play
        say = ui.texts.say
        label = place_label(ui, say("ui_weld.title"), clock_text(play.session.clock % DAY)[:5])
        gauge = instrument.chip(ui)
        room = Rect(label[0].rect.right + 10, label[0].rect.y, gauge.rect.x - label[0].rect.right - 20, label[0].rect.h)
        signs = [*([alarm_chip(ui, room)] if room.w > LEAST else []), gauge]
        hints = [("escape", say("ui_weld.asks" if play.question is not None else "ui_weld.back"), "back")]
        source = self.source
        if source is not None and source.who >= 0:
            name = play.world.people_names[source.who] if source.who != you(play.world) else say("ui_weld.yourself")
            hints.append(("l", say("ui_weld.let", person=ui.texts.shown(name)), "let"))
        if self.burn is not None and self.burn.recorder is not None:
            # The window opens the help by itself, and time would run over an arc that nobody leads.
            hints.append(("f1", say("ui_weld.help"), "help"))
        below = weld_coach.said(self)
        top = below[0].rect.y if below else 640.0
        right = [*weld_sides.side(self), *weld_sides.keys(self, top - 36)]
        made = [*label, *right, *below, *key_hints("weld", 632, 666, hints, 916)]
        if source is not None and source.kind == WELD:
            words = say("ui_weld.visor_up" if source.bare else "ui_weld.visor_down")
            made += key_hints("visor", 24, VISOR, [("h", words, "visor")])
        if ui.refused:
            text = paragraph(
                "refused.text",
                Rect(396, 92, 488, 0),
                refusal_words(ui, self.weldment, ui.texts.shown(ui.refused)),
                18,
                "caution",
                "bodyb",
                inside="refused",
            )
            made += [panel("refused", Rect(380, 84, 520, text.rect.h + 16), accent="caution"), text]
        return [*made, *signs]
