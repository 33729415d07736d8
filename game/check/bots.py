"""Bots that play a level through the public commands, knowing only what a trainee could: what is wanted, what is
possible now, how long it takes by the book.

A bot has a *skill* (how quickly it sees that somebody is free, how many people it keeps in mind, whether it works
along the critical path, what it forgets) and a *leaning*: one way for each of the level's critical decisions.

Look for: `SKILLS`, `Skill`, `Policy`, `drawn_policy`, `Bot`.
"""

from typing import NamedTuple

from game.level.plot import Task, Way
from game.level.world import World
from game.model.chance import uniform
from game.session.prospects import Prospect
from game.session.session import Session
from game.words.verbs import Command

FREE_STATES = ("open", "paused", "waiting", "running")


class Skill(NamedTuple):
    """How well somebody leads."""

    name: str
    notices: float
    """Minutes before a free pair of hands is given something to do: between a half and three halves of this."""
    answers: float
    """Minutes before a question is answered, in the same way."""
    people: int
    """How many people are kept busy at once."""
    along: float
    """0 to 1: how far the order of tasks follows the critical path rather than chance."""
    judgement: float
    """Chance that a decision is taken in one of the ways that the level calls sound; otherwise in any."""
    forgets: float
    """Chance that a step that may be left out is left out."""
    hurries: float
    """Chance that a step that may be done in haste is."""
    late: float
    """Minutes up to which something that has its time is thought of too late."""
    ahead: bool
    """Sends people to wait where they will be needed next."""


SKILLS = (
    Skill("novice", 2.5, 2.0, 6, 0.55, 0.7, 0.06, 0.06, 45.0, False),
    Skill("competent", 1.2, 1.0, 9, 0.8, 0.9, 0.03, 0.03, 20.0, True),
    Skill("expert", 0.5, 0.5, 16, 0.95, 0.99, 0.0, 0.0, 10.0, True),
)


class Policy(NamedTuple):
    """Who plays, and how they lean."""

    seed: int
    """Also of the level: other bodies, the same cause."""
    skill: Skill
    ways: tuple[tuple[str, str], ...]
    """Decision and way."""

    def text(self) -> str:
        """One line."""
        return f"{self.skill.name} {self.seed}: " + ", ".join(f"{name} {way}" for name, way in self.ways)


def drawn_policy(world: World, seed: int, skill: Skill) -> Policy:
    """A leaning by temperament and judgement: one of the sound ways of each decision, or, misjudged, any."""
    ways = []
    for name, known in world.plot.decisions:
        sound = [way for way in known if way.sound] or known[:1]
        among = sound if uniform(seed, f"judgement/{name}") < skill.judgement else known
        ways.append((name, among[int(uniform(seed, f"way/{name}") * len(among))].id))
    return Policy(seed, skill, tuple(ways))


class Bot:
    """One player."""

    def __init__(self, world: World, policy: Policy) -> None:
        self._world, self._policy = world, policy
        self._tasks = {task.id: task for task in world.plot.tasks}
        ways = [way for name, known in world.plot.decisions for way in known if (name, way.id) in policy.ways]
        self._after: dict[str, int] = {}
        self._wanted = self._closed(ways)
        self._choices = {choice: option for way in ways for choice, option in way.choose}
        self._haste = {task for way in ways for task in way.haste}
        self._before = {task: other for way in ways for task, other in way.not_before}
        forgetful = policy.skill.forgets
        forgotten = [each.id for each in world.plot.tasks if self._drawn(f"forgets/{each.id}") < forgetful]
        self._skips = [task for way in ways for task in way.skip] + forgotten
        self._stays = [person for way in ways for person in way.stays]
        self._rank = self._ranks()
        self._asked: dict[str, int] = {}
        self._times = {task: way.times for way in ways for task in way.want if way.times > 1}

    def _drawn(self, name: str) -> float:
        return uniform(self._policy.seed, name)

    def _delay(self, minutes: float, name: str, tick: int) -> float:
        """Seconds until something that began at a tick is seen."""
        return 60.0 * minutes * (0.5 + self._drawn(f"delay/{name}/{tick}"))

    def _closed(self, ways: list[Way]) -> list[str]:
        """What is wanted, and all that it needs; not what somebody leans against."""
        avoided = {task for way in ways for task in way.avoid}
        found: list[str] = []
        for way in ways:
            late = int(60.0 * self._policy.skill.late * self._drawn(f"late/{way.id}"))
            for task in way.want:
                if way.after:
                    self._after[task] = max(way.after + late, self._after.get(task, 0))
        waiting = [task for way in ways for task in way.want]
        while waiting:
            name = waiting.pop(0)
            if name in found or name in avoided:
                continue
            found.append(name)
            waiting += [self._world.plot.tasks[need].id for need in self._tasks[name].needs]
        return found

    def _ranks(self) -> dict[str, float]:
        """The longer the chain that begins with a task, the sooner it should begin; a word to people comes first."""
        followers: dict[str, list[str]] = {name: [] for name in self._tasks}
        for name, task in self._tasks.items():
            for need in task.needs:
                followers[self._world.plot.tasks[need].id].append(name)
            for fact, subject in task.when.facts if task.when else ():
                if fact == "done":
                    followers[subject].append(name)
        known: dict[str, float] = {}

        def rank(name: str) -> float:
            if name not in known:
                after = [rank(each) for each in followers[name] if each in self._wanted]
                own = self._tasks[name].seconds + self._tasks[name].unattended
                known[name] = own / 60.0 + max(after, default=0.0)
            return known[name]

        along = self._policy.skill.along
        longest = max((rank(name) for name in self._tasks), default=1.0) or 1.0
        found = {}
        for name, task in self._tasks.items():
            sense = rank(name) / longest + (1.0 if task.family == "tell" else 0.0)
            found[name] = along * sense + (1.0 - along) * self._drawn(f"order/{name}")
        return found

    def orders(self, session: Session) -> list[Command]:
        """What the bot says at this moment, given to the session in this order; refusals are its own fault."""
        found = self._answers(session)
        if session.now % 30 == 0:
            found += self._leaves_out(session)
            found += self._assigns(session)
        return found

    def _answers(self, session: Session) -> list[Command]:
        found = []
        tale = session.state.tale
        for c, choice in enumerate(self._world.plot.choices):
            if tale.asked[c] < 0 or tale.chosen[c] >= 0:
                continue
            if session.now - tale.asked[c] < self._delay(self._policy.skill.answers, choice.id, tale.asked[c]):
                continue
            names = [option.id for option in choice.options]
            wanted = self._choices.get(choice.id)
            if wanted is None:
                open_ones = [o.id for o in choice.options if session.facts.holds(o.when, session.state)] or names
                careless = self._drawn(f"choice/{choice.id}/{tale.asked[c]}") > self._policy.skill.along
                at = int(self._drawn(f"option/{choice.id}/{tale.asked[c]}") * len(open_ones)) if careless else 0
                wanted = open_ones[at]
            found.append(Command("choose", (choice.id, wanted)))
        return found

    def _leaves_out(self, session: Session) -> list[Command]:
        """Skips what it does not mean to do, once everything before it is over."""
        found = []
        for name in self._wanted:
            task = self._tasks[name]
            if name not in self._skips or not task.skippable or session.read("task", name) != "open":
                continue
            needs = [session.read("task", self._world.plot.tasks[need].id) for need in task.needs]
            if all(word in ("done", "skipped") for word in needs):
                found.append(Command("skip", (name,)))
        return found

    def _due(self, session: Session, name: str) -> bool:
        if session.clock < self._after.get(name, 0):
            return False
        other = self._before.get(name)
        return other is None or session.read("task", other) in ("done", "skipped")

    def _assigns(self, session: Session) -> list[Command]:
        skill, world, state = self._policy.skill, self._world, session.state
        duty = state.duty
        busy = len([1 for i, t in enumerate(duty.task) if t >= 0 or duty.booked[i]])
        idle = [
            name
            for i, name in enumerate(world.people)
            if name not in self._stays
            and duty.task[i] < 0
            and not duty.booked[i]
            and session.now - duty.idle_since[i] >= self._delay(skill.notices, name, duty.idle_since[i])
            and not any(travel[1] == i for travel in state.travels)
        ]
        hands = {task.id: 0 for task in world.plot.tasks}
        for t in duty.task:
            if t >= 0:
                hands[world.plot.tasks[t].id] += 1
        for booked in duty.booked:
            for t, _ in booked:
                hands[world.plot.tasks[t].id] += 1
        found: list[Command] = []
        for name in sorted(self._wanted, key=lambda each: (-self._rank[each], each)):
            if not idle or busy >= skill.people:
                break
            task = self._tasks[name]
            if (name in self._skips and task.skippable) or hands[name] >= task.hands or not self._due(session, name):
                continue
            again = task.again and self._asked.get(name, 0) < self._times.get(name, 1)
            if session.read("task", name) not in FREE_STATES and not again:
                continue
            for _ in range(task.hands - hands[name]):
                person, verb = self._who(session, task, idle)
                if not person:
                    break
                pace = "haste" if self._hasty(task) else "normal"
                found.append(Command(verb, (person, name, pace)))
                self._asked[name] = self._asked.get(name, 0) + 1
                idle.remove(person)
                busy += 1
        return found

    def _hasty(self, task: Task) -> bool:
        drawn = self._drawn(f"haste/{task.id}") < self._policy.skill.hurries
        return task.haste_seconds >= 0.0 and (task.id in self._haste or drawn)

    def _who(self, session: Session, task: Task, idle: list[str]) -> tuple[str, str]:
        """Who should do it, and whether now or as soon as it is possible; '' for nobody."""
        best: tuple[float, str] = (1e9, "")
        later: tuple[float, str] = (1e9, "")
        for prospect in session.prospects(task=task.id):
            if prospect.person not in idle:
                continue
            if prospect.refusal is None:
                best = min(best, (prospect.minutes, prospect.person))
            elif self._policy.skill.ahead and self._soon(session, task, prospect):
                later = min(later, (prospect.minutes, prospect.person))
        if best[1]:
            return best[1], "assign"
        return (later[1], "book") if later[1] else ("", "")

    def _soon(self, session: Session, task: Task, prospect: Prospect) -> bool:
        """Whether all that is missing is being done right now."""
        if prospect.refusal is None or prospect.refusal.id != "refusal.needs":
            return False
        words = [session.read("task", self._world.plot.tasks[need].id) for need in task.needs]
        return all(word in ("done", "skipped", "running", "settling") for word in words)
