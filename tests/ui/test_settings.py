"""Settings come back as they were kept; a file that can't be used is told of, and stays."""

from pathlib import Path

import pytest

from game.ui.keys import meant
from game.ui.settings import Settings, load, save

CHANGED = Settings(True, True, True, 0.35, True, {"b": "n", 'a"\\': "f5"})


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    assert save(CHANGED, path) == ""
    assert load(path) == (CHANGED, "")
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_without_a_file_all_is_as_at_first(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == (Settings(), "")


@pytest.mark.parametrize(
    "wrong",
    [
        "mute = ",
        "mute = 1",
        "volume = 2.0",
        "volume = true",
        'keys = "b"',
        "[keys]\nb = 3",
        "colour = 1",
        "\x00",
        "\ufeff",
    ],
)
def test_a_bad_file_is_told_of_in_one_sentence_and_kept(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(wrong, encoding="utf-8")
    chosen, complaint = load(path)
    assert chosen == Settings()
    assert str(path) in complaint
    assert "\n" not in complaint
    assert path.read_text(encoding="utf-8") == wrong


def test_bytes_that_are_no_text_are_told_of_too(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert load(path)[1]


def test_a_place_that_can_not_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "can't be kept" in save(Settings(), tmp_path / "file" / "settings.toml")


def test_keys_that_are_exchanged_stay_two() -> None:
    keys = {"b": "m", "m": "b"}
    assert [meant(key, keys) for key in ("b", "m", "x")] == ["m", "b", "x"]
    assert meant("b", {"b": "n"}) == ""
