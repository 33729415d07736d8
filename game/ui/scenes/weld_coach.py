"""What is said at the weld bench: by whoever speaks; else what to do next, by somebody who can weld.

A person who has never welded reads here what comes first, in every way of working, until it is done.

Look for: `said`, `advice`.
"""

from typing import TYPE_CHECKING

from game.model.seams import misfit, served
from game.model.weldment import Piece, Weldment
from game.session.bench import beaded, brackets
from game.ui import weld_panels, weld_place
from game.ui.weld_panels import worst_variable
from game.ui.weld_source import HANG, Played
from game.ui.weld_torch import Torch
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld

DIRTY = 0.3
"""Dirt of a plate that is worth a word."""
TACKS = 2
"""For a plate, before it is welded."""


def said(scene: "Weld") -> list[Widget]:
    """The line that is spoken; else advice."""
    ui, play = scene.ui, scene.play
    line = play.line
    if line is not None:
        return weld_panels.coach(ui, ui.texts.shown(line.name), ui.texts.shown(line.words))
    if scene.source is None:
        return []
    return weld_panels.coach(ui, _coach(scene), ui.texts.say(f"ui_weld.coach_{advice(scene, scene.source)}"))


def advice(scene: "Weld", source: Played) -> str:
    """Id of what to do next."""
    burn = scene.burn
    if burn is not None and burn.burning:
        worst = worst_variable(burn.torch)
        if (at_end := over_the_ends(burn.torch)) is not None:
            return at_end
        if worst is not None:
            return f"{worst.name}_{'high' if worst.error > 0 else 'low'}"
        if (beside := burn.card.off.error(burn.torch.held.off)) != 0.0:
            return f"off_{'high' if beside > 0 else 'low'}"
        return "dirty" if burn.piece.dirt > DIRTY else "steady"
    if source.fallen:
        return "fallen"
    if source.hung:
        return "hangs"
    if source.kind < 0:
        return "none" if source.at_it() else "nobody"
    if scene.lowering:
        return "lowering"
    weldment = source.weldment
    match scene.mode:
        case "fit":
            return _fit(scene, weldment)
        case "tack":
            return _tack(scene, weldment)
        case "weld":
            return _weld(scene, weldment)
        case _:
            return "lower" if source.kind == HANG else "load"


def over_the_ends(torch: Torch) -> str | None:
    """Id of what matters more than the bands where a bead begins and where it ends."""
    if torch.ended:
        return "filled" if torch.filled else "fill"
    if torch.waits:
        return "step"
    return "pool" if torch.stands else None


def fell(weldment: Weldment, piece: Piece) -> bool:
    """Whether a plate has come to lie so low that it is not seen."""
    return piece.layer > 0 and weld_place.spot(piece.x, piece.y)[1] > weld_place.WALL.bottom


def _fit(scene: "Weld", weldment: Weldment) -> str:
    chosen = scene.chosen_piece()
    if scene.carry is not None:
        return "carry" if chosen is None or chosen.clamped else "carry_loose"
    if -1 in served(weldment):
        if chosen is None or not chosen.hole:
            return "pick"
        if fell(weldment, chosen):
            return "floor_clamped" if chosen.clamped else "floor"
        if not chosen.clamped:
            # In the rack too: a plate that is let go without its clamp is held by what it lies on, or falls.
            return "clamp" if chosen.layer else "pick"
        return "pick" if weldment.pieces.index(chosen) in served(weldment) else "take"
    if max(misfit(weldment)) > weldment.machine.play:
        return "adjust"
    if any(each.dirt > DIRTY and not beaded(weldment, each) for each in brackets(weldment)):
        return "grind"
    return "fitted"


def _tack(scene: "Weld", weldment: Weldment) -> str:
    if not scene.seams():
        return "no_seam"
    for piece in brackets(weldment):
        count = sum(piece.name in (tack.piece, tack.other) for tack in weldment.tacks)
        if count < TACKS and not beaded(weldment, piece):
            return "tack"
    return "tacked"


def _weld(scene: "Weld", weldment: Weldment) -> str:
    if not scene.seams():
        return "no_seam"
    if not weldment.beads:
        return f"strike_{scene.way.value}"
    if all(beaded(weldment, piece) for piece in brackets(weldment)):
        return "welded"
    return "weld"


def _coach(scene: "Weld") -> str:
    """Who speaks about it: whom the level's [weld] names, or whoever is at the bench."""
    world = scene.play.world
    told = scene.ui.staging.more.get("weld", {})
    person = str(told.get("coach", "")) if isinstance(told, dict) else ""
    if person in world.people:
        name = world.people_names[world.people.index(person)]
    else:
        name = world.people_names[scene.source.who] if scene.source is not None and scene.source.who >= 0 else ""
    return scene.ui.texts.shown(name.split()[0] if name else "")
