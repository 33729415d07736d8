"""Writes the sounds as WAV files (mono, 16 bit) and one JSON file that names them; the JSON comes last.

Look for: `write`, `wav`.
"""

import io
import json
import os
import wave
from pathlib import Path

import numpy as np

from assets.sound.every import LOOPS, SOUNDS
from assets.sound.wave import RATE, Wave


def write(name: str, folder: Path) -> None:
    """NAME.SOUND.wav for each, and NAME.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for sound, made in SOUNDS.items():
        (folder / f"{name}.{sound}.wav").write_bytes(wav(made()))
    half = folder / f"{name}.json.part"
    half.write_text(json.dumps({"sounds": list(SOUNDS), "loops": list(LOOPS)}, indent=1) + "\n", encoding="utf-8")
    os.replace(half, folder / f"{name}.json")


def wav(made: Wave) -> bytes:
    """A WAV file. The rounding is dithered, so that what fades does not end in steps."""
    chance = np.random.default_rng(made.size)
    dither = chance.random(made.size) - chance.random(made.size)
    samples = np.clip(np.rint(made * 32767 + dither), -32768, 32767).astype("<i2")
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return out.getvalue()
