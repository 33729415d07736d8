"""Mistakes in the `bench:` of a level: each is told at its place, in a sentence for whoever wrote it."""

from pathlib import Path

import pytest

from game.words.diagnostic import BadInput
from tests.session.bench_level import LEVEL, world

MISTAKES = [
    ("place: bay\n", "place: bey\n", "'bey' is no place of this level. Did you mean 'bay'?"),
    ("tack: [tack]", "tack: [tuck]", "'tuck' is no task of this level. Did you mean 'tack'?"),
    ("hang: [hang]", "hang: [weld]", "'weld' stands twice among the tasks of the bench"),
    ("metal: steel\n", "metal: stele\n", "'metal' is one of steel, aluminium, and this is 'stele'"),
    ("gravity: 3.71 m/s2", "gravity: 3.71 m", "'gravity': '3.71 m' is a length, but an acceleration is needed here"),
    ("hole: {x: 0 mm, y: 8 mm}", "hole: {x: 0 mm, y: 80 mm}", "this hole is not on the plate: it lies beyond its edge"),
    ("      hole: {x: 0 mm, y: 8 mm}\n", "", "the machine has 4 feet, and only 0 of the plates have a hole for one"),
    ("[b1, b2, b3, b4]", "[b1, b2, b2, b4]", "'b2' stands twice in this list; take one of them out"),
    ("[b1, b2, b3, b4]", "[b1, b2, b3, n]", "'n' is an edge of a plate; call the plate something else"),
    ("pieces: [s1]", "pieces: [upper]", "'upper' is a plate too; call the rail something else"),
    ("stack: pump", "stack: pomp", "'pomp' is no stack of this level. Did you mean 'pump'?"),
    ("load: welder", "load: wedler", "'wedler' is no load of this level. Did you mean 'welder'?"),
    ("hide: [hard]", "hide: [herd]", "'herd' is no difficulty of this level. Did you mean 'hard'?"),
    ("b1: {x: -250 mm", "b9: {x: -250 mm", "'b9' is no plate of this level"),
    ("[n.upper 15, n.upper 105]}", "[n.uper 15]}", "'n.uper 15' is no tack; write an edge, what it lies on"),
    ("[n.upper 15, n.upper 105]}", "[n.upper 15], beads: [n.upper, x.upper]}", "'x.upper' is no seam; write an edge"),
    ("      metal: steel\n", "      metal: aluminium\n", "'b1' may be aluminium and 'upper' is steel"),
    ('"pick(draught, 0.5, 1)"', '"pick(drauht, 0.5, 1)"', "'drauht' is no fact. Did you mean 'draught'?"),
    ('dirt: "3"', 'dirt: "3 %"', "numbers stand without unit here"),
    ("when: \"not draught\"", "when: \"not draft\"", "'draft' is no fact"),
    ("run_hertz: 25 Hz", "run_hertz: -25 Hz", "'run_hertz' must be greater than 0"),
    ("play: 1.5 mm", "plya: 1.5 mm", "'plya' is not a key here. 'play' is missing here. Did you mean 'play'?"),
    ("pieces: [s1]", f"pieces: [{', '.join(f's{n}' for n in range(13))}]", "'pieces' has at most 12 entries"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert right in LEVEL
    with pytest.raises(BadInput) as told:
        world(tmp_path, LEVEL.replace(right, wrong, 1))
    assert sentence in str(told.value)
    assert "level.yaml:" in str(told.value)


def test_a_difficulty_may_hide_what_is_predicted(tmp_path: Path) -> None:
    hidden = [world(tmp_path, difficulty=each).plot.bench for each in ("standard", "hard")]
    assert [bench.hidden for bench in hidden if bench] == [False, True]


def test_a_verb_of_the_bench_can_not_be_an_effect(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'arc' is no effect"):
        world(tmp_path, LEVEL.replace("end: [torch bay off]", "end: [arc b1.n.upper 150 12]"))
