"""The art of the patch bay fits what is drawn of it at run time: the same places, and a sprite for whatever G-7 has."""

from assets.art.scenes import patch_leads, patch_plugs, patch_things, patch_wall
from game.rig.finding.meters import TOOLS
from game.rig.parts import LEADS, MEDIA
from game.ui.patch import bay, lay, shelf
from tests.rig.rig_sample import RIG


def test_slices_of_leads_are_as_wide_and_as_many_as_the_window_thinks() -> None:
    assert (patch_leads.ANGLES, patch_leads.STEP, patch_leads.CELL) == (lay.ANGLES, lay.STEP, lay.CELL)
    assert {name: lead.radius for name, lead in patch_leads.LEADS.items()} == lay.RADII
    assert set(patch_leads.LEADS) == set(MEDIA)
    assert all(2.0 * (lead.radius + patch_leads.LONG) < patch_leads.CELL for lead in patch_leads.LEADS.values())


def test_panels_and_shelf_lie_where_ports_and_parts_are_shown() -> None:
    assert [x + patch_wall.WIDE / 2 for x, _, _ in patch_wall.PANELS] == [bay.LEFT_X, bay.RIGHT_X]
    assert (patch_wall.TOP, patch_wall.BOTTOM) == (bay.TOP, bay.BOTTOM)
    left, top, right, bottom = patch_wall.SHELF
    assert abs(left - shelf.SHELF.x) <= 4
    assert abs(right - shelf.SHELF.right) <= 4
    assert abs(top - shelf.SHELF.y) <= 4
    assert abs(bottom - shelf.SHELF.bottom) <= 4


def test_every_shape_of_connector_has_a_socket_and_a_plug_of_its_own() -> None:
    shapes = {end.shape: end.medium for part in RIG.parts for end in part.ends if end.shape}
    assert set(shapes) <= set(patch_plugs.SHAPES)
    sockets = {end.shape for part in RIG.parts for end in part.ends if end.side}
    assert sockets <= set(patch_plugs.RECEPTACLES)
    assert len({patch_plugs.RECEPTACLES[shape] for shape in sockets}) == len(sockets)
    assert {f"any_{medium}" for medium in MEDIA} <= set(patch_plugs.SHAPES)


def test_every_loose_part_and_every_tool_has_a_picture() -> None:
    bodies = [part for part in RIG.parts if not part.fixed and not isinstance(part.body, LEADS)]
    assert {f"{lay.kind_of(part)}.{part.ends[0].medium}" for part in bodies} <= set(patch_things.BODIES)
    assert set(TOOLS) == set(patch_things.TOOLS)
