"""Puts two swapped letters back in order: "Abreit im Freien", "Sitztätikgeit". Positions stay what they are."""

import re
from functools import cache, lru_cache

from proaktiv_match.reading.ads.patterns._loader import patterns

__all__ = ["righted"]

_SHORTEST = 6
"""Short words become others when two letters change places ("Laib", "Liab"); from six letters on they hardly do."""

_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")


@cache
def _known() -> frozenset[str]:
    """Whole words of the patterns that a text must have; only towards these a word is righted."""
    return frozenset(
        literal
        for pattern in patterns()
        for form in pattern.forms
        for literal in form.literals
        if len(literal) >= _SHORTEST
    )


def righted(text: str) -> str:
    """`text`, small letters, with words that become a known word when two neighbouring letters change places."""
    return _WORD.sub(lambda found: _righted(found[0]), text)


@lru_cache(maxsize=100_000)
def _righted(word: str) -> str:
    known = _known()
    if word in known:
        return word
    for place in range(len(word) - 1):
        if word[place] != word[place + 1]:
            other = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            if other in known:
                return other
    return word
