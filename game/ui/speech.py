"""The strip at the foot of the hub: who speaks and what they say, the question that is open, and its answers.

It grows upwards where the words need more room; nothing is ever cut.

Look for: `speech_widgets`, `speech_on`.
"""

from functools import partial

import pygame

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.play import Play
from game.ui.said import CAPTION, LINE, REPLY, Question, Spoken
from game.ui.scene import Ui
from game.ui.shape import resized
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import bar, button, key_hint, panel
from game.words.verbs import Command

LEFT, WIDE, LOW, HIGH = 24.0, 1232.0, 696.0, 160.0
FACE = 144.0
WORDS_AT = 194.0
ANSWERS_AT, ANSWERS_WIDE = 748.0, 496.0
SIZE, SMALL = 23.0, 19.0
GAP = 6.0
BARS, BAR_STEP = 11, 6.0
RECENT = 600
"""Seconds after which what was said last is over, and the strip makes way."""
REPLY_TO, NEXT, BACKLOG = "speech.reply.", "speech.next", "backlog"


def speech_widgets(ui: Ui, play: Play) -> list[Widget]:
    """What is said and asked now; nothing, where nobody has spoken for a while."""
    question = play.question
    spoken = _shown(play, question)
    if spoken is None and question is None:
        return []
    wide = (ANSWERS_AT - 24 if question else LEFT + WIDE - 200) - WORDS_AT
    ends = [text.rect.bottom for text in _words(ui, spoken, question, wide, 0.0)]
    if question:
        ends += [one.rect.bottom for one in _answers(ui, question, 0.0)]
    high = max(HIGH, *(end + 12 for end in ends))
    frame = Rect(LEFT, LOW - high, WIDE, high)
    made = [panel("speech", frame, alpha=0.96)]
    r = Rect(WORDS_AT - 4, frame.y + 6, wide + 8, high - 12)
    texts = tuple(_words(ui, spoken, question, wide, frame.y))
    made.append(Widget("speech.words", r, "text", texts, inside="speech"))
    if spoken:
        made += _speaker(ui, play, spoken, frame, r.right)
    if question is None:
        return made + _ways(ui, play.line is not None, frame)
    made += _answers(ui, question, frame.y)
    if question.wait > 0:
        share = 1.0 - (play.now - question.asked) / question.wait
        line = Rect(ANSWERS_AT, frame.y + 5, ANSWERS_WIDE, 5)
        made.append(bar("speech.patience", line, share, "selected", inside="speech"))
    return made


def speech_on(ui: Ui, play: Play, action: str) -> bool:
    """Carries out an action of the strip; whether it was one."""
    if action == NEXT:
        play.skip()
        return True
    if action.startswith(REPLY_TO):
        choice, option = action.removeprefix(REPLY_TO).split(".")
        ui.refused = play.apply(Command("choose", (choice, option)))
        return True
    return False


def _shown(play: Play, question: Question | None) -> Spoken | None:
    """What is being said; otherwise what was said last, as long as it is fresh or somebody waits for an answer."""
    if play.line is not None:
        return play.line
    for each in reversed(play.said):
        if each.kind in (LINE, CAPTION, REPLY):
            return each if question is not None or play.now - each.tick < RECENT else None
    return None


def _words(ui: Ui, spoken: Spoken | None, question: Question | None, wide: float, top: float) -> list[Text]:
    """Name, office, words and question, under the strip's upper edge."""
    made: list[Text] = []
    at = top + 12.0
    if spoken and spoken.name:
        made.append(set_text(ui.texts.shown(spoken.name), WORDS_AT, at, 20, "text", "uib"))
        office = _office(ui, spoken.speaker)
        beside = made[-1].rect.right + 12
        at += measure.line_height(20) + 2
        if measure.width(office, SMALL) <= WORDS_AT + wide - BARS * BAR_STEP - 12 - beside:
            made += [set_text(office, beside, made[-1].rect.y + 1, SMALL, "dim")] if office else []
        else:
            at = _lines(made, office, at, wide, SMALL, "dim", "body")
    if spoken:
        colour, font = _VOICES[spoken.kind]
        at = _lines(made, ui.texts.shown(spoken.words), at, wide, SIZE, colour, font)
    if question and not (spoken and spoken.words.strip() == question.words.strip()):
        _lines(made, ui.texts.shown(question.words), at + 4, wide, 20, "selected", "bodyb")
    return made


_VOICES = {LINE: ("text", "body"), CAPTION: ("dim", "bodyi"), REPLY: ("selected", "body")}


def _lines(made: list[Text], words: str, at: float, wide: float, size: float, colour: str, font: str) -> float:
    """Adds words in as many lines as they need; returns where the next begins."""
    for line in measure.wrapped(words, wide, size, font) if words else ():
        made.append(set_text(line, WORDS_AT, at, size, colour, font))
        at += measure.line_height(size)
    return at


def _office(ui: Ui, speaker: str) -> str:
    """What a person is to the house, as far as the first pause."""
    told = ui.texts.level.get(f"cast.{speaker}", "")
    return ui.texts.shown(told.partition(";")[0].partition(",")[0]) if told else ""


def _speaker(ui: Ui, play: Play, spoken: Spoken, frame: Rect, right: float) -> list[Widget]:
    """The face, and the bars of the voice."""
    face = Rect(frame.x + 8, frame.y + 8, FACE, FACE)
    aloud = play.line is not None and spoken.kind == LINE
    moves = aloud and not ui.settings.reduced_motion
    name = ui.staging.portrait.get(spoken.speaker, "")
    picture = ui.pictures.get(name) if name else None
    parts = picture.parts if picture else {}
    talking = f"talk{1 + play.now % 2}"
    part = talking if moves and talking in parts else "neutral"
    surface, initial = parts.get(part), spoken.name[:1]
    look = (name, part, surface is None, initial, aloud)
    made = [Widget("speech.face", face, "picture", (), partial(_face, surface, initial, aloud), look, inside="speech")]
    if aloud:
        phase = play.now if moves else 0
        voice = Rect(right - BARS * BAR_STEP, frame.y + 14, BARS * BAR_STEP, 24)
        made.append(Widget("speech.voice", voice, "picture", (), partial(_voice, phase), phase, inside="speech.words"))
    return made


def _face(surface: pygame.Surface | None, initial: str, aloud: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="ink", radius=5)
    if surface is not None:
        box = canvas.pixels(r)
        drawn = surface if surface.get_size() == box.size else resized(surface, box.size)
        canvas.surface.blit(drawn, box)
    elif initial:
        canvas.text(initial, r.cx, r.cy, 56, "mute", "uib", "cm")
    canvas.rect(r, line="advisory" if aloud else "line", width=2, radius=5)


def _voice(phase: int, canvas: Canvas, r: Rect, focused: bool) -> None:
    for k in range(BARS):
        high = 3 + ((k * 37 + phase * 53) % 19) * (1.0 - abs(k - BARS // 2) / BARS)
        canvas.rect(Rect(r.x + k * BAR_STEP, r.cy - high / 2, 3.4, high), fill="advisory", radius=1.5)


def _answers(ui: Ui, question: Question, top: float) -> list[Widget]:
    """The answers, one under the other, with what each costs and whom it occupies."""
    made: list[Widget] = []
    at = top + 14.0
    for n, option in enumerate(question.options, start=1):
        notes = [ui.texts.say("ui_speech.costs", minutes=option.minutes)] if option.minutes else []
        notes += [ui.texts.shown(option.whom)] if option.whom else []
        action = f"{REPLY_TO}{question.id}.{option.id}"
        r = Rect(ANSWERS_AT, at, ANSWERS_WIDE, 42)
        key = str(n) if n < 10 else ""
        made.append(button(action, r, ui.texts.shown(option.words), action, key, "  ".join(notes), inside="speech"))
        at = made[-1].rect.bottom + GAP
    return made


def _ways(ui: Ui, speaking: bool, frame: Rect) -> list[Widget]:
    """To the next line, and to everything that was said."""
    ways = [("t", ui.texts.say("ui_speech.backlog"), BACKLOG)]
    if speaking:
        ways.insert(0, ("space", ui.texts.say("ui_speech.next"), NEXT))
    made = []
    for n, (key, words, action) in enumerate(ways):
        wide = key_hint("", 0, 0, key, words).rect.w
        y = frame.y + 10 if n == 0 and speaking else frame.bottom - 46
        made.append(key_hint(action, frame.right - 10 - wide, y, key, words, action, inside="speech"))
    return made
