"""Lexicons: what a word such as "überwiegend" says about the share of the working time."""

import unicodedata
from dataclasses import dataclass

from proaktiv_match.vocabulary._interval import Interval

__all__ = ["Lexicon", "LexiconWord", "fold"]

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "_": " "})


def fold(text: str) -> str:
    """`text` in the form in which words and options are compared (A1).

    Case, `ä`/`ae` (and `ö`, `ü`), `ß`/`ss`, and blank and underscore are alike; runs of white space are one blank.
    """
    lowered = unicodedata.normalize("NFC", text).casefold()
    return " ".join(lowered.translate(_UMLAUTS).split())


@dataclass(frozen=True, slots=True)
class LexiconWord:
    """One word of a lexicon.

    Attributes:
        word: as the lexicon writes it.
        demand: what it means when a job demands it, percent of the working time.
        limit: where the true maximum lies when a person's report uses it; by default the upper end of `demand`.
        verify: what still has to be checked, else empty.
    """

    word: str
    demand: Interval
    limit: Interval
    verify: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one instrument or habit of speech.

    Attributes:
        id: the contract's name.
        origin: where the meanings come from.
        date: day of the entry.
        words: folded word to its meaning.
    """

    id: str
    origin: str
    date: str
    words: dict[str, LexiconWord]

    def find(self, word: str) -> LexiconWord | None:
        """The word, however it is spelt; `None` if the lexicon does not know it."""
        return self.words.get(fold(word))
