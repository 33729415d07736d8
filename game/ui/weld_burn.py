"""An arc that the player holds: struck, led, written down, ended; and the bead that grows meanwhile.

Look for: `Burn`, its `strike`, `advance`, `quench` and `settle`.
"""

from game.model.bead import partial
from game.model.procedure import procedure
from game.model.weldment import METALS, Bead, Cell, Seam, Weldment
from game.ui.weld_source import Source
from game.ui.weld_stroke import Recorder
from game.ui.weld_torch import Torch, Way, lag
from game.words.verbs import FEWEST_KNOTS

ANEW = 0.3
"""Colony seconds between two looks at how the bead has grown."""
AMPERES, FEED = (20.0, 300.0, 5.0), (0.0, 0.040, 0.0004)
"""Lowest, highest and the step of a key."""


class Burn:
    """A torch over a seam, from before the arc to its end."""

    def __init__(self, weldment: Weldment, seam: Seam, way: Way) -> None:
        self.seam = seam
        piece = next(each for each in weldment.pieces if each.name == seam.piece)
        self.piece = piece
        self.card = procedure(METALS[piece.metal], piece.thickness)
        self.torch = Torch(seam.length, self.card, way)
        self.amperes = self.card.amperes.best
        self.feed = self.card.feed.best
        self.recorder: Recorder | None = None
        self.ending = False
        """The arc is out for the hand; what was done is given as soon as the session's clock has passed it."""
        self.cells: tuple[Cell, ...] = ()
        self._asked = 0.0
        self._since = 0.0
        self._bead: Bead | None = None

    @property
    def burning(self) -> bool:
        """Whether the player's arc is lit."""
        return self.recorder is not None and not self.ending

    def turn(self, name: str, way: int) -> None:
        """A knob of the machine, one step down (-1) or up."""
        if name == "amperes":
            low, high, step = AMPERES
            self.amperes = min(high, max(low, self.amperes + way * step))
        else:
            low, high, step = FEED
            self.feed = min(high, max(low, round((self.feed + way * step) * 1e4) / 1e4))

    def strike(self, source: Source) -> str:
        """The arc, if it may burn; why not, as a sentence."""
        refusal = source.give("arc", self.seam.name, f"{self.amperes:.0f}", f"{1000 * self.feed:.1f}")
        if not refusal:
            self.recorder = Recorder(self.seam.name, self.amperes, self.feed)
            self.torch.strike()
            self.torch.late = lag(source.hand.impairment)
            self.recorder.hear(self.torch.moment())
            self.cells, self._asked, self._since, self._bead = (), 0.0, 0.0, None
        return refusal

    def adopt(self, amperes: float, feed: float, seconds: float) -> None:
        """Goes on with an arc that burns already, as after a saved game: until now the hand went as the card says."""
        self.amperes, self.feed = amperes, feed
        self.recorder = Recorder(self.seam.name, amperes, feed)
        self.torch.strike()
        self.recorder.hear(self.torch.moment())
        self.torch.along = min(self.seam.length, seconds * self.card.speed.best)
        self.torch.seconds = seconds
        self.recorder.hear(self.torch.moment())
        self.cells, self._asked, self._since, self._bead = (), ANEW, 0.0, None

    def advance(self, seconds: float, source: Source) -> None:
        """So much colony time passes."""
        if self.recorder is None or self.ending:
            return
        self.torch.advance(seconds)
        self.recorder.hear(self.torch.moment())
        self._asked += seconds
        if self._asked >= ANEW and self.recorder.told >= FEWEST_KNOTS:
            self._asked = 0.0
            hand, stroke = source.hand, self.recorder.so_far()
            self.torch.late = lag(hand.impairment)
            self.cells = partial(
                source.weldment, stroke, hand.impairment, hand.seed, hand.shield, self.cells, self._since
            )
            self._since = stroke.knots[-1].t

    def bead(self, source: Source) -> Bead | None:
        """What has been laid so far: the same object as long as it looks the same."""
        if self.recorder is None or not self.cells:
            return None
        if self._bead is None or len(self._bead.cells) != len(self.cells):
            hand, line = source.hand, self.seam
            self._bead = Bead(
                line.name, self.recorder.so_far(), self.cells, hand.impairment, hand.seed, hand.shield,
                line.x0, line.y0, line.x1, line.y1,
            )  # fmt: skip
        return self._bead

    def quench(self) -> None:
        """The hand lets the arc go out."""
        self.torch.quench()
        self.ending = self.recorder is not None

    def settle(self, source: Source) -> str | None:
        """Gives the stroke once it may be given; None until then, else why not ("": done)."""
        arc = source.arc
        if self.recorder is None or not self.ending:
            return None
        if arc is None:
            # Somebody was called away: the session has ended it.
            self.recorder, self.ending = None, False
            return ""
        knots = self.recorder.words(float(arc[3]))
        if arc[3] < self.recorder.seconds or len(knots) < FEWEST_KNOTS:
            return None
        refusal = source.give("stroke", *knots)
        self.recorder, self.ending = None, False
        self.cells = ()
        return refusal
