"""Starts SIXTEEN: makes the environment in .venv beside this file when it is missing, then plays or runs the checks.

    python3 run.py [words]         plays; the words go to main.py unchanged
    python3 run.py test [words]    ruff, mypy, then pytest; the words go to pytest, --long adds the long tests
    python3 run.py build           bakes the pictures and makes dist/SIXTEEN, a folder that needs no Python

Look for: SETS (what each set installs), too_old, state (what is true of .venv now), prepare (makes that "ready"),
reason_of (turns pip's output into a sentence), foreground (the game as a child process), play, check, main.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

OLDEST = (3, 11)


def too_old(version: "tuple[int, ...]") -> str:
    """Return the sentence for a Python older than OLDEST, and nothing for any other."""
    if version[:2] >= OLDEST:
        return ""
    return f"SIXTEEN needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and this is Python {version[0]}.{version[1]}."


# Everything above must run on Python 3.6, and everything below must parse there: below, annotations such as
# list[str] are evaluated as the functions are made, which an old Python must not reach.
if too_old(tuple(sys.version_info[:3])):
    sys.stderr.write(too_old(tuple(sys.version_info[:3])) + "\n")
    sys.exit(2)

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
ENSUREPIP = ["-I", "-m", "ensurepip", "--upgrade", "--default-pip"]

# The last lock of a set is the one installed; it holds everything of those before it.
SETS = {"play": ["play.lock"], "test": ["play.lock", "test.lock"], "build": ["play.lock", "build.lock"]}

# Scales at which a built game carries its pictures: a window of another size is shown one of these, shrunk or grown.
BAKED = ("1", "1.5")

# Variables that would send the installed packages, or the child's imports, somewhere else than .venv. Those that say
# where packages come from (PIP_INDEX_URL and its kin) are left alone: behind a mirror nothing works without them.
DROPPED = {
    "PYTHONHOME", "PYTHONPATH", "PYTHONSAFEPATH", "__PYVENV_LAUNCHER__",
    "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_PYTHON", "PIP_DRY_RUN", "PIP_CONSTRAINT",
}  # fmt: skip

OPENINGS = {
    "absent": "Setting up in .venv (once; about {} packages) ...",
    "outdated": "Bringing .venv up to date (about {} packages) ...",
    "half made": "The environment in .venv was left half made; making it again (about {} packages) ...",
    "gone": "The Python that .venv was made with is gone or broken; making it again (about {} packages) ...",
    "other": f"The environment in .venv is not for this Python {PYTHON}; making it again (about {{}} packages) ...",
}

HASH = (
    "A package did not match its hash in {lock}, so nothing was installed: "
    "start again, and if this repeats do not trust the index or the network in between."
)
NETWORK = (
    "The packages could not be fetched because the network is down or the index does not answer: "
    "connect, or set PIP_INDEX_URL to a mirror you can reach, and start again."
)
NO_WHEEL = (
    f"The index has no ready-made package for this Python {PYTHON} on this machine: "
    "use a 64-bit Python 3.11 to 3.14 on Linux, Windows or macOS, or an index that carries all of {lock}."
)
FULL = "The disk is full: free about 1 GB where {root} and the temporary files are, and start again."
DENIED = (
    "Nothing can be written in {root}/.venv: close any game that is still running, "
    "or move SIXTEEN to a folder that is yours, and start again."
)
NO_VENV = (
    f"This Python cannot make environments because its venv or ensurepip module is missing: on Debian or Ubuntu run "
    f"`sudo apt install python{PYTHON}-venv`, elsewhere install Python from python.org, and start again."
)
UNKNOWN = "The environment in .venv could not be made: start again, which tries afresh."

# Read from the top: a hash mismatch may follow a network hiccup, and pip calls an unreachable index "no version" too.
REASONS = [
    (r"DO NOT MATCH THE HASHES|Expected sha256", HASH),
    (r"Errno 28\b|No space left|WinError 112\b|not enough space", FULL),
    (r"Errno (13|30)\b|Permission denied|Read-only file system|WinError (5|32)\b", DENIED),
    (
        r"NewConnectionError|NameResolution|getaddrinfo|Max retries|Connection(Reset|Refused)?Error|ProxyError|SSLError"
        r"|CERTIFICATE_VERIFY|[Tt]imed out|TimeoutError|[Nn]etwork is unreachable|IncompleteRead|ProtocolError"
        r"|HTTP error [45]|[45]\d\d (Client|Server) Error|RemoteDisconnected|Temporary failure|not a trusted",
        NETWORK,
    ),
    (r"No matching distribution|Could not find a version|is not a supported wheel", NO_WHEEL),
    (r"No module named '?(venv|ensurepip)", NO_VENV),
]

# pip fetches everything before it changes anything, so after these the environment is still what it was.
UNTOUCHED = (HASH, NETWORK, NO_WHEEL)


class Stop(Exception):
    """Ends the start with a sentence for the person at the keyboard; untouched says that .venv is as it was."""

    def __init__(self, sentence: str, untouched: bool = False) -> None:
        super().__init__(sentence)
        self.untouched = untouched


def say(line: str) -> None:
    """Write a line of our own where it does not mix with what the game prints."""
    print(line, file=sys.stderr, flush=True)


def venv_python(root: Path) -> Path:
    """Return the path of the environment's own Python, whether or not it is there."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def child_environment() -> dict[str, str]:
    """Return the person's environment variables without the DROPPED ones."""
    return {name: value for name, value in os.environ.items() if name.upper() not in DROPPED}


def wanted(root: Path, which: str) -> dict[str, str]:
    """Return the sha256 of each lock file of a set, by name."""
    try:
        return {name: hashlib.sha256((root / "requires" / name).read_bytes()).hexdigest() for name in SETS[which]}
    except FileNotFoundError as error:
        raise Stop(f"The file {error.filename} is missing: fetch SIXTEEN again, it came incomplete.") from error


def this_python() -> str:
    """Name the Python that runs this file as far as installed packages depend on it."""
    return f"{PYTHON}{getattr(sys, 'abiflags', '')} on {sysconfig.get_platform()}"


def starts(python: Path) -> bool:
    """Tell whether the environment's Python runs, is of this version, and knows that it is in an environment.

    Looking at files is not enough: the Python behind them may have been moved, replaced or broken since, and on
    Windows python.exe is a small program that stays when the one it starts has gone. This costs about 20 ms.
    """
    code = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]} or sys.prefix == sys.base_prefix)"
    command, nowhere = [str(python), "-I", "-c", code], subprocess.DEVNULL
    try:
        return not subprocess.call(command, env=child_environment(), stdin=nowhere, stdout=nowhere, stderr=nowhere)
    except OSError:
        return False


def state(root: Path, which: str) -> str:
    """Return "ready", or the key of OPENINGS that says why .venv is not ready for a set."""
    venv = root / ".venv"
    if not venv.is_dir() or all(entry.name == "setup.lock" for entry in venv.iterdir()):
        return "absent"
    try:
        stamp = json.loads((venv / "stamp.json").read_text(encoding="utf-8"))
        python, locks = str(stamp["python"]), dict(stamp["locks"])
    except (OSError, ValueError, KeyError, TypeError):
        return "half made"
    if python != this_python():
        return "other"
    if not starts(venv_python(root)):
        return "gone"
    return "ready" if wanted(root, which).items() <= locks.items() else "outdated"


def write_stamp(root: Path, text: str) -> None:
    """Put the stamp in place at one stroke, so that no other start reads half of it."""
    fresh = root / ".venv" / "stamp.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(root / ".venv" / "stamp.json")


def locked(lock: IO[str]) -> bool:
    """Try to take the lock on an open file; where the file system knows no locks, go on without."""
    if sys.platform == "win32":
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return not isinstance(error, BlockingIOError)
    return True


@contextlib.contextmanager
def alone(venv: Path) -> Iterator[int]:
    """Hold .venv against other starts; gives the open lock's number.

    The system lets go of the lock when its last holder ends, however it ends, so none can be left behind. The file
    itself is never removed: whoever waits must be waiting for the same file.
    """
    venv.mkdir(exist_ok=True)
    with open(venv / "setup.lock", "a", encoding="utf-8") as lock:
        if not locked(lock):
            say("Another start of SIXTEEN is setting up .venv; waiting for it ...")
            while not locked(lock):
                time.sleep(0.2)
        yield lock.fileno()


def quiet(command: list[str], lock: int) -> tuple[int, str]:
    """Run a command without showing what it says; return its exit code and its words.

    The child shares the lock, so that it is held until the child too has ended, even if this process is killed.
    """
    child = subprocess.Popen(
        command,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=() if os.name == "nt" else (lock,),
    )
    try:
        said, _ = child.communicate()
    except KeyboardInterrupt:
        # The terminal gave Ctrl-C to the child as well: let it clear up after itself before it is ended for good.
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=3)
        child.kill()
        child.wait()
        raise
    return child.returncode, said.decode("utf-8", errors="replace")


def reason_of(words: str, root: Path, lock: str) -> Stop:
    """Turn what a failed venv or pip said into a sentence, followed by the lines that bear it out."""
    pattern, template = next((reason for reason in REASONS if re.search(reason[0], words)), ("", UNKNOWN))
    lines = [line.strip() for line in words.splitlines() if line.strip() and not line.startswith("[notice]")]
    telling = [line for line in lines if re.search(rf"{pattern}|^error|==\S+ from ", line, re.IGNORECASE)][-4:]
    shown = [line if len(line) < 240 else f"{line[:90]} ... {line[-140:]}" for line in telling]
    sentence = template.format(root=root, lock=f"requires/{lock}")
    return Stop("\n    ".join([sentence, *shown]), template in UNTOUCHED)


def make_environment(root: Path, lock: int) -> None:
    """Empty .venv, its lock file apart, and make a fresh environment there."""
    venv = root / ".venv"
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stop(NO_VENV)
    for entry in venv.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != "setup.lock":
            entry.unlink()
    # Not sys.executable: that may be the very python just removed, when this was started with .venv's own.
    base = getattr(sys, "_base_executable", "") or sys.executable
    # Two steps, because venv keeps to itself what went wrong when it calls ensurepip on its own.
    for command in ([base, "-I", "-m", "venv", "--without-pip", str(venv)], [str(venv_python(root)), *ENSUREPIP]):
        code, words = quiet(command, lock)
        if code:
            raise reason_of(words, root, "play.lock")


def install(root: Path, which: str, lock: int) -> None:
    """Install a set's lock file: ready-made packages only, each with a hash on the list."""
    # The lock is complete, so pip must not look for more; -I keeps modules lying in the folder out of pip.
    command = [str(venv_python(root)), "-I", "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check"]
    command += ["--no-user", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    code, words = quiet([*command, "-r", str(root / "requires" / SETS[which][-1])], lock)
    if code:
        raise reason_of(words, root, SETS[which][-1])


def prepare(root: Path, which: str) -> None:
    """Make .venv ready for a set, saying one line when that takes work, and nothing when it is ready."""
    if state(root, which) == "ready":
        return
    venv, target, locks = root / ".venv", root / "requires" / SETS[which][-1], wanted(root, which)
    # Another start may be making it just now, and puts setup.lock there before anything else.
    names = {entry.name for entry in root.glob(".venv/*")}
    if (names and not names & {"setup.lock", "pyvenv.cfg"}) or venv.is_file():
        raise Stop(f"{venv} is not a Python environment: move it out of the way, SIXTEEN needs that name.")
    with alone(venv) as lock:
        found = state(root, which)
        if found == "ready":
            return
        say(OPENINGS[found].format(len(re.findall(r"^\S+==", target.read_text(encoding="utf-8"), re.MULTILINE))))
        stamp = venv / "stamp.json"
        before = stamp.read_text(encoding="utf-8") if found == "outdated" else ""
        stamp.unlink(missing_ok=True)
        if not before:
            make_environment(root, lock)
        try:
            install(root, which, lock)
        except Stop as stop:
            # Without this, trying the checks offline would cost a player the game that worked until then.
            if before and stop.untouched:
                write_stamp(root, before)
            raise
        write_stamp(root, json.dumps({"set": which, "python": this_python(), "locks": locks}))


def foreground(command: list[str], folder: Path | None = None) -> tuple[int, bool]:
    """Run a command on this terminal; return its exit code and whether Ctrl-C was pressed meanwhile.

    A child process and not exec: on Windows exec returns to the prompt at once and loses the exit code.
    """
    child = subprocess.Popen(command, cwd=folder, env=child_environment())
    pressed: list[int] = []

    def note(number: int, _frame: object) -> None:
        # A terminal gives Ctrl-C to the child as well, and what to do about it is the child's to decide. Without a
        # terminal perhaps only this process was told, so tell the child if it is still there after a while.
        if not pressed and (sys.stdin is None or not sys.stdin.isatty()):
            later = threading.Timer(3.0, child.send_signal, [number])
            later.daemon = True
            later.start()
        pressed.append(number)

    # Noted rather than raised: KeyboardInterrupt in the moment the child ends would lose the child's exit code.
    before = signal.signal(signal.SIGINT, note), signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    code = child.wait()
    signal.signal(signal.SIGINT, before[0])
    signal.signal(signal.SIGTERM, before[1])
    if code == 0xC000013A:  # how Windows says that Ctrl-C ended a process
        code = 130
    return (code if code >= 0 else 128 - code), bool(pressed)


def play(words: list[str], root: Path) -> int:
    """Run main.py in the environment and return its exit code."""
    prepare(root, "play")
    return foreground([str(venv_python(root)), str(root / "main.py"), *words])[0]


def check(words: list[str], root: Path) -> int:
    """Run every check, pytest last so that its closing line is the last line; 1 when any of them failed."""
    prepare(root, "test")
    python = str(venv_python(root))
    pytest = ["-n", str(min(os.cpu_count() or 1, 4))]
    if "--long" not in words:
        pytest += ["-m", "not long"]
    pytest += [word for word in words if word != "--long"]
    checks = {"ruff": ["ruff", "check", "."], "mypy": ["mypy", "--strict"], "pytest": ["pytest", *pytest]}
    failed: list[str] = []
    for name, command in checks.items():
        if name == "pytest" and failed:
            print(f"Failed so far: {' and '.join(failed)} (see above); pytest follows.", flush=True)
        code, interrupted = foreground([python, "-m", *command], root)
        if interrupted:
            return 130
        if code:
            failed.append(name)
    return 1 if failed else 0


def build(root: Path) -> int:
    """Bake the pictures and pack them with the game; return the exit code of the step that failed."""
    prepare(root, "build")
    baked = root / "build" / "baked" / runpy.run_path(str(root / "assets" / "key.py"))["key"](1)
    if not baked.is_dir():  # what draws has changed; until then a build that was broken off goes on where it was
        shutil.rmtree(baked.parent, ignore_errors=True)
    steps = [["assets.bake", "--into", str(baked / scale), "--scale", scale] for scale in BAKED]
    for step in [*steps, ["PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]]:
        code, interrupted = foreground([str(venv_python(root)), "-m", *step], root)
        if code or interrupted:
            return 130 if interrupted else code
    say(f"Made {root / 'dist' / 'SIXTEEN'}: that whole folder is the game.")
    return 0


def main(words: list[str], root: Path = ROOT) -> int:
    """Play, check or build; return the exit code, 2 when the environment cannot be made ready."""
    try:
        if words[:1] == ["test"]:
            return check(words[1:], root)
        return build(root) if words == ["build"] else play(words, root)
    except KeyboardInterrupt:
        return 130
    except Stop as stop:
        say(str(stop))
    except OSError as error:
        say(str(reason_of(str(error), root, "play.lock")))
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
