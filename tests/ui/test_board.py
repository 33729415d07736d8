"""The task board: everybody has a row, every order that the session knows is a few keys away, and nothing overlaps."""

from functools import cache
from itertools import chain

import pygame
import pytest

from game.session.lines import FINALLY
from game.session.run import opened
from game.ui import board_entries, board_rows
from game.ui.app import App
from game.ui.play import Play
from game.ui.scenes.board import Board
from game.ui.scenes.hub import Hub
from game.ui.widget import Widget
from game.words.verbs import BENCH_VERBS, RIG_VERBS, VERBS, Command
from tests.ui import stages
from tests.ui.games import LEVELS, MINUTE, ORDERS, g7
from tests.ui.sound_layout import STRETCHES, assert_sound

SAVES = LEVELS / "g7" / "plans" / "saves.plan"
MENDED = LEVELS / "first_steps" / "plans" / "mended.plan"


@cache
def saved(minutes: int) -> Play:
    """The game of a plan that saves everybody."""
    script, world = opened(SAVES, LEVELS)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    return Play.from_commands(world, orders, minutes * MINUTE)


def board(play: Play, who: str = "", stretch: float = 1.0) -> tuple[App, Board]:
    """The board over the hub."""
    app = stages.app(stretch=stretch)
    app.ui.opened(play)
    made = Board(who)
    app.ui.push(Hub())
    app.ui.push(made)
    made.widgets()
    return app, made


def fresh(minutes: float = 20.0) -> Play:
    return Play.from_commands(g7(), ORDERS, round(minutes * MINUTE))


def hut() -> Play:
    """A level without a story, in which people and machines are ordered about directly."""
    _, world = opened(MENDED, LEVELS)
    return Play.from_commands(world, (), 20 * MINUTE)


def shown(scene: Board) -> dict[str, Widget]:
    return {widget.id: widget for widget in scene.widgets()}


def words(widget: Widget) -> str:
    return " ".join(text.words for text in widget.texts)


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("minutes", [40, 95, 200, 300])
def test_every_page_of_everybody_is_sound(minutes: int, stretch: float) -> None:
    play = saved(minutes)
    _, scene = board(play, stretch=stretch)
    for _ in range(len(play.world.people) + len(play.world.groups)):
        assert_sound(scene.widgets())
        scene.on("page")
        scene.on("later")
        assert_sound(scene.widgets())
        scene.on("next")
    for tab in ("ways", "machines", "cart"):
        scene.on(f"tab:{tab}")
        for _ in range(4):
            assert_sound(scene.widgets())
            scene.on("page")


@pytest.mark.parametrize("stretch", STRETCHES)
def test_what_there_is_to_order_about_each_task_has_room(stretch: float) -> None:
    play = saved(95)
    app, scene = board(play, stretch=stretch)
    for who in ("yuki", "hassan"):
        for part in board_rows.cards(play, app.ui.texts, who):
            for card in part:
                scene.on(f"who:{who}")
                scene.on(f"task:{card.task}")
                assert_sound(scene.widgets())


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_level_without_a_story_has_a_sound_board_too(stretch: float) -> None:
    _, scene = board(hut(), stretch=stretch)
    for tab in ("tasks", "ways", "machines"):
        scene.on(f"tab:{tab}")
        assert_sound(scene.widgets())


def test_everybody_has_a_row_the_player_first() -> None:
    play = fresh()
    app, _ = board(play)
    ids = [row.id for row in board_rows.rows(play, app.ui.texts)]
    assert ids[0] == "yuki"
    assert sorted(ids) == sorted([*play.world.people, *play.world.groups])


def test_it_opens_with_whoever_was_asked_for_or_the_player() -> None:
    play = fresh()
    assert "Hassan" in words(shown(board(play, "hassan")[1])["board.possible.for"])
    assert "Yuki" in words(shown(board(play)[1])["board.possible.for"])


def test_a_row_says_what_somebody_does_and_for_how_long() -> None:
    play = saved(200)
    app, scene = board(play)
    row = next(row for row in board_rows.rows(play, app.ui.texts) if row.id == "yuki")
    t = play.session.state.duty.task[play.world.people.index("yuki")]
    assert row.what == board_rows.task_name(play.world, app.ui.texts, t)
    assert row.state == board_rows.BUSY
    assert row.left > 0
    assert 0 < row.share < 1
    assert row.what in words(shown(scene)["board.who.yuki"])


def test_how_long_somebody_is_busy_is_how_long_they_are() -> None:
    play = Play.from_commands(g7(), ORDERS, 20 * MINUTE)
    assert not play.apply(Command("assign", ("yuki", "secure", "normal")))
    play.run((), 21 * MINUTE)
    app, _ = board(play)
    left = next(row.left for row in board_rows.rows(play, app.ui.texts) if row.id == "yuki")
    began = play.now
    while play.session.state.duty.task[play.world.people.index("yuki")] >= 0:
        play.second()
    assert play.now - began == pytest.approx(left, abs=20)


def test_two_keys_give_somebody_a_task_and_the_order_is_logged() -> None:
    app, scene = board(fresh())
    play = app.ui.play
    assert play is not None
    card = next(widget for widget in scene.widgets() if widget.id.startswith("board.task."))
    stages.press(app, pygame.key.key_code(card.key))
    stages.press(app, pygame.K_1)
    assert play.orders[-1][1] == Command("assign", ("yuki", card.id.removeprefix("board.task."), "normal"))
    assert "board.done" in shown(scene)
    assert app.ui.focus.startswith("board.")


def test_a_task_can_be_booked_hurried_and_left_out() -> None:
    found = set()
    play = fresh()
    app, _ = board(play)
    for who in play.world.people:
        for part in board_rows.cards(play, app.ui.texts, who):
            for card in part:
                found |= {entry.id for entry in board_rows.orders(play, app.ui.texts, who, card.task)}
    assert found == {"assign_normal", "assign_haste", "book_normal", "book_haste", "skip", "unbook"}


def test_haste_is_never_slower() -> None:
    play = fresh()
    app, _ = board(play)
    for card in board_rows.cards(play, app.ui.texts, "hassan")[0]:
        notes = {each.id: each.note for each in board_rows.orders(play, app.ui.texts, "hassan", card.task)}
        if "assign_haste" in notes:
            assert int(notes["assign_haste"].split()[0]) <= int(notes["assign_normal"].split()[0])


def test_what_is_not_possible_yet_says_what_comes_first_and_who_is_at_it() -> None:
    play = Play.from_commands(g7(), ORDERS, 20 * MINUTE)
    assert not play.apply(Command("assign", ("yuki", "secure", "normal")))
    play.run((), 22 * MINUTE)
    app, scene = board(play)
    later = {card.task: card.note for card in board_rows.cards(play, app.ui.texts, "yuki")[1]}
    assert "Isolate the old stack" in later["cells"]
    assert "Yuki Tanaka, until 06:" in later["cells"]
    scene.on("task:cells")
    told = shown(scene)
    assert not told["order.assign_normal"].enabled
    assert "First:" in told["order.assign_normal"].why_not
    assert told["order.book_normal"].enabled


def test_each_prospect_of_the_session_is_on_the_board_or_will_never_be() -> None:
    play = saved(95)
    app, _ = board(play)
    for who in ("yuki", "hassan", "kwan"):
        now, later = board_rows.cards(play, app.ui.texts, who)
        prospects = play.session.prospects(person=who)
        assert {card.task for card in now} == {each.task for each in prospects if each.refusal is None}
        assert {card.task for card in later} <= {each.task for each in prospects if each.refusal is not None}


def test_who_was_not_told_enough_says_so_once() -> None:
    _, scene = board(fresh(), "residents")
    told = shown(scene)
    assert "not told enough" in words(told["board.none"])
    assert not [id_ for id_ in told if id_.startswith("board.task.")]


def test_people_are_sent_dropped_and_told_what_to_do() -> None:
    app, scene = board(hut(), "ana")
    play = app.ui.play
    assert play is not None
    scene.on("tab:ways")
    scene.on("entry:send.ana.locker")
    scene.on("entry:do.ana.rest")
    assert [command.text() for _, command in play.orders[-2:]] == ["send ana locker", "do ana rest"]
    play.apply(Command("assign", ("ana", "fetch", "normal")))
    scene.on("entry:drop.ana")
    assert play.orders[-1][1] == Command("drop", ("ana",))


def test_parts_go_on_the_cart_and_off_it() -> None:
    app, scene = board(fresh())
    play = app.ui.play
    assert play is not None
    part = play.world.names.kinds["part"][0]
    scene.on("tab:cart")
    for verb in ("pack", "unpack") if not play.session.state.course.packed[0] else ("unpack", "pack"):
        scene.on(f"entry:{verb}.{part}")
        assert play.orders[-1][1] == Command(verb, (part,))


def test_a_machine_is_switched_and_then_offers_the_other_way() -> None:
    app, scene = board(fresh())
    play = app.ui.play
    assert play is not None
    scene.on("tab:machines")
    scene.on("entry:bed.bed_a.off")
    assert play.orders[-1][1] == Command("bed", ("bed_a", "off"))
    ids = {entry.id for entry in board_entries.machines(play, app.ui.texts)}
    assert "bed.bed_a.on" in ids
    assert "bed.bed_a.off" not in ids


def test_what_somebody_has_on_the_list_is_taken_off_it_one_by_one() -> None:
    orders = [Command("assign", ("hassan", "feet", "normal")), Command("book", ("hassan", "drain", "normal")),
              Command("book", ("hassan", "sketch", "normal"))]  # fmt: skip
    app, scene = board(Play.from_commands(g7(), [(9, each) for each in orders], 10), "hassan")
    play = app.ui.play
    assert play is not None
    scene.on("tab:ways")
    ids = [each.id for each in scene.widgets() if "unbook" in each.id]
    assert [id_.rpartition(".")[2] for id_ in ids] == ["feet", "drain", "sketch"]
    scene.on("entry:unbook.hassan.drain")
    assert "Drain" in words(shown(scene)["board.done"])
    tasks = [play.world.plot.tasks[t].id for t, _ in play.session.state.duty.booked[play.world.people.index("hassan")]]
    assert tasks == ["sketch"]


def test_what_is_the_work_of_somebody_is_no_switch_here() -> None:
    play = fresh()
    app, _ = board(play)
    verbs = {entry.command.verb for entry in board_entries.machines(play, app.ui.texts)}
    assert not verbs & set(play.world.plot.by_task)


def test_every_verb_but_answers_can_be_given_from_the_board() -> None:
    given = set()
    for play in (fresh(), hut(), Play.from_commands(g7(), (), 2 * MINUTE)):
        free = play.world._replace(plot=play.world.plot._replace(by_task=()))
        open_play = Play.from_commands(free, (), play.now)
        app, _ = board(open_play)
        texts = app.ui.texts
        for who in (open_play.world.people[0], open_play.world.people[-1]):
            given |= {entry.command.verb for entry in board_entries.ways(open_play, texts, who)}
            for card in chain(*board_rows.cards(open_play, texts, who)):
                given |= {each.command.verb for each in board_rows.orders(open_play, texts, who, card.task)}
        given |= {entry.command.verb for entry in board_entries.machines(open_play, texts)}
        given |= {entry.command.verb for entry in board_entries.parts(open_play, texts)}
    # Whoever has nothing on their list has nothing to drop; doors and packing go one way at a time; weld bench and
    # rig have scenes of their own.
    assert set(VERBS) - set(BENCH_VERBS) - set(RIG_VERBS) - given <= {
        "choose",
        "drop",
        "unbook",
        "open",
        "shut",
        "pack",
        "unpack",
        "stop",
        "start",
        "bleed",
        "install",
    }
    assert {"pack", "unpack"} & given
    assert {"open", "shut"} & given
    assert {"stop", "start"} & given


def test_to_look_changes_nothing() -> None:
    play = fresh()
    before = play.session.freeze()
    _, scene = board(play)
    for action in ("page", "later", "task:secure", "back", "tab:ways", "tab:machines", "tab:cart", "next", "more"):
        scene.on(action)
        scene.widgets()
    assert play.session.freeze() == before
    assert not play.session.tick() or play.session.now == before.habitat.tick + 1


def test_keys_turn_pages_choose_people_and_lead_back() -> None:
    app, scene = board(fresh())
    stages.press(app, pygame.K_n)
    assert "Hassan" in words(shown(scene)["board.possible.for"])
    stages.press(app, pygame.K_p)
    assert "Yuki" in words(shown(scene)["board.possible.for"])
    first = [id_ for id_ in shown(scene) if id_.startswith("board.task.")]
    stages.press(app, pygame.K_PAGEDOWN)
    assert first != [id_ for id_ in shown(scene) if id_.startswith("board.task.")]
    stages.press(app, pygame.K_e)
    assert "board.who.yuki" not in shown(scene)
    stages.press(app, pygame.K_ESCAPE)
    assert isinstance(app.ui.top, Hub)


def test_escape_in_a_task_leads_back_to_the_board_first() -> None:
    app, scene = board(fresh())
    scene.on("task:secure")
    stages.press(app, pygame.K_ESCAPE)
    assert app.ui.top is scene
    assert "order" not in shown(scene)


def test_no_key_does_two_things() -> None:
    _, scene = board(fresh())
    for action in ("tab:tasks", "tab:ways", "tab:machines", "tab:cart", "task:secure"):
        scene.on(action)
        keys = [widget.key for widget in scene.widgets() if widget.key]
        assert len(keys) == len(set(keys))


def test_the_oxygen_is_never_absent() -> None:
    _, scene = board(fresh())
    for action in ("tab:ways", "tab:machines", "tab:tasks", "task:secure"):
        scene.on(action)
        assert "oxygen.chip" in shown(scene)


def test_who_waits_for_an_answer_meanwhile_is_told_of() -> None:
    play = Play.from_commands(g7(), (), 40)
    while play.question is None:
        play.second()
    _, scene = board(play)
    assert "answer" in words(shown(scene)["board.keys.escape"])


def test_what_takes_longer_than_there_is_time_and_what_is_on_the_list_says_so() -> None:
    play = saved(95)
    app, _ = board(play)
    now = {card.task: card for card in board_rows.cards(play, app.ui.texts, "hassan")[0]}
    assert now["drain_known"].note.startswith("On the list")
    left = float(play.session.read("minutes_left"))
    for who in ("yuki", "hassan"):
        for card in board_rows.cards(play, app.ui.texts, who)[0]:
            assert ("longer than" in card.note) == (card.minutes > left)


def test_it_makes_way_when_all_is_over() -> None:
    app, _ = board(fresh())
    assert app.ui.play is not None
    app.ui.play.finish()
    app.frame(stages.FRAME)
    assert isinstance(app.ui.top, Hub)


def test_nothing_is_laid_out_again_while_nothing_changes() -> None:
    _, scene = board(fresh())
    first = scene.widgets()
    assert all(one is other for one, other in zip(first, scene.widgets(), strict=True))
