"""What was said and asked, as the window shows it: lines, captions, the player's answers, the question that is open.

Look for: `Spoken`, `Question`, `Option`, `heard`, `open_question`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.level.world import World
from game.retelling.wording import you
from game.session.session import Session
from game.session.stage import Event, Stage
from game.session.telling import spoken
from game.words.message import message, said

LINE, CAPTION, REPLY, QUESTION = "line", "caption", "reply", "question"
"""Kinds of what is said: by somebody, by the house (a sound), by the player; and what somebody wants to know."""


class Spoken(NamedTuple):
    """Something that was said."""

    tick: int
    speaker: str
    """Id of a person or a voice; '' for a question that nobody puts into words."""
    name: str
    words: str
    kind: str


class Option(NamedTuple):
    """One answer that is open to the player now."""

    id: str
    words: str
    minutes: int
    """What it costs, as the player is told; 0: nothing to speak of."""
    whom: str
    """Name of whoever it occupies; '': nobody."""


class Question(NamedTuple):
    """The choice that stands open."""

    id: str
    words: str
    options: tuple[Option, ...]
    asked: int
    """Tick."""
    wait: int
    """Seconds until silence is an answer; -1: it waits for ever."""
    speaker: str = ""
    """Id of whoever asks; '' where the player asks themselves."""
    name: str = ""


def heard(world: World, event: Event) -> Spoken | None:
    """What an event says aloud; None for one that only happens."""
    values = dict(event.message.values)
    match event.message.id:
        case "event.line":
            speaker = values["line"].partition(".")[0]
            return Spoken(event.tick, speaker, _named(world, values["speaker"]), values["text"], LINE)
        case "event.caption":
            speaker = values["line"].partition(".")[0]
            return Spoken(event.tick, speaker, "", values["text"], CAPTION)
        case "event.reply":
            at = you(world)
            speaker, name = (world.people[at], world.people_names[at]) if at >= 0 else ("", "")
            return Spoken(event.tick, speaker, name, values["text"], REPLY)
        case "event.choice":
            return Spoken(event.tick, "", "", _named(world, values["text"]), QUESTION)
    return None


def open_question(session: Session) -> Question | None:
    """The choice that was opened last of those that have no answer yet."""
    world, state = session.world, session.state
    tale = state.tale
    open_ = [c for c, asked in enumerate(tale.asked) if asked >= 0 and tale.chosen[c] < 0]
    if not open_:
        return None
    at = max(open_, key=lambda c: (tale.asked[c], c))
    choice = world.plot.choices[at]
    stage = Stage(world, session.facts, state)
    options = tuple(
        Option(
            option.id,
            spoken(stage, f"option.{choice.id}.{option.id}"),
            round(option.costs / 60.0),
            world.people_names[option.who] if option.who >= 0 else "",
        )
        for option in choice.options
        if session.facts.holds(option.when, state)
    )
    if not options:
        return None
    wait = choice.wait if choice.silence >= 0 else -1
    speaker, name = _asker(world, tale.said, at)
    return Question(choice.id, spoken(stage, f"choice.{choice.id}"), options, tale.asked[at], wait, speaker, name)


def _asker(world: World, said_at: Sequence[int], choice: int) -> tuple[str, str]:
    """Id and name of whoever spoke last, the player left out, in the beat that opened a choice."""
    beats = [b for b, beat in enumerate(world.plot.beats) if beat.choice == choice and said_at[b] >= 0]
    if not beats:
        return "", ""
    at = you(world)
    me = world.people[at] if at >= 0 else ""
    say = world.plot.beats[max(beats, key=lambda b: said_at[b])].say
    speakers = [line.partition(".")[0] for line in say]
    kinds = world.plot.speakers
    speaker = next((each for each in reversed(speakers) if each != me and kinds[each] != "caption"), "")
    if not speaker:
        return "", ""
    if kinds[speaker] == "person":
        return speaker, world.people_names[world.people.index(speaker)]
    return speaker, _named(world, f"@speaker.{speaker}")


def _named(world: World, value: str) -> str:
    """A value, or the sentence of the level whose id it is."""
    return said(message("event.caption", text=value), world.texts)
