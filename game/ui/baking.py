"""Sees to it that the pictures are drawn, by a process of its own, and says how far that is.

Look for: `Baking`, `folders` (where the pictures lie).
"""

import os
import runpy
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from game.ui.settings import APP
from game.words.program import BUILT

SCALES = (1.0, 1.5, 2.0)
ROOT = Path(__file__).parents[2]
KEPT = 4
"""Folders of pictures that stay: those of older versions of the art make way."""
OWN = "SIXTEEN_ART"
"""An environment variable: the folder of pictures that are there already, a folder in it for each scale."""


def folders() -> dict[float, Path]:
    """Where the pictures of each scale lie, or will: in a build, or in this system's cache."""
    if OWN in os.environ:
        return {scale: Path(os.environ[OWN]) / f"{scale:g}" for scale in SCALES}
    if BUILT:
        return {scale: ROOT / "baked" / f"{scale:g}" for scale in SCALES}
    from platformdirs import user_cache_dir

    art = Path(user_cache_dir(APP, appauthor=False)) / "art"
    key = _told()["key"]
    return {scale: art / key(scale) for scale in SCALES}


def names() -> tuple[str, ...]:
    """All pictures, in the order in which they are baked."""
    return tuple(_told()["NAMES"])


def _told() -> dict[str, Any]:
    """What the art says of itself. Run as a file: the game itself loads nothing of what draws."""
    return runpy.run_path(str(ROOT / "assets" / "key.py"))


def fitting(scale: float) -> float:
    """The scale that is baked for a window: the smallest that is not coarser."""
    return next((baked for baked in SCALES if baked >= scale - 0.01), SCALES[-1])


class Baking:
    """The process that draws what is missing at one scale."""

    def __init__(self, places: Mapping[float, Path], scale: float) -> None:
        self.scale = fitting(scale)
        self.folder = places[self.scale]
        self.missing: list[str] = []
        self.all = 0
        self.complaint = ""
        self.fresh: list[str] = []
        """Baked since somebody looked; the looker takes them out."""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Begins, if anything is missing and there is something that can draw it."""
        if self._process is not None or BUILT or OWN in os.environ:
            return
        wanted = names()
        self.missing = [name for name in wanted if not (self.folder / f"{name}.json").is_file()]
        self.all = len(wanted)
        if not self.missing:
            return
        jobs = os.cpu_count() or 1
        words = [sys.executable, "-m", "assets.bake", "--into", str(self.folder), "--scale", f"{self.scale:g}"]
        try:
            self._process = subprocess.Popen(
                [*words, "--jobs", str(jobs), "--watched"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
            )  # fmt: skip
        except OSError as error:
            self.complaint = f"The pictures can't be drawn here: {error.strerror or error}."
            return
        for stream, heard in ((self._process.stdout, self._baked), (self._process.stderr, self._complained)):
            threading.Thread(target=_listen, args=(stream, heard), daemon=True).start()

    def _baked(self, line: str) -> None:
        word, _, name = line.partition(" ")
        if word == "baked" and name in self.missing:
            self.missing.remove(name)
            self.fresh.append(name)
            if not self.missing:
                _tidy(self.folder.parent)

    def _complained(self, line: str) -> None:
        self.complaint = self.complaint or line

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return 1 - len(self.missing) / self.all if self.all else 1.0

    def stop(self) -> None:
        """Ends the process; what is baked stays."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()


def _listen(stream: IO[str] | None, heard: Any) -> None:
    for line in stream or ():
        heard(line.strip())


def _tidy(art: Path) -> None:
    """Leaves the folders that were written last."""
    found = sorted((each for each in art.iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime)
    for old in found[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
