"""No answer key: whatever arrangement of brackets chance draws is judged, with a reason, and other ones than ours hold.

All 300 seeds are drawn by the long test; the usual one draws ten and the three that are named here.
"""

from collections import Counter

import pytest

from game.model.bracing import Verdict
from tests.workshop.search import SHIPPED_SEAMS, Drawn, drawn, fresh, judged

NAMED = {4: ("rail", "packed"), 45: ("aluminium", "packed"), 60: ("rail_end", "packed")}
"""Seeds whose brackets hold with other stock and other seams than the plans that come with G-7."""
REASONS = ("holds", "broken", "tilts", "falls", "misfit", "no_bracket", "no_hole", "no_bead")


def assert_reasoned(found: Drawn, said: Verdict) -> None:
    """The verdict names what governs: a foot that can't be hung, or the seam or plate that is used most, and where."""
    values = dict(said.values)
    assert said.why in REASONS
    assert said.holds is (said.why == "holds")
    if said.state == "apart":
        assert values["foot"] in (1.0, 2.0, 3.0, 4.0)
        return
    assert said.worst is not None
    assert values["piece"] in [piece.name for piece in found.weldment.pieces]
    assert (said.worst.use < 1.0) is said.holds
    welds = [bead.seam for bead in found.weldment.beads] + [tack.seam for tack in found.weldment.tacks]
    assert values["seam"] in ["", *welds]
    assert bool(said.broken) is not said.holds


def test_ten_arrangements_get_a_verdict_and_a_reason() -> None:
    for seed in range(10):
        found = drawn(seed)
        assert_reasoned(found, judged(found.weldment))


@pytest.mark.parametrize("seed", NAMED)
def test_brackets_of_other_stock_and_other_seams_hold_and_are_found_again_by_their_seed(seed: int) -> None:
    found = drawn(seed)
    said = judged(found.weldment)
    assert (found.stock, found.way) == NAMED[seed]
    assert {bead.seam for bead in found.weldment.beads}.isdisjoint(SHIPPED_SEAMS)
    assert all(piece.stock != "steel" for piece in found.weldment.pieces)
    assert said.why == "holds"
    assert_reasoned(found, said)


def test_a_seed_draws_the_same_arrangement_twice() -> None:
    assert drawn(6) == drawn(6)
    assert drawn(6) != drawn(3)


@pytest.mark.long
def test_three_hundred_arrangements_get_a_verdict_and_a_reason() -> None:
    count: Counter[str] = Counter()
    others = []
    for seed in range(300):
        found = drawn(seed)
        said = judged(found.weldment)
        assert_reasoned(found, said)
        count[said.why] += 1
        if fresh(found) and said.holds:
            others.append(seed)
        turned = found.weldment._replace(pieces=found.weldment.pieces[::-1], tacks=found.weldment.tacks[::-1])
        assert judged(turned).why == said.why
    assert count.total() == 300
    assert min(count["holds"], count["tilts"], count["misfit"]) >= 10
    assert set(NAMED) <= set(others)
