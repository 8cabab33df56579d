"""A sentence in both languages of the program, the form in which all worded content travels."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """Simplified Chinese and English wording of one thing."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """Return the wording in one language."""
        return self.en if language == "en" else self.zh

    def format(self, **values: object) -> "Text":
        """Fill `{name}` places; a value that is itself a Text is worded in each language."""
        return Text(
            self.zh.format(**{k: _worded(v, "zh") for k, v in values.items()}),
            self.en.format(**{k: _worded(v, "en") for k, v in values.items()}),
        )


def same(text: str) -> Text:
    """Wrap free text, which is never translated."""
    return Text(text, text)


def _worded(value: object, language: Language) -> object:
    return value.of(language) if isinstance(value, Text) else value
