"""Checks of run.py without a network: what it remembers, says, repairs and passes on, and what its locks may hold.

Look for: Trial (a small game in a folder, and the stand-in for venv and pip), and the test names, which are sentences.
"""

import ast
import importlib.machinery
import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import venv
from pathlib import Path

import pytest

import run

REQUIRES = run.ROOT / "requires"

# What pip 23 says to an index that refuses the connection.
REFUSED = (
    "WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken "
    "by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPConnection object>: Failed to establish a new "
    "connection: [Errno 111] Connection refused')': /simple/some-package/\n"
    "ERROR: Could not find a version that satisfies the requirement some-package==1.0 (from versions: none)\n"
    "ERROR: No matching distribution found for some-package==1.0\n"
)
TAMPERED = (
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package ...\n"
    "    some-package==1.0 from https://example.org/some_package-1.0-py3-none-any.whl#sha256=aa:\n"
    "        Expected sha256 bb\n"
    "             Got        aa\n"
)


class Trial:
    """A folder with two small locks and a game that writes down its words and ends with code 7.

    Called in the place of run.quiet, it makes real environments but without pip, and only counts what is installed.
    """

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.monkeypatch, self.capsys = root, monkeypatch, capsys
        self.made = 0
        self.installed: list[list[str]] = []
        self.answer, self.seconds = (0, ""), 0.0
        (root / "requires").mkdir()
        (root / "requires" / "play.lock").write_text("some-package==1.0 \\\n    --hash=sha256:" + "a" * 64 + "\n")
        (root / "requires" / "test.lock").write_text("some-package==1.0\nother-package==2.0\nthird==3.0\n")
        (root / "main.py").write_text(
            "import json, pathlib, sys\n"
            "pathlib.Path(__file__).with_name('played').write_text(json.dumps([sys.argv[1:], sys.prefix]))\n"
            "sys.exit(7)\n"
        )

    def __call__(self, command: list[str], lock: int) -> tuple[int, str]:
        if "pip" in command:
            self.installed.append(command)
            time.sleep(self.seconds)
            return self.answer
        if "venv" in command:
            venv.create(self.root / ".venv", symlinks=os.name != "nt")
            self.made += 1
        return 0, ""

    def said(self) -> str:
        """Return what was written to stderr since the last call."""
        return self.capsys.readouterr().err


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Trial:
    """The folder, with its stand-in for venv and pip in place."""
    stand_in = Trial(tmp_path, monkeypatch, capsys)
    monkeypatch.setattr(run, "quiet", stand_in)
    return stand_in


# What is remembered


def test_the_first_start_says_one_line_and_the_second_neither_speaks_nor_installs(trial: Trial) -> None:
    run.prepare(trial.root, "play")
    assert trial.said() == "Setting up in .venv (once; about 1 packages) ...\n"
    run.prepare(trial.root, "play")
    assert trial.said() == ""
    assert (trial.made, len(trial.installed)) == (1, 1)


def test_pip_is_told_to_take_only_hashed_wheels_from_the_lock(trial: Trial) -> None:
    run.prepare(trial.root, "play")
    command = trial.installed[0]
    assert command[0] == str(run.venv_python(trial.root))
    assert "--require-hashes" in command
    assert command[command.index("--only-binary") + 1] == ":all:"
    assert command[command.index("-r") + 1] == str(trial.root / "requires" / "play.lock")


def test_a_changed_lock_is_installed_into_the_same_environment(trial: Trial) -> None:
    run.prepare(trial.root, "play")
    (trial.root / "requires" / "play.lock").write_text("some-package==1.1\n")
    trial.said()
    run.prepare(trial.root, "play")
    assert trial.said() == "Bringing .venv up to date (about 1 packages) ...\n"
    assert (trial.made, len(trial.installed)) == (1, 2)


def test_the_set_for_the_checks_serves_for_playing_but_not_the_other_way_round(trial: Trial) -> None:
    run.prepare(trial.root, "play")
    assert run.state(trial.root, "test") == "outdated"
    run.prepare(trial.root, "test")
    assert trial.installed[1][-1] == str(trial.root / "requires" / "test.lock")
    assert run.state(trial.root, "test") == "ready"
    assert run.state(trial.root, "play") == "ready"


def test_of_two_starts_at_once_one_installs_and_the_other_waits_for_it(trial: Trial) -> None:
    trial.seconds = 0.5
    other = threading.Thread(target=run.prepare, args=(trial.root, "play"))
    other.start()
    run.prepare(trial.root, "play")
    other.join(timeout=30)
    assert (trial.made, len(trial.installed)) == (1, 1)
    assert "waiting for it" in trial.said()
    assert run.state(trial.root, "play") == "ready"


# What is repaired


@pytest.mark.parametrize("damage", ["no stamp", "half a stamp", "a stamp of another shape"])
def test_a_half_made_environment_is_rebuilt_and_said_so(trial: Trial, damage: str) -> None:
    run.prepare(trial.root, "play")
    stamp, left_over = trial.root / ".venv" / "stamp.json", trial.root / ".venv" / "left_over"
    left_over.mkdir()
    if damage == "no stamp":
        stamp.unlink()
    else:
        stamp.write_text('{"python": ' if damage == "half a stamp" else "[1, 2]")
    trial.said()
    run.prepare(trial.root, "play")
    assert trial.said().startswith("The environment in .venv was left half made; making it again")
    assert trial.made == 2
    assert not left_over.exists()
    assert run.state(trial.root, "play") == "ready"


def test_an_install_that_was_broken_off_leaves_no_stamp(trial: Trial) -> None:
    def broken_off(command: list[str], lock: int) -> tuple[int, str]:
        if "pip" in command:
            raise KeyboardInterrupt
        return trial(command, lock)

    trial.monkeypatch.setattr(run, "quiet", broken_off)
    assert run.main([], trial.root) == 130
    assert run.state(trial.root, "play") == "half made"


def test_an_environment_whose_python_is_gone_is_rebuilt(trial: Trial) -> None:
    run.prepare(trial.root, "play")
    run.venv_python(trial.root).unlink()
    trial.said()
    run.prepare(trial.root, "play")
    assert trial.said().startswith("The Python that .venv was made with is gone or broken")
    assert trial.made == 2


def test_a_python_that_no_longer_knows_its_environment_counts_as_broken(trial: Trial) -> None:
    run.prepare(trial.root, "play")
    (trial.root / ".venv" / "pyvenv.cfg").unlink()
    assert run.state(trial.root, "play") == "gone"


def test_an_environment_of_another_python_is_rebuilt(trial: Trial) -> None:
    run.prepare(trial.root, "play")
    trial.said()
    trial.monkeypatch.setattr(run, "this_python", lambda: "3.99 on somewhere")
    run.prepare(trial.root, "play")
    assert "is not for this Python" in trial.said()
    assert trial.made == 2


def test_a_folder_that_is_no_environment_is_not_emptied(trial: Trial) -> None:
    (trial.root / ".venv").mkdir()
    (trial.root / ".venv" / "letters").write_text("dear")
    assert run.main([], trial.root) == 2
    assert "is not a Python environment" in trial.said()
    assert [entry.name for entry in (trial.root / ".venv").iterdir()] == ["letters"]


@pytest.mark.parametrize(("words", "after"), [(REFUSED, "ready"), ("[Errno 28] No space left", "half made")])
def test_an_update_that_failed_before_it_changed_anything_costs_nobody_the_game(
    trial: Trial, words: str, after: str
) -> None:
    run.prepare(trial.root, "play")
    trial.answer = (1, words)
    assert run.main(["test"], trial.root) == 2
    assert run.state(trial.root, "play") == after


# What is said


def test_a_python_too_old_gets_a_sentence_and_a_new_one_none() -> None:
    assert run.too_old((3, 6, 15)) == "SIXTEEN needs Python 3.11 or newer, and this is Python 3.6."
    assert run.too_old((3, 10, 99))
    assert run.too_old((3, 11, 0)) == ""
    assert run.too_old((3, 14, 1)) == ""
    assert run.too_old((4, 0, 0)) == ""


def test_an_old_python_can_read_the_file_as_far_as_the_sentence() -> None:
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))
    checks = [i for i, node in enumerate(tree.body) if isinstance(node, ast.If) and "too_old" in ast.unparse(node.test)]
    before = tree.body[: checks[0]]
    imported = {alias.name for node in before if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in before if isinstance(node, ast.ImportFrom)}
    assert imported.isdisjoint({"__future__", "tomllib", "graphlib", "zoneinfo", "dataclasses", "importlib.resources"})
    # Annotations are evaluated while the file is read, and list[str] was an error until 3.9: only quoted ones here.
    for function in (node for node in before if isinstance(node, ast.FunctionDef)):
        marks = [argument.annotation for argument in function.args.args] + [function.returns]
        assert all(isinstance(mark, ast.Name | ast.Constant) for mark in marks)


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_venv_or_ensurepip_names_the_debian_package(trial: Trial, module: str) -> None:
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> importlib.machinery.ModuleSpec | None:
        return None if name == module else find(name, package)

    trial.monkeypatch.setattr(importlib.util, "find_spec", without)
    assert run.main([], trial.root) == 2
    assert f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in trial.said()
    assert trial.made == 0


@pytest.mark.parametrize(
    ("words", "sentence", "line"),
    [
        (REFUSED, "the network is down or the index does not answer", "Connection refused"),
        (REFUSED, "connect, or set PIP_INDEX_URL", "ERROR: Could not find a version"),
        (TAMPERED, "did not match its hash in requires/play.lock", "some-package==1.0 from https://example.org"),
        (REFUSED.splitlines()[0] + "\n" + TAMPERED, "did not match its hash", "some-package==1.0 from"),
        (REFUSED.partition("\n")[2], "no ready-made package for this Python", "No matching distribution found"),
        ("ERROR: OSError: [Errno 28] No space left on device", "The disk is full", "Errno 28"),
        ("ERROR: [Errno 13] Permission denied: 'x'", "Nothing can be written in", "Errno 13"),
        ("something\nnever seen before", "could not be made", "never seen before"),
    ],
)
def test_a_failure_of_pip_becomes_a_sentence_with_the_telling_lines_after_it(
    trial: Trial, words: str, sentence: str, line: str
) -> None:
    trial.answer = (1, words)
    assert run.main([], trial.root) == 2
    opening, first, *rest = trial.said().splitlines()
    assert opening.startswith("Setting up")
    assert sentence in first
    assert any(line in shown for shown in rest)
    assert not (trial.root / "played").exists()


def test_a_folder_that_cannot_be_written_gets_a_sentence(trial: Trial) -> None:
    def refuse(path: Path, exist_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    trial.monkeypatch.setattr(Path, "mkdir", refuse)
    assert run.main([], trial.root) == 2
    assert trial.said().startswith(f"Nothing can be written in {trial.root}/.venv")


def test_a_missing_lock_is_named(trial: Trial) -> None:
    (trial.root / "requires" / "play.lock").unlink()
    assert run.main([], trial.root) == 2
    assert "play.lock is missing" in trial.said()


# What is passed on


@pytest.mark.parametrize("words", [[], ["--long", "a b", "", "*", "-x=ü", "test"]])
def test_words_and_exit_code_pass_through_unchanged(trial: Trial, words: list[str]) -> None:
    assert run.main(words, trial.root) == 7
    got, prefix = json.loads((trial.root / "played").read_text())
    assert got == words
    assert Path(prefix).resolve() == (trial.root / ".venv").resolve()


def test_paths_of_another_python_do_not_reach_the_game_but_the_index_does(trial: Trial) -> None:
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_INDEX_URL"):
        trial.monkeypatch.setenv(name, "somewhere")
    kept = run.child_environment()
    assert kept["PIP_INDEX_URL"] == "somewhere"
    assert not {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET"} & set(kept)


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a group of processes are POSIX")
@pytest.mark.parametrize(("way", "code"), [("lambda *_: sys.exit(5)", 5), ("signal.SIG_DFL", 130)])
def test_ctrl_c_is_for_the_game_to_answer_and_otherwise_gives_130(trial: Trial, way: str, code: int) -> None:
    (trial.root / "main.py").write_text(
        f"import signal, sys, time\nsignal.signal(2, {way})\nprint('playing', flush=True)\ntime.sleep(30)\n"
    )
    run.prepare(trial.root, "play")
    start = f"import pathlib, sys, run; sys.exit(run.main([], pathlib.Path({str(trial.root)!r})))"
    with subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=run.ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "playing\n"
        os.kill(-process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (code, "")


# The checks


def calls_of_check(trial: Trial, words: list[str], failing: str = "") -> tuple[int, list[str]]:
    """Run the checks with every tool replaced, the named one failing; return the exit code and what was called."""
    calls: list[str] = []

    def note(command: list[str], folder: Path | None = None) -> tuple[int, bool]:
        calls.append(" ".join(command[2:]))
        return int(command[2] == failing), False

    trial.monkeypatch.setattr(run, "foreground", note)
    return run.main(["test", *words], trial.root), calls


def test_every_check_runs_and_pytest_is_last_even_after_a_failure(trial: Trial) -> None:
    code, calls = calls_of_check(trial, ["-k", "stamp"], failing="mypy")
    assert code == 1
    assert [call.split()[0] for call in calls] == ["ruff", "mypy", "pytest"]
    assert calls[:2] == ["ruff check .", "mypy --strict"]
    assert calls[2].endswith("-m not long -k stamp")
    assert trial.capsys.readouterr().out == "Failed so far: mypy (see above); pytest follows.\n"


@pytest.mark.parametrize(("failing", "code"), [("", 0), ("pytest", 1)])
def test_with_nothing_failed_before_pytest_there_is_no_line_of_our_own(trial: Trial, failing: str, code: int) -> None:
    assert calls_of_check(trial, [], failing)[0] == code
    assert trial.capsys.readouterr().out == ""


def test_the_word_long_lets_the_long_tests_run_and_does_not_reach_pytest(trial: Trial) -> None:
    assert re.fullmatch(r"pytest -n [1-4]", calls_of_check(trial, ["--long"])[1][2])


# The locks


def pins(name: str) -> dict[str, str]:
    """Return what a lock pins, by package; a line of any other shape fails the test that asked."""
    pinned: dict[str, str] = {}
    hashes: dict[str, int] = {}
    package = ""
    for line in (REQUIRES / name).read_text(encoding="utf-8").splitlines():
        pin = re.fullmatch(r"([a-z0-9-]+)==([A-Za-z0-9.!+]+)( ; [^\\]+)? \\", line)
        if pin:
            package = pin[1]
            assert package not in pinned, f"{package} is pinned twice in {name}"
            pinned[package], hashes[package] = pin[2], 0
        else:
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), f"{name} holds: {line}"
            hashes[package] += 1
    assert all(hashes.values()), f"{name} pins a package without a hash"
    return pinned


@pytest.mark.parametrize("name", ["play.lock", "test.lock", "build.lock"])
def test_a_lock_holds_versions_and_hashes_and_nothing_else(name: str) -> None:
    assert pins(name)
    text = (REQUIRES / name).read_text(encoding="utf-8")
    assert not [bad for bad in ("http", "--index-url", "--find-links", "/", "#", "file:") if bad in text]


@pytest.mark.parametrize("name", ["test.lock", "build.lock"])
def test_what_playing_pins_the_others_pin_to_the_same_version(name: str) -> None:
    assert pins("play.lock").items() <= pins(name).items()


@pytest.mark.parametrize("name", ["play", "test", "build"])
def test_every_package_asked_for_is_locked(name: str) -> None:
    text = (REQUIRES / f"{name}.in").read_text(encoding="utf-8")
    asked = re.findall(r"^([a-zA-Z][\w.-]*)", text, re.MULTILINE)
    assert asked
    assert {re.sub(r"[-_.]+", "-", package).lower() for package in asked} <= set(pins(f"{name}.lock"))
