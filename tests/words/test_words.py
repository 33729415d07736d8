"""The vocabulary: every fact can be read, every message has its sentence, rounding is one."""

import ast
import re
import string
from pathlib import Path

import pytest

from game.session.commands import VERB_NAMES
from game.session.readers import READ_FACTS
from game.words.facts import FACTS, clock, clock_text, shown
from game.words.message import catalogue, message, said
from game.words.verbs import VERBS

GAME = Path(__file__).parents[2] / "game"


def test_the_session_reads_every_fact_of_the_vocabulary_and_no_other() -> None:
    assert set(READ_FACTS) == set(FACTS)


def test_the_session_carries_out_every_verb_of_the_vocabulary_and_no_other() -> None:
    assert set(VERB_NAMES) == set(VERBS)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("o2_percent", 18.004999, "18.00"),
        ("o2_percent", 18.005001, "18.01"),
        ("spo2", 85.5, "86"),
        ("h2_percent", -1e-9, "0.00"),
        ("dead", 2, "2"),
        ("first_limit_at", 45000, "12:30:00"),
        ("first_limit_at", "none", "none"),
        ("stack", "running", "running"),
    ],
)
def test_a_fact_is_shown_with_the_rounding_of_the_vocabulary(name: str, value: float | str, text: str) -> None:
    assert shown(name, value) == text


def test_a_time_is_read_as_it_is_written() -> None:
    for seconds in (0, 23400, 86399, 86400, 115200):
        assert clock(clock_text(seconds)) == seconds


@pytest.mark.parametrize("text", ["6:30:00", "06:60:00", "06:30", "72:00:00", "aa:bb:cc", "٠٦:٣٠:٠٠"])
def test_what_is_no_time_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="time"):
        clock(text)


def asked_for() -> dict[str, set[str]]:
    """Message ids that the code names literally, with the names of the values that it gives."""
    found: dict[str, set[str]] = {}
    for path in GAME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found[first.value] = {keyword.arg for keyword in node.keywords if keyword.arg}
    return found


def test_every_message_that_the_code_names_has_an_english_sentence_with_its_values() -> None:
    english = catalogue("en")
    for name, values in asked_for().items():
        assert name in english, name
        wanted = {field for _, field, _, _ in string.Formatter().parse(english[name]) if field}
        assert wanted <= values, name


def composed() -> list[re.Pattern[str]]:
    """Every text of the game that is put together, as a pattern: f"ui_help.about_{scene}" is about_ and anything."""
    found = set()
    for path in GAME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
                if re.search("[a-z]", "".join(parts)) and ".+" in parts:
                    found.add("".join(parts))
    return [re.compile(pattern) for pattern in sorted(found)]


def test_no_english_sentence_is_left_over() -> None:
    """Named whole somewhere; or, as far as its group and beginning go, by a text that is put together."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in GAME.rglob("*.py"))
    patterns = composed()
    for name in catalogue("en"):
        group, _, short = name.partition(".")
        if group == "ui_glossary":
            # Looked up by what is on the screen; its own test holds it against that.
            continue
        stem = re.sub(r"_(oxygen|co2|hydrogen_bay|h2_in_o2|lost|limit|stabilised|open)$", "_", short)
        named = short in code or f'"{stem}' in code or f".{stem}{{" in code
        assert named or any(pattern.fullmatch(name) for pattern in patterns), name


def test_a_message_is_said_with_its_values() -> None:
    assert said(message("event.arrived", person="Noor", module="G-5")) == "Noor is in G-5"
