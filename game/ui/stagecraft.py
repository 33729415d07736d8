"""What a level says of its picture: who looks how and likes which place, where tasks are done, what is brought in when.

From `levels/<id>/screen.toml`: `[figure.<person>]` look, home; `[cutaway]` lamps; `[cutaway.spots]` task -> place;
`[[cutaway.part]]` name, when (facts that must hold: "done.hang", "not done.slide", "stack.backup is running").
Look for: `stagecraft`, `Stagecraft`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from game.session.session import Session
from game.ui.staging import Staging

SPARE = ("daniel", "elena", "tomasz", "ingrid", "gabriel", "samira", "rustam", "lucia")
"""Looks for people of whom a level says nothing."""


class Part(NamedTuple):
    """A thing that is seen while facts hold."""

    name: str
    when: tuple[str, ...]


class Stagecraft(NamedTuple):
    """Everything of it; a level without any has plain looks."""

    looks: Mapping[str, str]
    homes: Mapping[str, str]
    spots: Mapping[str, str]
    lamps: str
    parts: tuple[Part, ...]

    def look(self, person: str, i: int) -> str:
        """How somebody looks; whoever the level says nothing of gets one of the plainer looks."""
        return self.looks.get(person) or SPARE[i % len(SPARE)]

    def standing(self, session: Session) -> list[str]:
        """The parts that are seen now, in the order of the file."""
        return [part.name for part in self.parts if all(holds(session, fact) for fact in part.when)]


def stagecraft(staging: Staging | None) -> Stagecraft:
    """Out of what the level's file says; what it does not say is plain."""
    if staging is None:
        return Stagecraft({}, {}, {}, "", ())
    cutaway: Mapping[str, Any] = staging.more.get("cutaway", {})
    return Stagecraft(
        looks={person: str(each["look"]) for person, each in staging.figure.items() if "look" in each},
        homes={person: str(each["home"]) for person, each in staging.figure.items() if "home" in each},
        spots=cutaway.get("spots", {}),
        lamps=cutaway.get("lamps", ""),
        parts=tuple(Part(each["name"], tuple(each.get("when", ()))) for each in cutaway.get("part", ())),
    )


def holds(session: Session, fact: str) -> bool:
    """Whether `done.hang`, `not done.hang` or `stack.backup is running` is so."""
    if fact.startswith("not "):
        return not holds(session, fact.removeprefix("not "))
    name, _, word = fact.partition(" is ")
    about, _, subject = name.partition(".")
    value = session.read(about, subject)
    return value == word if word else bool(value)
