"""What a player has set: kept as TOML in the folder where this system keeps such things.

Look for: `Settings`, `load`, `save`, `place`.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

APP = "sixteen"


class Settings(NamedTuple):
    """Everything that can be set, as it is at first."""

    reduced_effects: bool = False
    """No doubling, blur, grain or flicker."""
    reduced_motion: bool = False
    """Nothing sways, slides or drifts; what breathes still does."""
    mute: bool = False
    volume: float = 0.8
    full_screen: bool = False
    keys: Mapping[str, str] = {}
    """Another key for an action of the player's choice: the key as the game names it -> the one that is pressed."""


def place() -> Path:
    """The file of the settings."""
    from platformdirs import user_config_dir

    return Path(user_config_dir(APP, appauthor=False)) / "settings.toml"


def load(path: Path) -> tuple[Settings, str]:
    """The settings of a file, and what is wrong with it ("" if nothing): then the usual ones hold; the file stays."""
    try:
        with path.open("rb") as file:
            read = tomllib.load(file)
        return _settings(read), ""
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError) as error:
        return Settings(), f"The settings in {path} can't be used ({error}); the usual ones hold until you change one."


def _settings(read: dict[str, object]) -> Settings:
    fields: dict[str, object] = {}
    for name, usual in Settings()._asdict().items():
        value = read.pop(name, usual)
        match usual, value:
            case bool(), bool():
                fields[name] = value
            case float(), int() | float() if not isinstance(value, bool) and 0 <= value <= 1:
                fields[name] = float(value)
            case dict(), dict() if all(isinstance(key, str) for key in value.values()):
                fields[name] = dict(value)
            case _:
                raise ValueError(f"'{name}' can't be {value!r}")
    if read:
        raise ValueError(f"no setting is named '{next(iter(read))}'")
    return Settings(**fields)  # type: ignore[arg-type]


def save(settings: Settings, path: Path) -> str:
    """Writes the file whole or not at all; returns what went wrong ("" if nothing)."""
    lines = [f"{name} = {str(value).lower()}" for name, value in settings._asdict().items() if name != "keys"]
    keys = [f"{_quoted(key)} = {_quoted(pressed)}" for key, pressed in sorted(settings.keys.items())]
    new = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text("\n".join([*lines, "", "[keys]", *keys, ""]), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        return f"The settings can't be kept: {error.strerror or error} ({path})."
    return ""


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
