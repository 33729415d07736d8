"""What the player orders at the weld bench: each is a command of the session; and the numbers that go with them.

Look for: `ordered`, `changed`.
"""

from typing import TYPE_CHECKING

from game.ui import weld_carry
from game.ui.weld_input import fine
from game.ui.weld_torch import TAPS

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld


def ordered(scene: "Weld", word: str, rest: str) -> None:
    """What a command of the session is asked for."""
    piece, seam, source = scene.chosen_piece(), scene.chosen_seam(), scene.source
    if source is None:
        return
    give = source.give
    match word:
        case "hands":
            who, _, task = rest.partition(" ")
            scene.ui.refused = give("hands", who, task)
            scene.mode = scene.mode if scene.ui.refused else scene.fitting()
        case "let" if source.who >= 0:
            # An arc goes out first; what it has laid is given, and then the work.
            if scene.burn is not None and scene.burn.recorder is not None:
                scene.burn.quench()
                scene.letting = True
            else:
                scene.ui.refused = give("let", scene.play.world.people[source.who])
        case "finish":
            scene.ui.refused = give("finish")
        case "take" if piece is not None and scene.weldment is not None:
            if scene.carry is None:
                scene.carry = weld_carry.taken(scene.weldment, piece)
            else:
                scene.let_go()
        case "clamp" if piece is not None:
            scene.ui.refused = give("clamp", piece.name, "off" if piece.clamped else "on")
        case "clean" if piece is not None:
            scene.ui.refused = give("clean", piece.name)
        case "cut" if piece is not None:
            # As long as it is, until another length is chosen.
            scene.ui.refused = give("cut", piece.name, f"{1000 * (scene.length or piece.length):.1f}")
            scene.length = 0.0
        case "tack" if seam is not None:
            scene.ui.refused = give("tack", seam.name, f"{1000 * min(scene.along, seam.length):.1f}")
        case "gouge" if seam is not None:
            scene.ui.refused = give("gouge", seam.name)
        case "visor":
            scene.ui.refused = give("visor", "on" if source.bare else "off")
        case "lower":
            scene.lower()


def changed(scene: "Weld", name: str, way: int) -> None:
    """A number goes one step down (-1) or up."""
    seam, piece = scene.chosen_seam(), scene.chosen_piece()
    by = way * (0.0001 if fine(scene.ui) else 0.001)
    if name == "along" and seam is not None:
        scene.along = min(seam.length, max(0.0, scene.along + 2 * by))
    elif name == "length" and piece is not None:
        scene.length = min(piece.length, max(0.02, (scene.length or piece.length) + 5 * by))
    elif name == "lower":
        scene.set_down = min(0.3, max(0.01, scene.set_down + 10 * by))
    elif scene.burn is not None and name in TAPS:
        scene.burn.torch.change(name, way * TAPS[name])
    elif scene.burn is not None and scene.burn.recorder is None:
        scene.burn.turn(name, way)
