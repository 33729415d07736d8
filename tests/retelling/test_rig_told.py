"""What the report says of a rig that hands were at: what was otherwise, what let go and why, what would have helped."""

import math
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from game.debrief.flags import flags
from game.level.world import World
from game.model.stack import copied
from game.retelling import rig_help
from game.retelling.notebook import Handwork, Happening, Notebook, Order
from game.retelling.page import Page
from game.retelling.rig import rig_reasons
from game.retelling.rig_joined import odds, port_words, shut_off
from game.retelling.story import story
from game.rig import wiring
from game.rig.parts import Fault, Rigged
from game.session.session import Session
from game.session.stage import Event
from game.words.facts import clock_text
from game.words.message import said
from game.words.verbs import Command
from tests.session import rig_level
from tests.session.bench_level import command


@cache
def bay() -> World:
    """The small level, in which a stack is hot soon."""
    text = rig_level.LEVEL.replace("name: the backup", "name: backup generator")
    return rig_level.world(Path(mkdtemp()), text)


def wired(*ends: str, air: float = 0.0) -> Rigged:
    """All of it by the book, with what is plugged in at some ends pulled off again."""
    rig = bay().plot.rig
    assert rig is not None
    rigged = wiring.wired(rig.rig, Rigged((), tuple(sorted(rig.rig.turned_on))), "all")
    for end in ends:
        rigged = wiring.parted(rig.rig, rigged, end)
    return rigged._replace(air=air)


def plugged(rigged: Rigged, *pairs: str) -> Rigged:
    rig = bay().plot.rig
    assert rig is not None
    for pair in pairs:
        one, other = pair.split(" - ")
        assert wiring.refusal(rig.rig, rigged, one, other) is None
        rigged = wiring.joined(rig.rig, rigged, one, other)._replace(air=0.0)
    return rigged


class Game:
    """A session that a notebook listens to, with the panel in Ada's hands and the rig as it is given."""

    def __init__(self, rigged: Rigged, task: str = "panel") -> None:
        self.session, self.book = Session(bay()), Notebook(bay(), 1800)
        rig = self.session.state.rig
        assert rig is not None
        kept = {name: value for name, value in rig.rigged._asdict().items() if name in ("warmth", "stress")}
        self.session.state.rig = rig._replace(rigged=rigged._replace(**kept))
        self.events: Sequence[Event] = ()
        self.do(f"assign ada {task}", 20)
        self.do(f"hands ada {task}")

    def do(self, text: str, seconds: int = 0) -> None:
        given = command(self.session.world, text)
        refusal, events = self.session.apply(given)
        assert refusal is None, said(refusal, self.session.world.texts)
        self._second([given], events)
        self.wait(seconds - 1)

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self._second([], ())

    def until_tripped(self, most: int = 1500) -> None:
        for _ in range(most):
            self._second([], ())
            if self.session.read("stack", "backup") == "tripped":
                self.wait(2)
                return
        raise AssertionError(self.session.read("stack", "backup"))

    def _second(self, commands: Sequence[Command], events: Sequence[Event]) -> None:
        assert self.book.rig is not None
        # The looks at the air of every minute are left out: each forecasts twelve hours.
        self.book.entries += [Order(self.session.now, each) for each in commands]
        self.book.rig.listen(self.session, [*self.events, *events], commands)
        self.events = self.session.tick()

    def start(self, amperes: float = 40.0) -> None:
        self.do("turn enable on", 4)
        self.do("dial ramp 40", 4)
        self.do(f"dial amperes {amperes}", 4)

    def reasons(self) -> list[str]:
        assert self.book.rig is not None
        return rig_reasons(self.book.rig, self.session)


def dirty(game: Game, share: float) -> None:
    """Hydrogen on the oxygen side of a stack that stands."""
    habitat = game.session.state.habitat
    stacks = copied(habitat.stacks)
    whole = stacks.anode_o2[0] + stacks.anode_h2[0] + stacks.anode_n2[0]
    stacks.anode_h2[0], stacks.anode_o2[0], stacks.anode_n2[0] = share * whole, (1.0 - share) * whole, 0.0
    game.session.state.habitat = habitat._replace(stacks=stacks)


def one(texts: Sequence[str], begins: str) -> str:
    """The only sentence that begins so."""
    found = [text for text in texts if text.startswith(begins)]
    assert len(found) == 1, texts
    return found[0]


# ---- Lines that are not as in the book --------------------------------------------------------------------------


def test_by_the_book_nothing_is_otherwise_and_of_two_hoses_alike_either_will_do() -> None:
    assert [odd.text for odd in odds(bay(), wired())] == []
    changed = plugged(
        wired("v202.b", "plate.in", "plate.out", "v203.a"),
        "v202.b - hose_2.b", "hose_2.a - plate.in", "plate.out - hose_1.a", "hose_1.b - v203.a",
    )  # fmt: skip
    assert [odd.text for odd in odds(bay(), changed)] == []


def test_crossed_hoses_are_told_as_two_whole_lines() -> None:
    crossed = plugged(wired("plate.in", "plate.out"), "hose_1.b - plate.out", "hose_2.a - plate.in")
    assert [odd.text for odd in odds(bay(), crossed)] == [
        "the line from V-202 went to the outlet of HX-1 instead of its inlet",
        "the line from V-203 went to the inlet of HX-1 instead of its outlet",
    ]


def test_what_is_missing_hangs_or_goes_by_other_parts_is_told_once_each() -> None:
    assert [odd.text for odd in odds(bay(), wired("plate.out"))] == [
        "the line from V-203 led nowhere instead of to the outlet of HX-1"
    ]
    assert [odd.text for odd in odds(bay(), wired("v203.a", "plate.out"))] == [
        "nothing was plugged into V-203, where the book has the line to the outlet of HX-1"
    ]
    thin = plugged(wired("k1.b", "q4.a"), "k1.b - thin.a", "thin.b - q4.a")
    assert [odd.text for odd in odds(bay(), thin)] == ["between K1 and Q4 lay thin, where the book has cable 1"]
    # Asked for other media nothing is told of it.
    assert odds(bay(), thin, ("coolant", "data")) == []
    assert [odd.medium for odd in odds(bay(), thin, ("power",))] == ["power"]


def test_handles_that_are_off_are_told_as_such() -> None:
    rigged = wired()
    rigged = rigged._replace(on=tuple(name for name in rigged.on if name not in ("v203", "q4")))
    assert shut_off(bay(), rigged) == ["Q4 was off", "V-203 was shut"]
    assert port_words(bay(), "k1.b") == "K1"


# ---- Why it tripped ---------------------------------------------------------------------------------------------


def test_without_a_way_back_the_report_says_what_was_seen_and_what_the_book_would_have_done() -> None:
    game = Game(wired("plate.out"))
    game.start()
    game.until_tripped()
    told = game.reasons()
    assert one(told, "Not as in the book") == (
        "Not as in the book: the line from V-203 led nowhere instead of to the outlet of HX-1."
    )
    tripped = one(told, "At 06:")
    assert "tripped: too hot, 68 °C. To be seen just before: “FT 204 no coolant flow. The return is missing" in tripped
    would = re.search(r"would have taken (\d+) W/K instead of 0, and the stack .* come to rest at (\d+) °C", told[-1])
    assert would
    # That number is what the plate takes in a rig by the book, and the stack does come to rest there.
    right = Game(wired())
    right.start()
    right.wait(5400)
    stands = right.session.state
    assert int(would[1]) == pytest.approx(stands.flows.branch[0], abs=2.0)
    assert int(would[2]) == pytest.approx(stands.habitat.stacks.kelvin[0] - 273.15, abs=2.0)


def test_nothing_would_have_been_otherwise_that_is_told_by_the_same_number() -> None:
    game = Game(wired("plate.out"))
    game.start()
    game.until_tripped()
    moment = game.session.freeze()
    assert rig_help.helped(bay(), moment, rig_help.WANTS["hot"]) != ""
    coarse = rig_help.WANTS["hot"]._replace(measure=lambda world, solved: 1e-3 * rig_help.cooling(world, solved))
    assert rig_help.helped(bay(), moment, coarse) == ""


def test_a_thin_cable_is_told_with_the_volts_there_were_and_would_have_been() -> None:
    game = Game(plugged(wired("k1.b", "q4.a"), "k1.b - thin.a", "thin.b - q4.a"))
    game.start()
    game.until_tripped()
    told = game.reasons()
    assert one(told, "Not as") == "Not as in the book: between K1 and Q4 lay thin, where the book has cable 1."
    assert "U1 let go: it had come down to 100." in told[1]
    assert "tripped: no power. To be seen just before: “U1 gets 100." in told[2]
    would = re.fullmatch(r"With cables .* would have had (1\d\d\.\d) V instead of (1\d\d\.\d)\.", told[3])
    assert would
    assert float(would[1]) > 118.0 > 102.0 > float(would[2])
    assert len(told) == 4


def test_a_fault_that_nobody_saw_is_named_as_the_one_thing() -> None:
    fault = Fault("resistive_joint", "q4", 2.0)
    game = Game(wired()._replace(faults=(fault, Fault("dead_sensor", "ft204", 1.0))))
    game.start()
    game.until_tripped()
    told = game.reasons()
    assert told[-1].startswith(
        "But for this one thing, that the contact of Q4 resisted, its supply would have had 119."
    )
    # What had no part in it is told as well, and not as the cause.
    assert told[-2] == "Hidden: ft204 was dead."


def test_air_in_the_coolant_is_told_as_that() -> None:
    game = Game(wired(air=0.97))
    game.start()
    game.until_tripped()
    assert "Air stands in the coolant" in one(game.reasons(), "At 06:")
    one(game.reasons(), "With the air bled from its coolant its cold plate would have taken 73 W/K instead of ")


def test_a_short_purge_is_told_in_volumes_and_what_they_leave() -> None:
    game = Game(wired())
    dirty(game, 0.3)
    game.do("turn purge on", 12)
    game.do("turn purge off", 4)
    rig = game.session.state.rig
    assert rig is not None
    left = 100.0 * math.exp(-rig.volumes)
    assert 20.0 < left < 95.0
    stacks = game.session.state.habitat.stacks
    there = 100.0 * stacks.anode_h2[0] / (stacks.anode_o2[0] + stacks.anode_h2[0] + stacks.anode_n2[0])
    game.start()
    game.until_tripped()
    told = game.reasons()
    assert "tripped: hydrogen in its oxygen, 3." in one(told, "At 06:")
    purge = one(told, "Before the start")
    assert (
        f"{rig.volumes:.2f} volumes of nitrogen had gone through, where 5 are right: that leaves {left:.0f} %" in purge
    )
    share = re.search(r"here (\d+\.\d) % of its gas", purge)
    assert share
    assert float(share[1]) == pytest.approx(there, rel=0.03)


def test_a_jumper_is_told_with_the_second_at_which_its_interlock_would_have_acted() -> None:
    game = Game(wired())
    dirty(game, 0.2)
    game.do("turn enable on", 4)
    game.until_tripped()
    at = game.session.now - 2
    begun = at - next(each.begun for each in game.book.rig.tries if each.how == "h2_in_o2")  # type: ignore[union-attr]
    again = Game(wired())
    dirty(again, 0.2)
    again.do("jumper h2 on", 60)
    again.do("turn enable on", 120)
    assert again.session.read("stack", "backup") == "starting"
    told = again.reasons()
    run = again.book.rig.finished(again.session)[0]  # type: ignore[union-attr]
    assert [(each.interlock, each.tick - run.begun) for each in run.missed] == [("h2", begun)]
    bridged = one(told, "The interlock on hydrogen in oxygen was jumpered at 06:00:")
    assert f"would have tripped the stack at {clock_text(6 * 3600 + run.missed[0].tick)}, at 3." in bridged
    assert len(told) == 2
    assert told[1].startswith(
        "Before the start 0.18 volumes of nitrogen had gone through, where 5 are right: that leaves 83 %"
    )


def test_a_clash_is_told_as_whose_numbers_were_read_instead() -> None:
    rigged = wired()
    game = Game(rigged._replace(addresses=()))
    dirty(game, 0.2)
    game.do("turn enable on", 120)
    told = game.reasons()
    one(told, "The interlock on hydrogen in oxygen did not see the stack's own sensor: with it")
    assert "OLD, which answers at address 7 as CPU does. They were shown 0.0 % of hydrogen" in one(told, "Panel and")


def test_a_fuse_that_melts_is_told_with_its_current() -> None:
    game = Game(wired())
    game.start()
    game.wait(90)
    rig = game.session.state.rig
    assert rig is not None
    game.session.state.rig = rig._replace(rigged=rig.rigged._replace(blown=("f1",)))
    game.wait(20)
    assert re.match(r"At 06:0\d:\d\d F1 melted: \d A went through it\.", game.reasons()[0])
    # Started again without a new one it has no power, and that is why.
    game.do("press reset", 4)
    game.do("turn enable on", 4)
    one(game.reasons(), "With F1 whole its supply would have had 119.")


def test_what_hands_had_plugged_and_works_is_told_with_what_it_delivers() -> None:
    game = Game(wired())
    game.start()
    game.wait(200)
    state, volts = game.session.state, game.session.read("rig_volts")
    watts, celsius = state.flows.branch[0], state.habitat.stacks.kelvin[0] - 273.15
    assert game.reasons() == [
        f"By hand: the backup generator makes oxygen with 40.0 A; its supply has {volts:.1f} V, "
        f"its cold plate takes {watts:.0f} W/K, and it stands at {celsius:.0f} °C."
    ]


def test_left_to_people_and_by_the_book_there_is_nothing_to_tell() -> None:
    session, book = Session(bay()), Notebook(bay(), 1800)
    book.listen(session, (), ())
    book.listen(session, session.tick(), ())
    assert book.rig is not None
    assert rig_reasons(book.rig, session) == []


# ---- Orders -----------------------------------------------------------------------------------------------------


@cache
def plugging() -> Game:
    game = Game(wired("v202.b", "plate.in", "plate.out", "v203.a"), "wire")
    game.do("connect v202.b hose_1.a", 40)
    game.do("connect hose_1.b plate.in", 40)
    game.do("connect plate.out hose_2.a", 40)
    game.do("turn v203 off", 4)
    game.do("finish")
    game.wait(3)
    return game


def test_many_plugs_in_one_go_are_one_passage_of_the_story() -> None:
    book = plugging().book
    page = Page()
    story(page, book, plugging().session.now)
    text = " ".join(page.text().split())
    assert (
        "» Wire, by hand, in 2 min: three couplings and one handle turned. Not as in the book: nothing was plugged "
        "into V-203, where the book has the line to the outlet of HX-1; V-203 was shut."
    ) in text
    assert "You plug" not in text
    assert "You put the tools down" not in text
    assert "You take this into your own hands, as Ada: wire" in text


def test_they_are_one_decision_that_can_be_taken_again_from_before_the_first() -> None:
    found = flags(plugging().book)
    assert [flag.tick for flag in found] == [0]
    assert [text for text in found[0].words if text.startswith("Wire, by hand")]
    assert not [text for text in found[0].words if "plug" in text and not text.startswith("Wire")]


def test_a_few_plugs_are_told_one_by_one() -> None:
    game = Game(wired("plate.out"), "wire")
    game.do("connect hose_2.a plate.out", 40)
    game.do("finish")
    page = Page()
    story(page, game.book, game.session.now)
    assert "» You plug hose 2 into plate." in page.text()
    assert not [each for each in game.book.told() if isinstance(each, Handwork)]


def test_a_jumper_is_told_once_by_the_order() -> None:
    game = Game(wired())
    game.do("jumper h2 on", 2)
    # What the notebook would have noted of the event, which the small game leaves out.
    game.book.entries.append(Happening(game.session.now, "rig_jumpered", {"person": "Ada", "interlock": "hydrogen"}))
    page = Page()
    story(page, game.book, game.session.now)
    assert page.text().count("jumper") == 1


def test_a_game_that_goes_on_from_a_tick_has_what_was_noted_until_then_and_no_more() -> None:
    game = Game(wired("plate.out"))
    game.start()
    tick = game.session.now
    game.until_tripped()
    assert game.book.rig is not None
    again = Notebook(bay(), 1800)
    again.recall(game.book, tick)
    assert again.rig is not None
    assert again.rig.tries == []
    run = again.rig.finished(game.session)
    assert [(each.begun, each.how) for each in run] == [(game.book.rig.tries[0].begun, "")]
    whole = Notebook(bay(), 1800)
    whole.recall(game.book, game.session.now)
    assert whole.rig is not None
    assert rig_reasons(whole.rig, game.session) == game.reasons()
