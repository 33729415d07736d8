"""Prints what the bots found.

Look for: `tell`.
"""

from typing import Any, TextIO


def tell(result: dict[str, Any], out: TextIO) -> None:
    """The same as the JSON, for people."""

    def say(line: str = "") -> None:
        print(line, file=out)

    say(f"{result['level']}: {result['games']} games")
    for name, row in result["by_skill"].items():
        low, high = row["won_interval"]
        won = f"won {row['won_percent']:5.1f} %  ({low:.1f} to {high:.1f})"
        games, different = row["games"], row["different_games"]
        say(f"  {name:<10} {games} games, {different} of them different, {row['leanings']} leanings   {won}")
        for measure, value in row.items():
            if isinstance(value, dict):
                say(f"      {measure:<28} {_spread(value)}")
    say("  endings: " + ", ".join(f"{name} {count}" for name, count in result["endings"].items()))
    kings = result["best_in_everything"]
    say("  best in everything: " + ("; ".join(kings) if kings else "nobody: no policy is best in all of it"))
    say(f"  not dominated by any other game: {result['not_dominated_count']}")
    for policy in result["not_dominated"][:4]:
        say(f"      {policy}")
    alive = result["everybody_alive_without_a_start"]
    say("  everybody alive without a start: " + (", ".join(f"{k} {v}" for k, v in alive.items()) or "never"))
    say("  what a decision changes, all else equal (95 % interval leaves out zero):")
    for row in result["decisions"]:
        if row["apart"]:
            change = f"{_spread(row['change'])}  ({row['pairs']} pairs)"
            say(f"      {row['decision']:<14} {row['from']} -> {row['to']:<12} {row['measure']:<28} {change}")
    say("  decisions that move nothing: " + (", ".join(result["decisions_that_move_nothing"]) or "none"))
    say(f"  latest moment from which an expert still won: {result['latest_moment_saved']}")
    say("  beats never heard: " + (", ".join(result["beats_never_heard"]) or "none"))
    say("  endings never reached: " + (", ".join(result["endings_never_reached"]) or "none"))
    for line in result.get("replays", []):
        say(f"  {line}")


def _spread(value: dict[str, float | None]) -> str:
    half = value["half"]
    return f"{value['mean']:+9.2f} ± {'?' if half is None else f'{half:.2f}'}"
