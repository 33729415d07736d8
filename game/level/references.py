"""Every id of a level that names something must name something that is there; standing orders and walks must read.

Look for: `dangling`, `standing_orders`.
"""

from collections.abc import Iterable

from game.level.read import LevelText
from game.level.schema import LevelFile
from game.level.shapes import clock_seconds
from game.level.world import Order
from game.model import metabolism
from game.words.diagnostic import Diagnostic, nearest


def dangling(text: LevelText) -> list[Diagnostic]:
    """Every id that names something, but nothing that is there."""
    file, places = text.file, text.places
    found: list[Diagnostic] = []

    def must(name: str, known: Iterable[str], what: str, *location: int | str) -> None:
        names = list(known)
        if name not in names:
            found.append(places.diagnostic(location, f"'{name}' is no {what} of this level.{nearest(name, names)}"))

    for key in ("living", "bay", "transit"):
        must(getattr(file, key), file.modules, "module", key)
    for name, link in file.links.items():
        for end in (0, 1):
            must(link.between[end], file.modules, "module", "links", name, "between", end)
        if link.between[0] == link.between[1]:
            found.append(places.diagnostic(("links", name, "between"), "a link joins two different modules"))
    for name, stack in file.stacks.items():
        must(stack.history, file.histories, "history", "stacks", name, "history")
        if stack.site is not None:
            must(stack.site, file.modules, "module", "stacks", name, "site")
        elif stack.running_at > 0.0:
            found.append(places.diagnostic(("stacks", name, "running_at"), "a stack that runs needs a site"))
    beds = [bed for module in file.modules.values() for bed in module.beds]
    for module, content in file.modules.items():
        for bed in content.beds:
            if beds.count(bed) > 1:
                sentence = f"'{bed}' is the name of two beds"
                found.append(places.diagnostic(("modules", module, "beds", bed), sentence, True))
    served = [*beds, *file.links, *file.modules, *file.stacks, "pump"]
    for name, load in file.network.loads.items():
        if load.serves is not None:
            must(load.serves, served, "bed, link, module, stack or pump", "network", "loads", name, "serves")
        if load.heats is not None:
            must(load.heats, file.modules, "module", "network", "loads", name, "heats")
        elif load.serves in file.links or load.serves is None:
            sentence = f"'heats' is missing: say which module the heat of '{name}' warms"
            found.append(places.diagnostic(("network", "loads", name), sentence, True))
    for name, members in file.groups.items():
        for index, person in enumerate(members):
            must(person, file.people, "person", "groups", name, index)
        if name in file.people:
            sentence = f"'{name}' is a person too; call the group something else"
            found.append(places.diagnostic(("groups", name), sentence, True))
    for name, place in file.places.items():
        must(place.in_, file.modules, "module", "places", name, "in")
        if name in file.modules:
            sentence = f"'{name}' is a module, and so a place already; call this place something else"
            found.append(places.diagnostic(("places", name), sentence, True))
    everywhere = (*file.modules, *file.places)
    for name, body in file.people.items():
        must(body.at, everywhere, "place", "people", name, "at")
        for index, order in enumerate(body.orders):
            try:
                _order(order, file, dict.fromkeys(everywhere, 0))
            except ValueError as error:
                found.append(places.diagnostic(("people", name, "orders", index), str(error)))
    walked: list[set[str]] = []
    for index, walk in enumerate(file.walks):
        words = walk.replace(" - ", " ").split()
        if len(words) != 3 or not words[2].isdecimal() or not 0 < int(words[2]) < 1000:
            sentence = f"'{walk}' is no walk; write it as 'place - place minutes'"
            found.append(places.diagnostic(("walks", index), sentence))
        else:
            must(words[0], everywhere, "place", "walks", index)
            must(words[1], everywhere, "place", "walks", index)
            if {words[0], words[1]} in walked:
                sentence = f"the walk between {words[0]} and {words[1]} stands here twice"
                found.append(places.diagnostic(("walks", index), sentence))
            walked.append({words[0], words[1]})
    for name, cause in file.causes.items():
        for key, changed in (("histories", cause.histories), ("running", cause.running)):
            for broken in changed:
                must(broken, file.stacks, "stack", "causes", name, key)
        for broken, history in cause.histories.items():
            must(history, file.histories, "history", "causes", name, "histories", broken)
    return found


def _order(text: str, file: LevelFile, at: dict[str, int]) -> Order:
    words = text.split()
    if len(words) not in (2, 4) or (len(words) == 4 and words[2] != "in"):
        raise ValueError(f"'{text}' is no order; write it as 'HH:MM activity' or 'HH:MM activity in PLACE'")
    tick = clock_seconds(words[0]) - file.start
    if tick < 0:
        raise ValueError(f"the order '{text}' is for a time before the level starts")
    if words[1] not in metabolism.ACTIVITIES:
        raise ValueError(f"'{words[1]}' is no activity.{nearest(words[1], metabolism.ACTIVITIES)}")
    if len(words) == 4 and words[3] not in at:
        raise ValueError(f"'{words[3]}' is no place of this level.{nearest(words[3], at)}")
    return Order(tick, metabolism.ACTIVITIES.index(words[1]), at[words[3]] if len(words) == 4 else -1)


def standing_orders(file: LevelFile, person: str, at: dict[str, int]) -> tuple[Order, ...]:
    return tuple(sorted(_order(order, file, at) for order in file.people[person].orders))
