"""The sentences of the window: from the catalogue, from the level, and made longer where a test asks for it.

Look for: `Texts`, `say`.
"""

import math
from collections.abc import Mapping

from game.ui.keys import key_label
from game.ui.type import subscripted
from game.words.message import Message, catalogue, said

LANGUAGE = "en"
KEYS = ("space", "escape", "tab", "return", "a", "b", "m", "o", "s", "w", "f1", "f2", "f11")
"""Those that sentences name."""


class Texts:
    """Sentences in a language; `stretch` 1.4 makes every one 40 % longer, as a translation may be."""

    def __init__(self, stretch: float = 1.0, language: str = LANGUAGE) -> None:
        self.stretch = stretch
        self.language = language
        self.level: Mapping[str, str] = {}
        """The sentences of the level that is open."""

    def anew(self) -> "Texts":
        """The same sentences, for whoever keeps what they have made of the old ones."""
        made = Texts(self.stretch, self.language)
        made.level = self.level
        return made

    def say(self, id_: str, **values: object) -> str:
        """A sentence of the catalogue, `ui_part.id`."""
        template = catalogue(self.language)[id_]
        if "{key_" in template:
            # Keys stand in sentences as the player has put them: {key_space}, {key_b}.
            values |= {f"key_{key}": key_label(key) for key in KEYS}
        return self.shown(template.format(**values))

    def told(self, message: Message) -> str:
        """What the session says, in the words of the catalogue or of the level."""
        return self.shown(said(message, self.level, self.language))

    def shown(self, words: str) -> str:
        """Any words as they are set on the screen."""
        return self._longer(subscripted(words))

    def _longer(self, words: str) -> str:
        if self.stretch <= 1 or not any(letter.isalpha() for letter in words):
            return words
        more = math.ceil(len(words) * (self.stretch - 1))
        return words + f" {' '.join(words.split())}"[: max(2, more)].rstrip()
