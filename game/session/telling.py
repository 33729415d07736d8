"""Tells the story: speaks beats line by line, opens choices, takes answers, and takes silence for one.

Look for: `tell`, `answer`, `first_tale`.
"""

from game.level.catalogue import PLACEHOLDER
from game.level.plot import Plot
from game.session.moment import Tale, changed
from game.session.stage import Stage
from game.story.beats import next_beat
from game.words.facts import TIME, TRUTH, WORD, clock_text, shown_as
from game.words.message import Message, message

LINE_SECONDS = 5
"""Colony time that a spoken line takes, in every language."""


def first_tale(plot: Plot) -> Tale:
    """Nothing has been said."""
    beats, choices = (-1,) * len(plot.beats), (-1,) * len(plot.choices)
    return Tale(beats, -1, 0, 0, choices, choices, choices, ())


def tell(stage: Stage) -> None:
    """Goes on with the beat that is being spoken, or begins the next; nothing while somebody speaks."""
    plot = stage.world.plot
    _silences(stage)
    tale = stage.state.tale
    if stage.now < tale.quiet_until:
        return
    if tale.beat < 0:
        at = next_beat(plot.beats, tale.said, stage.now, lambda when: stage.facts.holds(when, stage.state))
        if at < 0:
            return
        tale = tale._replace(beat=at, line=0, said=tuple(changed(list(tale.said), at, stage.now)))
    beat = plot.beats[tale.beat]
    if tale.line < len(beat.say):
        line = beat.say[tale.line]
        _speak(stage, line)
        lines = tale.lines if line in tale.lines else (*tale.lines, line)
        stage.state.tale = tale._replace(line=tale.line + 1, quiet_until=stage.now + LINE_SECONDS, lines=lines)
        return
    stage.state.tale = tale._replace(beat=-1, line=0)
    stage.happen(beat.do)
    if beat.choice >= 0:
        _ask(stage, beat.choice)
    stage.stir()


def _speak(stage: Stage, line: str) -> None:
    speaker = line.partition(".")[0]
    world = stage.world
    kind = world.plot.speakers[speaker]
    name = world.people_names[world.people.index(speaker)] if kind == "person" else f"@speaker.{speaker}"
    how = "event.caption" if kind == "caption" else "event.line"
    stage.tell(how, line=line, speaker=name, text=spoken(stage, line))


def spoken(stage: Stage, id_: str) -> str:
    """The text of a line or reply, its facts filled in as they are now."""

    def filled(match: "object") -> str:
        name, _, subject = match[1].partition(".")  # type: ignore[index]
        places = match[2]  # type: ignore[index]
        value = stage.facts.read(stage.state, name, subject)
        fact = stage.world.names.facts[name]
        if places is not None and fact.decimals not in (WORD, TIME, TRUTH) and not isinstance(value, str):
            fact = fact._replace(decimals=int(places))
        if fact.decimals == TIME and not isinstance(value, str):
            return clock_text(int(value))[:5]
        return shown_as(fact, value)

    return PLACEHOLDER.sub(filled, stage.world.texts.get(id_, id_))


def _ask(stage: Stage, c: int) -> None:
    choice, tale = stage.world.plot.choices[c], stage.state.tale
    if tale.asked[c] >= 0 and not choice.again:
        return
    stage.state.tale = tale._replace(
        asked=tuple(changed(list(tale.asked), c, stage.now)), chosen=tuple(changed(list(tale.chosen), c, -1))
    )
    stage.tell("event.choice", choice=choice.id, text=f"@choice.{choice.id}")


def answer(stage: Stage, c: int, option: int) -> Message | None:
    """Answers a choice; why not, where that can't be."""
    choice, tale = stage.world.plot.choices[c], stage.state.tale
    if tale.asked[c] < 0:
        return message("refusal.not_asked", choice=choice.id)
    if tale.chosen[c] >= 0 and not choice.again:
        return message("refusal.answered", choice=choice.id, option=choice.options[tale.chosen[c]].id)
    taken = choice.options[option]
    if not stage.facts.holds(taken.when, stage.state):
        return message("refusal.no_option", option=taken.id)
    _taken(stage, c, option)
    stage.tell("event.reply", choice=choice.id, option=taken.id, text=spoken(stage, f"option.{choice.id}.{taken.id}"))
    return None


def _taken(stage: Stage, c: int, option: int) -> None:
    tale = stage.state.tale
    stage.state.tale = tale._replace(
        chosen=tuple(changed(list(tale.chosen), c, option)),
        chosen_at=tuple(changed(list(tale.chosen_at), c, stage.now)),
    )
    stage.happen(stage.world.plot.choices[c].options[option].do)
    stage.stir()


def _silences(stage: Stage) -> None:
    """No answer for long enough is an answer."""
    for c, choice in enumerate(stage.world.plot.choices):
        tale = stage.state.tale
        unanswered = tale.asked[c] >= 0 and tale.chosen[c] < 0
        if unanswered and choice.silence >= 0 and 0 <= choice.wait <= stage.now - tale.asked[c]:
            stage.tell("event.silence", choice=choice.id)
            _taken(stage, c, choice.silence)
