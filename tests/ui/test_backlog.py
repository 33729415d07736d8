"""Everything that was said can be read again, page by page, at any length of its words."""

from functools import cache

import pytest

from game.session.lines import FINALLY
from game.session.run import opened
from game.ui.play import Play
from game.ui.said import QUESTION, REPLY
from game.ui.scene import Ui
from game.ui.scenes.backlog import Backlog
from tests.ui.games import LEVELS, g7
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.stages import ui

HOUR = 3600


@cache
def talked() -> Play:
    """An hour of a morning on which much is said."""
    script, world = opened(LEVELS / "g7" / "plans" / "saves.plan", LEVELS)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    return Play.from_commands(world, orders, HOUR)


def read(play: Play, stretch: float = 1.0) -> tuple[Ui, Backlog]:
    shared = ui(stretch)
    shared.opened(play)
    scene = Backlog()
    shared.push(scene)
    scene.widgets()
    return shared, scene


def shown(scene: Backlog) -> list[int]:
    """Numbers of what stands on the page."""
    ids = [widget.id.removeprefix("backlog.") for widget in scene.widgets() if widget.role == "row"]
    return [int(id_) for id_ in ids]


def test_it_opens_at_the_newest_and_every_word_stands_on_some_page() -> None:
    _, scene = read(talked())
    assert shown(scene)[-1] == len(talked().said) - 1
    seen = set(shown(scene))
    while any(widget.action == "older" for widget in scene.widgets()):
        before = shown(scene)
        scene.on("older")
        assert shown(scene)[-1] == before[0] - 1
        seen |= set(shown(scene))
    assert seen == set(range(len(talked().said)))


def test_the_first_page_and_the_newest_are_one_key_away() -> None:
    _, scene = read(talked())
    scene.on("first")
    assert shown(scene)[0] == 0
    assert "older" not in {widget.action for widget in scene.widgets()}
    scene.on("last")
    assert shown(scene)[-1] == len(talked().said) - 1
    assert "newer" not in {widget.action for widget in scene.widgets()}


def test_questions_and_answers_can_be_read_alone() -> None:
    _, scene = read(talked())
    scene.on("filter")
    wanted = [each.words for each in talked().said if each.kind in (QUESTION, REPLY)]
    rows = [widget for widget in scene.widgets() if widget.role == "row"]
    assert rows
    # A long text is set in lines, so words are compared.
    last = " ".join(text.words for text in rows[-1].texts)
    assert wanted[-1].split()[-1] in last
    scene.on("filter")
    assert shown(scene)[-1] == len(talked().said) - 1


def test_before_anybody_has_spoken_it_says_so() -> None:
    shared, scene = read(Play(g7()))
    assert [widget.id for widget in scene.widgets() if widget.id == "backlog.none"]
    scene.on("back")
    assert shared.scenes == []


@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_page_reads_well(stretch: float) -> None:
    _, scene = read(talked(), stretch)
    while True:
        assert_sound(list(scene.widgets()))
        if not any(widget.action == "older" for widget in scene.widgets()):
            break
        scene.on("older")
