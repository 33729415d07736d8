"""Alarms are ranked, noticed once, stand for as long as their cause, and never come as a storm."""

from game.session.stage import Event
from game.ui.alarms import ADVISORY, CAUTION, EMERGENCY, KINDS, Alarms
from game.ui.play import Play
from game.words.message import catalogue, message
from tests.ui.games import MINUTE, g7


def event(tick: int, id_: str, **values: str) -> Event:
    return Event(tick, message(f"event.{id_}", **values))


def fresh() -> Alarms:
    return Alarms(g7())


def test_the_morning_begins_with_the_oxygen_alarm() -> None:
    play = Play.from_commands(g7(), (), MINUTE)
    first = play.alarms.first()
    assert first is not None
    assert (first.key, first.rank, first.acknowledged) == ("alarm_oxygen.", EMERGENCY, -1)
    play.acknowledge(first.key)
    play.run((), 2 * MINUTE)
    still = next(alarm for alarm in play.alarms.ranked() if alarm.key == first.key)
    assert still.standing
    assert still.acknowledged == MINUTE


def test_the_worst_that_nobody_has_noticed_comes_first_and_of_two_the_newer() -> None:
    alarms = fresh()
    alarms.hear(event(1, "candle_out", module="Living"))
    alarms.hear(event(2, "alarm_co2", module="Living", kpa="1.4", limit="1.33"))
    alarms.hear(event(3, "weak", person="Noor Haddad", spo2="74"))
    assert [alarm.rank for alarm in alarms.ranked()] == [CAUTION, CAUTION, ADVISORY]
    assert alarms.ranked()[0].key.startswith("weak")
    alarms.hear(event(4, "limit_oxygen", module="Living", limit="12.65", percent="17.9"))
    assert alarms.ranked()[0].rank == EMERGENCY
    alarms.acknowledge(alarms.ranked()[0].key, 5)
    assert alarms.ranked()[0].key.startswith("weak")
    assert alarms.open() == 3


def test_repeats_collapse_into_one() -> None:
    alarms = fresh()
    raised = [alarms.hear(event(tick, "weak", person="Noor Haddad", spo2="74")) for tick in range(50)]
    assert len([each for each in raised if each]) == 1
    assert len(alarms.ranked()) == 1
    assert alarms.ranked()[0].times == 50
    assert alarms.hear(event(60, "weak", person="Petra Lind", spo2="74")) is not None
    assert len(alarms.ranked()) == 2


def test_one_that_is_over_and_was_noticed_is_forgotten_and_comes_again() -> None:
    play = Play.from_commands(g7(), (), MINUTE)
    alarms = play.alarms
    alarms.hear(event(60, "candle_out", module="Living"))
    key = "candle_out.Living"
    alarms.look(play.session.state)
    assert [alarm.standing for alarm in alarms.ranked() if alarm.key == key] == [False]
    alarms.acknowledge(key, 61)
    alarms.look(play.session.state)
    assert key not in [alarm.key for alarm in alarms.ranked()]
    assert alarms.hear(event(90, "candle_out", module="Living")) is not None


def test_every_alarm_is_an_event_of_the_catalogue() -> None:
    assert not [name for name in KINDS if f"event.{name}" not in catalogue()]


def test_what_only_happens_is_no_alarm() -> None:
    assert fresh().hear(event(1, "arrived", person="Noor Haddad", module="Living")) is None
