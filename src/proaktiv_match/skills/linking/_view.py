"""One way of looking at forms: a weight for each feature, and how near a text is to each concept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from proaktiv_match.skills.linking._grams import Lexicon
from proaktiv_match.skills.linking._parameters import Views
from proaktiv_match.skills.linking._tables import Tables

__all__ = ["Owners", "View", "ViewForm", "eighth_root", "forms_of_views", "power_of_eight", "view_tables"]

Words = tuple[str, ...]
Places = npt.NDArray[np.int64]

_MANY: Final = 500
"""Features of no more texts than this are always kept: in a small index every n-gram is common."""


def power_of_eight(values: Any) -> Any:
    """Raise an array to its 8th power in place, by multiplications alone: the same bits whatever its length."""
    for _ in range(3):
        np.multiply(values, values, out=values)
    return values


def eighth_root(values: Any) -> Any:
    """The inverse of `power_of_eight` for values from 0, in place."""
    for _ in range(3):
        np.sqrt(values, out=values)
    return values


def _dampened(times: int) -> float:
    """What a word counts that occurs so often: twice is not twice as much."""
    return 1.0 + float(np.log(times))


@dataclass(frozen=True, slots=True)
class ViewForm:
    """What a view looks at.

    Attributes:
        name: of its weight in `Views`, and of its arrays.
        lexicon: whose words it reads: those written, or their parts.
        whole: the words themselves are the features, not their n-grams.
        concept: reads all forms of a concept as one text, with plain weights.
    """

    name: str
    lexicon: str
    whole: bool = False
    concept: bool = False

    def word_power(self, numbers: Views) -> float:
        """Exponent of the rarity of a word, as a weight of its features."""
        return 0.0 if self.whole or self.concept else numbers.word_power


_FORMS: Final = (
    ViewForm("written", "words"),
    ViewForm("parts", "parts"),
    ViewForm("words", "parts", whole=True),
    ViewForm("concept", "words", concept=True),
)


def forms_of_views(*, single: bool) -> tuple[ViewForm, ...]:
    """All views; `single` leaves out those that need several forms a concept."""
    return tuple(form for form in _FORMS if not (single and form.concept))


def view_tables(
    texts: Sequence[Words], lexicon: Lexicon, form: ViewForm, numbers: Views
) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a `View`: the texts as TF-IDF rows of length 1 over the features of their words.

    A row is the sum of its words' features, so only the words of a text are stored.

    Args:
        texts: the texts of the index, each as its words.
        lexicon: holds all their words.
        form: what the view looks at.
        numbers: exponents, and from which share of the texts on a feature is left out.
    """
    from scipy.sparse import csr_array, diags_array

    count, known = len(texts), len(lexicon.words)
    place = {word: place for place, word in enumerate(lexicon.words)}
    rows = [sorted((place[word], times) for word, times in Counter(words).items()) for words in texts]
    starts = np.zeros(count + 1, dtype=np.int32)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    places = np.fromiter((place for row in rows for place, _ in row), dtype=np.int32, count=int(starts[-1]))
    times = np.fromiter((_dampened(found) for row in rows for _, found in row), np.float64, count=int(starts[-1]))
    rarity = 1 + np.log((1 + count) / (1 + np.bincount(places, minlength=known)))
    values = times * (rarity[places] / _rarest(count)) ** form.word_power(numbers)
    held = csr_array((values, places, starts), shape=(count, known))
    features = _features(lexicon, whole=form.whole)
    inside = held.astype(bool) @ features.astype(bool)
    holding = np.bincount(inside.indices, minlength=features.shape[1])
    weights = (1 + np.log((1 + count) / (1 + holding))) ** (1.0 if form.whole or form.concept else numbers.gram_power)
    if not form.whole:
        weights[holding > max(numbers.commonest * count, _MANY)] = 0
    weighted = held @ features @ diags_array(weights)
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    length[length == 0] = 1
    return {
        f"{form.name}.weights": weights.astype(np.float32),
        f"{form.name}.rarity": rarity.astype(np.float32),
        f"{form.name}.starts": starts,
        f"{form.name}.places": places,
        f"{form.name}.values": (values / np.repeat(length, np.diff(starts))).astype(np.float32),
    }


def _rarest(count: int) -> float:
    return 1 + float(np.log(1 + count))


def _features(lexicon: Lexicon, *, whole: bool) -> Any:
    """Sparse matrix (words, features) with how often a word holds a feature."""
    from scipy.sparse import csr_array, eye_array

    words = len(lexicon.words)
    if whole:
        return eye_array(words, format="csr")
    held = (np.ones(len(lexicon.holders)), lexicon.holders.astype(np.int32), lexicon.gram_starts)
    # Words that hold an n-gram twice stand there twice; the conversion adds them up.
    found = csr_array(held, shape=(len(lexicon.grams), words)).T.tocsr()
    found.sum_duplicates()
    return found


class Owners:
    """Which forms belong to which concept; forms lie in the order of their concepts.

    Args:
        counts: how often each form was given.
        starts: (concepts + 1), the first form of each concept.
    """

    __slots__ = ("_matrix",)

    def __init__(self, counts: npt.NDArray[np.float32], starts: npt.NDArray[np.int32]) -> None:
        from scipy.sparse import csr_array

        shape = (len(starts) - 1, len(counts))
        self._matrix: Final = csr_array((counts, np.arange(len(counts), dtype=np.int32), starts), shape=shape)

    def joined(self, near: Any) -> Any:
        """Nearness of concepts from that of their forms (forms, texts), which is overwritten: the 8-norm."""
        return eighth_root(self._matrix @ power_of_eight(near))


class View:
    """Forms as rows over their words, and how near a text is to each concept.

    Everything is computed text by text or in the order of the rows, so that a batch gives the bits of single calls.

    Args:
        tables: the arrays of the index.
        form: what it looks at.
        lexicon: of its words.
        owners: whose forms its rows are; `None` if each row is a concept.
        numbers: those with which the arrays were made.
    """

    __slots__ = ("_forms", "_lexicon", "_owners", "_rarest", "_rarity", "_square", "_whole", "_word_power")

    def __init__(
        self,
        tables: Tables,
        form: ViewForm,
        lexicon: Lexicon,
        owners: Owners | None,
        numbers: Views,
    ) -> None:
        from scipy.sparse import csr_array

        name = form.name
        starts = tables[f"{name}.starts"]
        shape = (len(starts) - 1, len(lexicon.words))
        self._forms: Final = csr_array((tables[f"{name}.values"], tables[f"{name}.places"], starts), shape=shape)
        # Places beyond the words would be read beyond the memory; a damaged file must not come so far.
        self._forms.check_format(full_check=True)
        self._rarity: Final = tables[f"{name}.rarity"]
        self._square: Final = tables[f"{form.name}.weights"].astype(np.float64) ** 2
        self._rarest: Final = _rarest(shape[0])
        self._lexicon: Final = lexicon
        self._owners: Final = owners
        self._whole: Final = form.whole
        self._word_power: Final = form.word_power(numbers)

    def rarity(self, word: str) -> float:
        """How rare a word is among the texts, 1 (in all) to 1 + ln(1 + texts) (in none)."""
        place = self._lexicon.place(word)
        return self._rarest if place is None else float(self._rarity[place])

    def near(self, texts: Sequence[Words]) -> Any:
        """Nearness (concepts, texts), dense float32: the 8-norm of the cosines to the forms of a concept."""
        rows = [self._row(words) for words in texts]
        asked = self._own_words(rows) if self._whole else self._lexicon.spread(rows)
        cosines = self._forms @ asked
        return cosines if self._owners is None else self._owners.joined(cosines)

    def _own_words(self, rows: Sequence[tuple[Places, Any]]) -> Any:
        asked = np.zeros((len(self._lexicon.words), len(rows)), dtype=np.float32)
        for column, (places, values) in enumerate(rows):
            asked[places, column] = values
        return asked

    def _row(self, words: Words) -> tuple[Places, Any]:
        """Features of a text, and what each adds to the cosine with a word that holds it; those of no weight not."""
        features = self._lexicon.whole if self._whole else self._lexicon.grams_in
        found = [(features(word), self._weight(word, times)) for word, times in Counter(words).items()]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        held = np.concatenate([row for row, _ in found])
        values = np.repeat([weight for _, weight in found], [len(row) for row, _ in found])
        places, where = np.unique(held, return_inverse=True)
        values = np.bincount(where, values, len(places))
        weighed = values * self._square[places]
        length = float(np.sqrt((values * weighed).sum()))
        kept = weighed > 0
        return places[kept], weighed[kept] / (length or 1.0)

    def _weight(self, word: str, times: int) -> float:
        rarity: float = (self.rarity(word) / self._rarest) ** self._word_power
        return _dampened(times) * rarity
