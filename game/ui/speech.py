"""The strip at the foot of the hub: who speaks and what they say, the question that is open, and its answers.

It grows upwards where the words need more room; nothing is ever cut.

Look for: `speech_widgets`, `speech_on`, `asked` (a question and who asks it).
"""

from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.play import Play
from game.ui.portraits import paint, portrait
from game.ui.said import CAPTION, LINE, REPLY, Question, Spoken
from game.ui.scene import Ui
from game.ui.texts import Texts
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import bar, button, key_hint, panel
from game.words.verbs import Command

LEFT, WIDE, LOW, HIGH = 24.0, 1232.0, 696.0, 160.0
FACE = 144.0
WORDS_AT = 194.0
ANSWERS_AT, ANSWERS_WIDE = 748.0, 496.0
SIZES, SMALL, ANSWER = (23.0, 21.0, 20.0, 19.0, 18.0), 19.0, 22.0
ABOVE = Rect(376.0, 0.0, 880.0, 528.0)
FIRST, GAP = 11.0, 5.0
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
    beside = question is not None and _fits_beside(ui, spoken, question)
    right = ANSWERS_AT - 24 if beside else LEFT + WIDE - (20 if question else _widest(ui) + 28)
    wide = right - WORDS_AT
    size = next((size for size in SIZES if _end(ui, spoken, question, wide, size) <= HIGH), SIZES[-1])
    high = max(HIGH, _end(ui, spoken, question, wide, size))
    frame = Rect(LEFT, LOW - high, WIDE, high)
    r = Rect(WORDS_AT - 4, frame.y + 6, wide + 8, high - 12)
    texts = tuple(_words(ui, spoken, question, wide, frame.y, size))
    made = [panel("speech", frame, alpha=0.96), Widget("speech.words", r, "text", texts, inside="speech")]
    if spoken:
        made += _speaker(ui, play, spoken, frame, r.right)
    if question is None:
        # While time is stopped, the key that goes on with a line is the one that lets time run.
        return made + _ways(ui, play.line is not None and not play.paused, frame)
    share = 1.0 - (play.now - question.asked) / question.wait if question.wait > 0 else None
    told = asked(ui.texts, question) if spoken and not _says(spoken, question) else ""
    return made + (_beside(ui, question, told, frame, share) if beside else _above(ui, question, told, frame, share))


def asked(texts: Texts, question: Question) -> str:
    """A question, and who asks it: others may have spoken since."""
    if not question.name:
        return texts.say("ui_speech.decide", words=question.words)
    return texts.say("ui_speech.asks", name=question.name, words=question.words)


def _says(spoken: Spoken, question: Question) -> bool:
    """Whether what stands there is the question itself, from whoever asks it."""
    return spoken.speaker == question.speaker and question.words.strip() in spoken.words


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


def _fits_beside(ui: Ui, spoken: Spoken | None, question: Question) -> bool:
    """Whether words and answers have room side by side; else the answers stand above the strip, in two columns."""
    words = _end(ui, spoken, question, ANSWERS_AT - 24 - WORDS_AT, SIZES[0])
    answers = _answers(ui, question, ANSWERS_AT, FIRST, ANSWERS_WIDE, 1)
    return max(words, answers[-1].rect.bottom + 9) <= HIGH


def _end(ui: Ui, spoken: Spoken | None, question: Question | None, wide: float, size: float) -> float:
    """Height that the words need."""
    return _words(ui, spoken, question, wide, 0.0, size)[-1].rect.bottom + 10


def _words(
    ui: Ui, spoken: Spoken | None, question: Question | None, wide: float, top: float, size: float
) -> list[Text]:
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
        at = _lines(made, ui.texts.shown(spoken.words), at, wide, size, colour, font)
    if question and not spoken:
        _lines(made, asked(ui.texts, question), at + 4, wide, min(size, 20), "selected", "bodyb")
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
    if spoken.kind == CAPTION:
        return [Widget("speech.face", face, "picture", (), _sound, "sound", inside="speech")]
    aloud = play.line is not None and spoken.kind == LINE
    moves = aloud and not ui.settings.reduced_motion
    seen, initial, edge = portrait(ui, spoken.speaker, aloud), spoken.name[:1], "advisory" if aloud else "line"
    look = (seen.picture, seen.part, seen.surface is None, initial, aloud)
    made = [Widget("speech.face", face, "picture", (), partial(paint, seen, initial, edge), look, inside="speech")]
    if aloud:
        phase = play.now if moves else 0
        voice = Rect(right - BARS * BAR_STEP, frame.y + 14, BARS * BAR_STEP, 24)
        made.append(Widget("speech.voice", voice, "picture", (), partial(_voice, phase), phase, inside="speech.words"))
    return made


def _sound(canvas: Canvas, r: Rect, focused: bool) -> None:
    """Nobody speaks: something is heard."""
    canvas.rect(r, fill="ink", line="line", width=2, radius=5)
    for reach in (18.0, 34.0, 50.0):
        canvas.arc(r.cx - 26, r.cy, reach, -42, 42, "mute", 3)
    canvas.circle(r.cx - 26, r.cy, 5, fill="mute")


def _voice(phase: int, canvas: Canvas, r: Rect, focused: bool) -> None:
    for k in range(BARS):
        high = 3 + ((k * 37 + phase * 53) % 19) * (1.0 - abs(k - BARS // 2) / BARS)
        canvas.rect(Rect(r.x + k * BAR_STEP, r.cy - high / 2, 3.4, high), fill="advisory", radius=1.5)


def _beside(ui: Ui, question: Question, told: str, frame: Rect, share: float | None) -> list[Widget]:
    """A few short answers, to the right of the words; what they answer stands on the edge over them."""
    made = _answers(ui, question, ANSWERS_AT, frame.y + FIRST, ANSWERS_WIDE, 1, "speech")
    made += _patience(Rect(ANSWERS_AT, frame.y + 4, ANSWERS_WIDE, 5), share, "speech")
    if not told:
        return made
    lines = measure.wrapped(told, ANSWERS_WIDE - 24, 20, "bodyb")
    high = len(lines) * measure.line_height(20) + 12
    r = Rect(ANSWERS_AT, frame.y - high - 6, ANSWERS_WIDE, high)
    texts = [
        set_text(line, r.x + 16, r.y + 6 + n * measure.line_height(20), 20, "selected", "bodyb")
        for n, line in enumerate(lines)
    ]
    return [*made, panel("question", r, accent="selected", alpha=0.96)._replace(texts=tuple(texts))]


def _above(ui: Ui, question: Question, told: str, frame: Rect, share: float | None) -> list[Widget]:
    """Many or long answers, over the picture; over them what they answer."""
    bottom = frame.y - 8
    wide = (ABOVE.w - 3 * 12) / 2
    lines = measure.wrapped(told, ABOVE.w - 32, 20, "bodyb") if told else ()
    step = measure.line_height(20)
    head = 16 + (len(lines) * step + 4 if lines else 0.0)
    high = max(one.rect.bottom for one in _answers(ui, question, 0.0, 0.0, wide, 2)) + head + 12
    field = Rect(ABOVE.x, bottom - high, ABOVE.w, high)
    words = tuple(
        set_text(line, field.x + 16, field.y + 14 + n * step, 20, "selected", "bodyb") for n, line in enumerate(lines)
    )
    made = [panel("answers", field, alpha=0.96)._replace(texts=words)]
    made += _answers(ui, question, field.x + 12, field.y + head, wide, 2, "answers")
    return made + _patience(Rect(field.x + 12, field.y + 6, field.w - 24, 5), share, "answers")


def _patience(r: Rect, share: float | None, inside: str) -> list[Widget]:
    """How much longer silence is no answer."""
    return [] if share is None else [bar("speech.patience", r, share, "selected", inside=inside)]


def _answers(
    ui: Ui, question: Question, x: float, y: float, wide: float, columns: int, inside: str = "",
    largest: float = ANSWER,
) -> list[Widget]:  # fmt: skip
    """The answers, in one size, with what each costs and whom it occupies; down the first column, then the next."""
    made: list[Widget] = []
    rows = -(-len(question.options) // columns)
    at = y
    for n, option in enumerate(question.options):
        notes = [ui.texts.say("ui_speech.costs", minutes=option.minutes)] if option.minutes else []
        notes += [_whom(ui, option.whom)] if option.whom else []
        action = f"{REPLY_TO}{question.id}.{option.id}"
        r = Rect(x + (wide + 12) * (n // rows), y if n % rows == 0 else at, wide, 42)
        key = str(n + 1) if n < 9 else ""
        made.append(
            button(
                action, r, ui.texts.shown(option.words), action, key, "  ".join(notes), inside=inside, largest=largest
            )
        )
        at = made[-1].rect.bottom + GAP
    smallest = min(each.texts[0].size for each in made)
    return made if smallest >= largest else _answers(ui, question, x, y, wide, columns, inside, smallest)


def _whom(ui: Ui, name: str) -> str:
    """Whom an answer occupies, as it is told to the player."""
    return ui.texts.say("ui_speech.you") if name == ui.texts.level.get("level.you") else ui.texts.shown(name)


def _widest(ui: Ui) -> float:
    """Room for the keys at the right."""
    named = (("space", "next"), ("t", "backlog"))
    return max(key_hint("", 0, 0, key, ui.texts.say(f"ui_speech.{id_}")).rect.w for key, id_ in named)


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
