"""Words and their n-grams: what texts are compared by."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from proaktiv_match.skills.linking._tables import Tables, block, hashes_of, places_of, strings

__all__ = ["Lexicon", "grams_of", "lexicon_tables"]

Words = tuple[str, ...]
Places = npt.NDArray[np.int64]

_SHORTEST, _LONGEST = 2, 5
_CACHED: Final = 1 << 16


def grams_of(word: str) -> list[str]:
    """The n-grams of 2 to 5 signs of a word between blanks, as scikit-learn's `char_wb` has them."""
    padded = f" {word} "
    found: list[str] = []
    for size in range(_SHORTEST, _LONGEST + 1):
        if size >= len(padded):
            found.append(padded)
            break
        found += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return found


def lexicon_tables(texts: Iterable[Sequence[str]], name: str) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a `Lexicon`.

    Args:
        texts: whose words are taken.
        name: of the lexicon, stands before the names of its arrays.
    """
    words = sorted({word for text in texts for word in text})
    holders: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for gram in grams_of(word):
            holders[gram].append(place)
    names = list(holders)
    hashes = hashes_of(names)
    order = np.argsort(hashes)
    rows = [holders[names[place]] for place in order]
    starts = np.zeros(len(rows) + 1, dtype=np.int32)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    every = (place for row in rows for place in row)
    return {
        f"{name}.words": block(words),
        f"{name}.grams": hashes[order],
        f"{name}.gram_starts": starts,
        f"{name}.holders": np.fromiter(every, places_of(len(words)), int(starts[-1])),
    }


class Lexicon:
    """The words of an index by their place in the alphabet, and the words that hold an n-gram.

    Args:
        tables: the arrays of the index.
        name: stands before the names of its own.
    """

    __slots__ = ("_known", "_places", "gram_starts", "grams", "holders", "words")

    def __init__(self, tables: Tables, name: str) -> None:
        self.words: Final = strings(tables[f"{name}.words"])
        self.grams: Final = tables[f"{name}.grams"]
        self.gram_starts: Final = tables[f"{name}.gram_starts"]
        self.holders: Final = tables[f"{name}.holders"]
        if len(self.holders) and int(self.holders.max()) >= len(self.words):
            raise ValueError(f"{name}.holders")
        self._places: Final = {word: place for place, word in enumerate(self.words)}
        self._known: Final[dict[str, Places]] = {}

    def place(self, word: str) -> int | None:
        """The place of a word; `None` if no text of the index has it."""
        return self._places.get(word)

    def grams_in(self, word: str) -> Places:
        """The places of the known n-grams of any word, each as often as the word holds it."""
        held = self._known.get(word)
        if held is None:
            wanted = hashes_of(grams_of(word))
            found = np.searchsorted(self.grams, wanted)
            found[found == len(self.grams)] = 0
            held = found[self.grams[found] == wanted] if len(self.grams) else np.zeros(0, dtype=np.int64)
            if len(self._known) < _CACHED:
                self._known[word] = held
        return held

    def whole(self, word: str) -> Places:
        """The place of the word itself, if it is known."""
        place = self._places.get(word)
        return np.array([] if place is None else [place], dtype=np.int64)

    def spread(self, rows: Sequence[tuple[Places, npt.NDArray[np.float64]]]) -> npt.NDArray[np.float32]:
        """For each word of the index the sum of the values of the n-grams that it holds (words, rows).

        Args:
            rows: places of n-grams and their values.
        """
        width = len(rows)
        grams = np.concatenate([places for places, _ in rows])
        columns = np.repeat(np.arange(width), [len(places) for places, _ in rows])
        starts, ends = self.gram_starts[grams], self.gram_starts[grams + 1]
        pieces = [self.holders[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        if not pieces:
            return np.zeros((len(self.words), width), dtype=np.float32)
        cells = np.concatenate(pieces, dtype=np.int64) * width + np.repeat(columns, ends - starts)
        values = np.repeat(np.concatenate([weights for _, weights in rows]), ends - starts)
        return np.bincount(cells, values, len(self.words) * width).reshape(-1, width).astype(np.float32)
