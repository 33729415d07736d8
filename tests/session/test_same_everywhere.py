"""A recording plays back to the same state, tick by tick: on any Python, hash seed and CPU, and from any keyframe.

Look for: `PLANS` (what is recorded), `ELSEWHERE` (the program that another Python runs, nothing installed), `Found`
(what it reports: the digest of every tick, and controls that show that it really ran somewhere else).
"""

import itertools
import json
import os
import pickle
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from game.level.world import World
from game.session.moment import Chain, Moment
from game.session.record import Recorder
from game.session.run import KEYFRAME_TICKS, opened, run
from game.session.script import Script, draft, parsed
from game.session.session import Session

ROOT = Path(__file__).resolve().parents[2]
LEVELS = ROOT / "levels"

# Half an hour in which everything that is modelled moves: people, doors, gases, candle, torch, the bus, both stacks.
MACHINES = """
level g7   seed 16   difficulty standard   format 1   rule work off   rule kwan off
06:30:10  do ivan ergometer
06:30:20  bed bed_b off
06:30:30  stop primary
06:30:31  bypass primary on
06:30:32  start primary 1
06:32:00  send hassan bay
06:32:50  stop primary
06:33:00  install backup bay
06:33:00  bleed backup
06:33:00  purge backup on
06:33:00  torch bay on
06:34:00  torch bay off
06:36:00  candle living
06:41:30  purge backup off
06:41:40  start backup 5
06:42:00  bypass backup on
06:43:00  open tunnel
06:44:00  breaker galley open
06:46:00  shut tunnel
06:47:00  do residents rest
06:49:00  send samira g5
06:52:00  stop backup
06:53:00  start backup 2.5
07:00:00  end
end  expect stack.backup running
end  expect trip.primary none
"""
# Half an hour of the level as it is played: tasks side by side, a story that asks, answers, a forecast that is read.
PEOPLE = """
level g7   seed 16   difficulty standard   format 1
06:30:40  choose arrival straight
06:31:00  assign yuki tell_all
06:31:00  assign kwan ask_release
06:31:00  book kwan order_membrane
06:31:00  book hassan lockout
06:31:00  book hassan drain
06:31:00  book hassan feet
06:38:00  assign samira stop_ergometer
06:41:00  book yuki look
06:41:00  book yuki secure
06:41:00  book yuki hold
06:41:00  book tomasz rails
06:41:00  book tomasz free
06:41:00  book gabriel clear
06:45:00  drop gabriel
06:47:00  choose what_is_it unknown
06:50:00  send elena clinic
06:53:00  assign samira rest
07:00:00  end
end  expect told all
end  expect minutes_left > 300
"""
PLANS = {"machines": MACHINES, "people": PEOPLE}
TICKS = 1800

# Runs on a bare Python: only the standard library and the game. It is given a folder with the recording, the world and
# the keyframes; told `reads`, it takes the level from its file instead, which needs the libraries that read one.
ELSEWHERE = """
import json, math, pickle, platform, sys
from pathlib import Path

root, folder, how = sys.argv[1:]
sys.path.insert(0, root)
from game.session.script import draft, parsed
from game.session.session import Session

folder = Path(folder)
if how == "reads":
    from game.session.run import opened

    script, world = opened(folder / "recording", Path(root) / "levels")
else:
    world = pickle.loads((folder / "world").read_bytes())
    script = parsed(draft(folder / "recording"), world)


def chain(start, ticks):
    session = Session(world, start)
    lines = [line for line in script.lines if line.command and line.time >= session.clock]
    digests = []
    while session.now < ticks:
        for line in lines:
            if line.time == session.clock:
                refusal, _ = session.apply(line.command)
                assert refusal is None, refusal
        session.tick()
        digests.append(session.state.digest.hex())
    return digests


ticks, middle = pickle.loads((folder / "middle").read_bytes())
whole = chain(None, ticks)
library = [f(0.037 * k) for k in range(1, 2001) for f in (math.exp, math.sin, math.log, math.tanh)]
report = {
    "python": platform.python_version(),
    "chain": whole,
    "rest": chain(middle, ticks),
    "seeded": hash("sixteen"),
    "library": [x.hex() for x in library],
    "installed": [name for name in ("pydantic", "ruamel.yaml") if name in sys.modules],
}
print(json.dumps(report))
"""


class Recorded(NamedTuple):
    """A recording and what its own session was at every tick."""

    folder: Path
    script: Script
    """Of the recording, read back from its text."""
    world: World
    chain: list[str]
    """Digest after each tick."""
    keyframes: tuple[Moment, ...]


class Found(NamedTuple):
    """What a child process reports."""

    python: str
    chain: list[str]
    rest: list[str]
    """The same from the middle keyframe on."""
    seeded: int
    """hash() of a text: another one for another hash seed."""
    library: list[str]
    """The C library's exp, sin, log, tanh: other bits where it picks other routines."""
    installed: list[str]
    """Libraries that it loaded besides the standard one."""


@pytest.fixture(scope="module", params=tuple(PLANS))
def recorded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "plan").write_text(PLANS[request.param], encoding="utf-8")
    script, world = opened(folder / "plan", LEVELS)
    recorder = Recorder(world)
    chain: list[str] = []
    played = run(script, world, lambda session, *_: chain.append(session.state.digest.hex()), recorder)
    assert played.failed == ()
    assert played.session.now == TICKS
    (folder / "recording").write_text(recorder.text(), encoding="utf-8", newline="\n")
    (folder / "world").write_bytes(pickle.dumps(world))
    (folder / "middle").write_bytes(pickle.dumps((TICKS, played.keyframes[3])))
    if request.param == "machines":
        assert len(played.session.state.raised) > 3, "too few alarms for their order to show"
    else:
        assert len(played.session.state.tale.lines) > 20, "too little is said for its order to show"
    return Recorded(folder, parsed(draft(folder / "recording"), world), world, chain[1:], played.keyframes)


def elsewhere(recorded: Recorded, python: str, how: str, **environment: str) -> Found:
    """The recording played by another process, which reads the level itself or is handed the world."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GLIBC_"))}
    child = subprocess.run(
        [python, "-B", "-c", ELSEWHERE, str(ROOT), str(recorded.folder), how],
        env={**kept, **environment},
        cwd=recorded.folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert child.returncode == 0, f"{python}: {child.stderr}"
    return Found(**json.loads(child.stdout))


def same(recorded: Recorded, found: Found) -> None:
    """Asserts that the digest of every tick is the recorded one; names the first that is not."""
    for name, wanted, got in (("start", recorded.chain, found.chain), ("keyframe", recorded.chain[900:], found.rest)):
        assert len(got) == len(wanted)
        apart = next((tick for tick, pair in enumerate(zip(wanted, got, strict=True), 1) if pair[0] != pair[1]), None)
        assert apart is None, f"Python {found.python} differs {apart} ticks after the {name}"


def test_a_recording_plays_back_to_the_same_digest_at_every_tick(recorded: Recorded) -> None:
    chain: list[str] = []
    run(recorded.script, recorded.world, lambda session, *_: chain.append(session.state.digest.hex()))
    assert chain[1:] == recorded.chain
    assert len(set(chain)) == TICKS + 1, "a digest that stands still covers nothing"


def test_no_order_of_hashing_changes_a_bit(recorded: Recorded) -> None:
    found = [elsewhere(recorded, sys.executable, "reads", PYTHONHASHSEED=seed) for seed in ("0", "1", "random")]
    for each in found:
        same(recorded, each)
    assert found[0].seeded != found[1].seeded, "the hash seed was not taken"


# By glibc's names of before and after 2.33; unknown names are passed over.
WITHOUT = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-FMA_Usable,-FMA4_Usable,-AVX2_Usable"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told to leave out CPU features")
def test_a_cpu_without_fused_multiply_add_and_avx2_changes_no_bit(recorded: Recorded) -> None:
    here = elsewhere(recorded, sys.executable, "reads")
    there = elsewhere(recorded, sys.executable, "reads", GLIBC_TUNABLES=WITHOUT)
    same(recorded, here)
    same(recorded, there)
    if here.library == there.library:
        pytest.skip("the C library computes alike with and without them here, so this shows nothing")


@cache
def interpreters() -> dict[str, str]:
    """Path of every Python 3.11 to 3.14 on PATH, of pyenv and of uv, by the path that it really has."""
    names = [f"python{version}" for version in ("3", "3.11", "3.12", "3.13", "3.14")]
    folders = os.environ.get("PATH", "").split(os.pathsep)
    paths = [shutil.which(name, path=folder) for folder, name in itertools.product(folders, names)]
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    paths += [str(path) for path in sorted(pyenv.glob("versions/*/bin/python"))]
    paths += [str(path) for path in sorted(Path("~/.local/share/uv/python").expanduser().glob("*/bin/python3"))]
    tell = "import sys, os; print(*sys.version_info[:2], os.path.realpath(sys.executable))"
    found = {os.path.realpath(sys.executable): sys.executable}
    for path in paths:
        if path is None:
            continue
        try:
            said = subprocess.run([path, "-c", tell], capture_output=True, text=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        # A shim of pyenv for a version that is not chosen says so and fails.
        words = said.stdout.strip().split(" ", 2)
        if said.returncode == 0 and len(words) == 3 and words[0] == "3" and 11 <= int(words[1]) <= 14:
            found.setdefault(words[2], path)
    return found


def test_every_python_that_is_found_gives_the_same_bits_with_nothing_installed(recorded: Recorded) -> None:
    pythons = interpreters()
    assert pythons
    for python in pythons.values():
        found = elsewhere(recorded, python, "is handed the world")
        same(recorded, found)
        assert found.installed == []


def test_playing_on_from_any_keyframe_gives_the_digests_of_playing_through(recorded: Recorded) -> None:
    commands = [(line.time, line.command) for line in recorded.script.lines if line.command]
    assert [frame.habitat.tick for frame in recorded.keyframes] == list(range(0, TICKS + 1, KEYFRAME_TICKS))
    for frame in recorded.keyframes:
        session = Session(recorded.world, frame)
        chain = []
        while session.now < TICKS:
            for time, command in commands:
                if time == session.clock:
                    session.apply(command)
            session.tick()
            chain.append(session.state.digest.hex())
        assert chain == recorded.chain[frame.habitat.tick :]


def test_going_back_within_a_session_gives_the_same_digests_again(recorded: Recorded) -> None:
    last = recorded.keyframes[-2]
    session = Session(recorded.world)
    for frame in (recorded.keyframes[3], last, recorded.keyframes[1], last):
        session.restore(frame)
        for _ in range(60):
            session.tick()
        if frame is last:
            assert session.state.digest.hex() == recorded.chain[last.habitat.tick + 59]


def test_a_script_played_on_from_any_keyframe_ends_in_the_same_state(recorded: Recorded) -> None:
    for frame in recorded.keyframes:
        again = run(recorded.script, recorded.world, start=frame)
        assert again.session.state.digest.hex() == recorded.chain[-1], f"from {frame.habitat.tick}"


def test_what_a_digest_chain_remembers_changes_no_digest(recorded: Recorded) -> None:
    session = Session(recorded.world)
    commands = [(line.time, line.command) for line in recorded.script.lines if line.command]
    for _ in range(TICKS):
        for time, command in commands:
            if time == session.clock:
                session.apply(command)
        before = session.state.digest
        session.tick()
        moment = session.freeze()._replace(digest=before)
        assert Chain().chained(moment.thawed()) == session.state.digest


def test_a_command_in_the_second_of_a_keyframe_is_played_from_it(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    head = "level g7   format 1   rule work off   rule kwan off\n"
    path.write_text(f"{head}06:35:00  do everyone rest\n06:36:00  end\n", encoding="utf-8")
    script, world = opened(path, LEVELS)
    played = run(script, world)
    again = run(script, world, start=played.keyframes[1])
    assert again.session.state.digest == played.session.state.digest


# Both stacks have too much hydrogen at once, and which of them has more changes at 07:25 or so after the start: what a
# session has called out must follow from its state, not from when it last looked.
def test_a_keyframe_between_the_alarms_of_two_stacks_calls_each_out_in_its_time(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_text(
        """level g7   format 1   rule work off   rule kwan off
06:30:10  install backup living
06:30:10  bypass backup on
06:30:10  start backup 1
06:32:50  stop primary
06:32:50  bypass primary on
06:32:50  start primary 1
06:40:00  end
""",
        encoding="utf-8",
    )
    script, world = opened(path, LEVELS)
    chain: list[bytes] = []
    played = run(script, world, lambda session, *_: chain.append(session.state.digest))
    on: list[bytes] = []
    run(script, world, lambda session, *_: on.append(session.state.digest), start=played.keyframes[1])
    assert on == chain[KEYFRAME_TICKS:]
