"""Plays the baked sounds on the device that there is; where there is none, or none are baked, it is silent.

Look for: `Speaker`, `opened`.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pygame

from game.ui.scene import Silence, Sound
from game.ui.settings import Settings

RATE = 22050
CHANNELS = 32
BUFFER = 512
"""Samples: a fortieth of a second."""
NAME = "sound"
"""Under which the sounds are baked: sound.json says that all of them are there."""
HEARD = 0.004
"""What is fainter is stopped."""


class Speaker:
    """The device. Loudness and silence as they are set hold at once, also for what goes on."""

    def __init__(self, folders: Mapping[float, Path], chosen: Callable[[], Settings]) -> None:
        self._folders = folders
        self._chosen = chosen
        self._kept: dict[str, pygame.mixer.Sound] = {}
        self._reading: threading.Thread | None = None
        self._going: dict[str, pygame.mixer.Channel] = {}

    @property
    def _volume(self) -> float:
        settings = self._chosen()
        return 0.0 if settings.mute else settings.volume

    def play(self, name: str, volume: float = 1.0, pan: float = 0.0) -> None:
        """Once, if a channel is free."""
        loud = volume * self._volume
        if loud <= HEARD or (sound := self._sound(name)) is None:
            return
        channel = pygame.mixer.find_channel()
        if channel is not None:
            channel.set_volume(*sides(loud, pan))
            channel.play(sound)
            # Playing sets a channel back to its middle.
            channel.set_volume(*sides(loud, pan))

    def loop(self, name: str, volume: float, pan: float = 0.0) -> None:
        """For ever, from now on so loud; 0 ends it."""
        loud = volume * self._volume
        channel = self._going.get(name)
        if loud <= HEARD:
            if channel is not None:
                channel.stop()
                del self._going[name]
            return
        if channel is None:
            sound = self._sound(name)
            channel = pygame.mixer.find_channel() if sound is not None else None
            if sound is None or channel is None:
                return
            channel.play(sound, loops=-1)
            self._going[name] = channel
        channel.set_volume(*sides(loud, pan))

    def quiet(self) -> None:
        """Nothing sounds any more."""
        pygame.mixer.stop()
        self._going.clear()

    def wait(self) -> None:
        """Until everything that is baked has been read."""
        self._look()
        if self._reading is not None:
            self._reading.join()

    def _sound(self, name: str) -> pygame.mixer.Sound | None:
        """The sound; None while it is not baked, or not read yet: no frame waits for it."""
        if name not in self._kept:
            self._look()
        return self._kept.get(name)

    def _look(self) -> None:
        """Begins to read, as soon as there is something to read."""
        if self._reading is not None:
            return
        folder = next((each for each in self._folders.values() if (each / f"{NAME}.json").is_file()), None)
        if folder is not None:
            self._reading = threading.Thread(target=self._read, args=(folder,), name="sounds", daemon=True)
            self._reading.start()

    def _read(self, folder: Path) -> None:
        for file in sorted(folder.glob(f"{NAME}.*.wav"), key=lambda file: file.stat().st_size):
            # A damaged file costs its sound, not the game.
            with contextlib.suppress(OSError, pygame.error):
                self._kept[file.name.split(".")[1]] = pygame.mixer.Sound(file)


def sides(loud: float, pan: float) -> tuple[float, float]:
    """Left and right, of the same power wherever it comes from, and never louder than 1."""
    left, right = (0.5 * (1.0 - pan)) ** 0.5, (0.5 * (1.0 + pan)) ** 0.5
    return min(1.0, loud * left * 2**0.5), min(1.0, loud * right * 2**0.5)


def opened(folders: Mapping[float, Path], chosen: Callable[[], Settings]) -> Sound:
    """The device; silence where there is none."""
    try:
        with _hushed():
            pygame.mixer.init(RATE, -16, 2, BUFFER)
            pygame.mixer.set_num_channels(CHANNELS)
    except pygame.error:
        return Silence()
    return Speaker(folders, chosen)


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """The system's own library complains to the terminal where there is no device; it is no fault of the player's."""
    try:
        sys.stderr.flush()
        kept = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except (OSError, AttributeError):
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
