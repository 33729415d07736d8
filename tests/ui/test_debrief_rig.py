"""What the report says of a rig fits on the page of reasons, at its longest; and many plugs on the page of the day."""

from string import Formatter

from game.debrief.flags import Flag
from game.debrief.report import Report, report
from game.ui.scenes.debrief import Debrief
from game.words.message import catalogue, message, said
from tests.ui.sound_layout import assert_sound, assert_sound_scene
from tests.ui.stages import ui
from tests.ui.test_debrief import play

STACK = "greenhouse backup oxygen generator"
LINE = (
    "between contactor K1 and the backup's terminal X1 lay the other power adapter and the thin cable on its reel, "
    "where the book has the thick cable and the backup's own power adapter"
)
LONG = {
    "stack": STACK, "odds": "; ".join([LINE] * 3), "part": "the stack's current supply", "clock": "10:57:13",
    "cause": "hydrogen in its oxygen, 3.3 %", "faults": "the contact of the stack's breaker resisted",
    "remedy": "With hoses and valves as in the book", "task": "Connect power and earth",
    "seen": said(message("rig_told.seen", told=catalogue()["inspect.collapsed"])),
}  # fmt: skip
WHOLE = (
    "otherwise", "lost", "tripped", "leaked", "came_off", "melted", "opened", "insulation", "let_go", "burnt",
    "bridged", "blind", "lied", "mute", "hidden", "unpurged", "ran", "ran_otherwise", "hand_otherwise",
)  # fmt: skip


def longest(id_: str) -> str:
    names = [name for _, name, _, _ in Formatter().parse(catalogue()[f"rig_told.{id_}"]) if name]
    text = said(message(f"rig_told.{id_}", **{name: LONG.get(name, "the old unit's controller") for name in names}))
    return text[:1].upper() + text[1:]


def found() -> Report:
    whole = report(play().notebook, play().session, play().samples, play().notes)
    words = ("You take this into your own hands, as Tomasz Wilk: connect the coolant.", longest("hand_otherwise"))
    flag = Flag(len(whole.flags) + 1, 600, "order", "", words, 600, words[0])
    return whole._replace(reasons=tuple(map(longest, WHOLE)), flags=(*whole.flags, flag))


def opened(page: str, stretch: float = 1.0, flag: int = 0) -> Debrief:
    shared = ui(stretch)
    shared.opened(play())
    scene = Debrief(found(), page, flag)
    shared.push(scene)
    return scene


def test_every_sheet_of_reasons_is_sound_with_all_that_is_told_of_a_rig() -> None:
    assert_sound_scene(lambda stretch: opened("why", stretch))
    scene, shown = opened("why"), ""
    for _ in range(8):
        assert_sound(scene.widgets())
        shown += "".join(text.words for each in scene.widgets() for text in each.texts)
        scene.on("sheet")
    # What stands before a colon may be a heading, and then the colon is gone.
    for text in map(longest, WHOLE):
        assert bare(text) in bare(shown)


def bare(text: str) -> str:
    return "".join(text.replace(":", "").lower().split())


def test_a_decision_about_many_plugs_is_sound_when_it_is_chosen() -> None:
    last = len(found().flags)
    assert_sound_scene(lambda stretch: opened("day", stretch, last))
