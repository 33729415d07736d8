"""A machine is taken apart by the player's own hands, one step after the other, and by whoever is sent.

Look for: `by_hand` (held until it begins), `sent`, `waited`, `over`, `free`.
"""

from collections.abc import Callable

from tests.ui.play.bot import REPLY, Bot
from tests.ui.play.reading import Screen

GRIP = 1.1
"""Real seconds for which a step is held: a little longer than it asks for."""
PATIENCE = 2000


def over(step: int) -> Callable[[Screen], bool]:
    """Whether a step is over: a tick stands where its number was."""

    def ticked(seen: Screen) -> bool:
        row = seen.has(f"steps.{step}")
        return row is not None and str(step + 1) not in [text.words for text in row.texts]

    return ticked


def free(seen: Screen) -> bool:
    """Whether the player's hands hold nothing."""
    return seen.has("step.stop") is None


def waited(bot: Bot, until: Callable[[Screen], bool]) -> None:
    """Before the machine, until something is seen there; whoever asks meanwhile is answered, on the hub."""
    for _ in range(PATIENCE):
        seen = bot.seen
        if seen.name == "hub":
            # One leads from there as always, until nobody speaks or asks any more.
            if (way := seen.has("hub.salvage")) and not seen.has("speech.next") and not seen.starting(REPLY):
                bot.press(way)
            else:
                bot.turn()
        elif until(seen):
            return
        elif "asked" in seen.words("salvage.escape"):
            bot.press(seen.has("salvage.escape"))
        elif (wait := seen.has("salvage.w")) and "stop" not in seen.words("salvage.w"):
            bot.press(wait)
        else:
            bot.pass_time()
    raise bot.lost("what was waited for never came")


def by_hand(bot: Bot, step: int) -> None:
    """Holds a step until it begins, and waits until the hands are free again."""
    bot.press(bot.seen.has(f"steps.{step}"))
    order = bot.seen.has("step.assign_normal")
    if order is None or not order.enabled or "By hand" not in bot.seen.words(order.id):
        raise bot.lost(f"step {step} can't be begun by hand")
    bot.hold(order, GRIP)
    if free(bot.seen):
        raise bot.lost(f"step {step} was held, and did not begin")
    waited(bot, free)


def sent(bot: Bot, step: int, who: str) -> None:
    """Sends somebody to a step."""
    bot.press(bot.seen.has(f"steps.{step}"))
    for _ in range(20):
        if who in bot.seen.words("step.who"):
            bot.press(bot.seen.has("step.assign_normal"))
            return
        bot.press(bot.seen.has("step.who"))
    raise bot.lost(f"{who} can't be sent to it")
