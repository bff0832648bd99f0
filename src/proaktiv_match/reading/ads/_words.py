"""Words of a text with their stems, so that inflections of one word meet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from proaktiv_match.vocabulary import fold

__all__ = ["Word", "stem_of", "words_of"]

_WORD = re.compile(r"\w[\w+#]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written, its stem, and where it stands."""

    written: str
    stem: str
    start: int
    end: int


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("german")


@lru_cache(maxsize=65536)
def stem_of(written: str) -> str:
    """The stem of a word as it is written; short words and abbreviations stay as they are, folded."""
    folded = fold(written)
    if not folded.isalpha():
        return folded
    return str(_stemmer().stemWord(folded))


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of `text[start:end]`."""
    for match in _WORD.finditer(text, start, end):
        yield Word(match[0], stem_of(match[0]), match.start(), match.end())
