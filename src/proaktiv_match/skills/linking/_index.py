"""Labels of concepts, ready to be searched: German text in, ranked concepts out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from proaktiv_match.skills.linking._candidate import Candidate
from proaktiv_match.skills.linking._compound import Compounds
from proaktiv_match.skills.linking._confidence import Evidence, Parts, coverage, safe
from proaktiv_match.skills.linking._encoder import Encoder, Meanings
from proaktiv_match.skills.linking._grams import grams_of, whole_word
from proaktiv_match.skills.linking._parameters import Kind, parameters, word_lists
from proaktiv_match.skills.linking._segments import joined, names, segments, words_of
from proaktiv_match.skills.linking._stem import stem
from proaktiv_match.skills.linking._view import View

__all__ = ["LabelIndex"]

Words = tuple[str, ...]

_TOGETHER: Final = 128
"""Texts of one product of matrices: (128, 15,000) numbers are 8 MB a view."""

_CACHED: Final = 1 << 16
_OWN: Final = 10.0
"""Added to the nearness of concepts of which the text is an own form: more than any nearness."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Places of the nearest concepts, best first, their nearness, and the concepts of which the text is a form."""

    places: list[int]
    scores: list[float]
    own: frozenset[int]


class LabelIndex:
    """Finds the concepts that a text may mean. Immutable but for its caches; safe for threads.

    Made with `build`. The same forms in any order give the same index, and a batch gives what single calls give.
    """

    def __init__(self, forms: Iterable[tuple[str, str]], kind: Kind, encoder: Encoder | None = None) -> None:
        self._numbers: Final = parameters(kind)
        self._short: Final = word_lists().short
        taken: Counter[tuple[str, Words]] = Counter()
        exact: dict[str, set[str]] = defaultdict(set)
        plain: set[tuple[str, str]] = set()
        for concept, text in forms:
            words = words_of(text)
            if words:
                taken[concept, words] += 1
                exact[joined(text)].add(concept)
                plain.add((concept, text))
        self._concepts: Final = tuple(sorted({concept for concept, _ in taken}))
        place = {concept: place for place, concept in enumerate(self._concepts)}
        held = sorted(taken.items())
        written = [words for (_, words), _ in held]
        self._compounds: Final = Compounds(word for words in written for word in sorted(set(words)))
        parts = [self._parts(words) for words in written]
        self._exact: Final = {text: sorted(place[concept] for concept in found) for text, found in exact.items()}
        self._forms: Final[list[list[Parts]]] = [[] for _ in self._concepts]
        for (concept, words), _ in held:
            self._forms[place[concept]].append(Parts.of(words, self._parts))
        self._views: Final = self._make_views(written, parts, [(place[c], n) for (c, _), n in held])
        self._meanings: Final = Meanings(sorted(plain), self._concepts, encoder) if encoder and plain else None
        self._found: Final[dict[tuple[str, int], list[Candidate]]] = {}

    @classmethod
    def build(cls, forms: Iterable[tuple[str, str]], kind: Kind, *, encoder: Encoder | None = None) -> "LabelIndex":
        """Make an index.

        Args:
            forms: (id of a concept, one of its labels), in any order; a label given twice counts twice.
            kind: what the concepts are; chooses the numbers of `data/linking.toml`.
            encoder: adds nearness in meaning; `None` compares text alone.
        """
        return cls(forms, kind, encoder)

    def __len__(self) -> int:
        """Number of concepts."""
        return len(self._concepts)

    def search(self, texts: Sequence[str], top: int = 10) -> list[list[Candidate]]:
        """The concepts nearest to each text, best first; ties by id.

        Args:
            texts: German texts; repetitions cost nothing.
            top: at most so many concepts a text, from 1.

        Returns:
            One list a text, in the order of the texts; empty where nothing is near.
        """
        new = [text for text in dict.fromkeys(texts) if (text, top) not in self._found]
        fresh: dict[str, list[Candidate]] = {}
        for start in range(0, len(new), _TOGETHER):
            some = new[start : start + _TOGETHER]
            fresh.update(zip(some, self._search(some, top), strict=True))
        answers = [fresh[text] if text in fresh else self._found[text, top] for text in texts]
        for text, found in fresh.items():
            if len(self._found) < _CACHED:
                self._found[text, top] = found
        return [list(answer) for answer in answers]

    def _parts(self, words: Words) -> Words:
        whole = (self._short.get(word, word) for word in words)
        return tuple(stem(part) for word in whole for part in map(self._long, self._compounds.split(word)))

    def _long(self, part: str) -> str:
        return self._short.get(part, part)

    def _make_views(self, written: list[Words], parts: list[Words], owned: list[tuple[int, int]]) -> dict[str, View]:
        if not written:
            return {}
        from scipy.sparse import csr_array

        numbers = self._numbers.views
        powers = (numbers.word_power, numbers.gram_power, numbers.commonest)
        places = [place for place, _ in owned]
        counts = np.array([count for _, count in owned], dtype=np.float32)
        single = len(written) == len(self._concepts)
        shape = (len(written), len(self._concepts))
        owners = None if single else csr_array((counts, (range(len(written)), places)), shape=shape)
        views = {
            "written": View(written, owners, grams_of, *powers),
            "parts": View(parts, owners, grams_of, *powers),
            "words": View(parts, owners, whole_word),
        }
        if not single and numbers.concept:
            whole: list[list[str]] = [[] for _ in self._concepts]
            for words, (place, count) in zip(written, owned, strict=True):
                whole[place] += words * count
            views["concept"] = View([tuple(words) for words in whole], None, grams_of, commonest=numbers.commonest)
        return views

    def _lexical(self, texts: Sequence[Words]) -> Any:
        """Weighted mean of the views (texts, concepts), float32."""
        numbers = self._numbers.views
        parts = [self._parts(words) for words in texts]
        total = np.zeros((len(texts), len(self._concepts)), dtype=np.float32)
        weights = 0.0
        for name, view in self._views.items():
            weight = float(getattr(numbers, name))
            if not weight:
                continue
            total += np.float32(weight) * view.near(parts if name in ("parts", "words") else texts)
            weights += weight
        return total / np.float32(weights or 1)

    def evidence(self, texts: Sequence[str]) -> list[tuple[str, Evidence] | None]:
        """The first candidate of each text with what speaks for it, for calibration; `None` where nothing is near."""
        answers: list[tuple[str, Evidence] | None] = []
        for start in range(0, len(texts), _TOGETHER):
            for text, words, scores, meant in self._near(texts[start : start + _TOGETHER]):
                found = self._best(text, words, scores, 2)
                place = found.places[0] if found.places else None
                weighed = None if place is None else (self._concepts[place], self._weigh(text, found, meant))
                answers.append(weighed)
        return answers

    def _search(self, texts: Sequence[str], top: int) -> list[list[Candidate]]:
        return [self._rank(text, words, scores, meant, top) for text, words, scores, meant in self._near(texts)]

    def _near(self, texts: Sequence[str]) -> Iterator[tuple[str, Words, Any, Any]]:
        """Each text with its words, its nearness to all concepts, and its nearness in meaning or `None`."""
        if not self._concepts:
            nothing = np.zeros(0, dtype=np.float32)
            yield from ((text, words_of(text), nothing, None) for text in texts)
            return
        numbers = self._numbers.views
        # Segments and whole texts go through the same products, each once.
        split = {text: segments(text) for text in texts}
        asked = list(dict.fromkeys([*texts, *(one for found in split.values() for one in found)]))
        scores = _with_segments(self._lexical([words_of(text) for text in asked]), asked, split, numbers.segments)
        meant = None
        if self._meanings:
            meant = _with_segments(self._meanings.near(asked), asked, split, numbers.semantic_segments)
            weight = np.float32(numbers.semantic)
            scores = (scores + weight * meant) / (1 + weight)
        for row, text in enumerate(texts):
            yield text, words_of(text), scores[row], None if meant is None else meant[row]

    def _rank(self, text: str, words: Words, scores: Any, meant: Any, top: int) -> list[Candidate]:
        found = self._best(text, words, scores, max(top, 2))
        if not found.places:
            return []
        model = self._numbers.lexical if meant is None else self._numbers.semantic
        linked = safe(self._weigh(text, found, meant), model)
        # s / (1 + s) keeps the order and stays below 1, which is kept for the concept's own forms.
        return [
            Candidate(
                self._concepts[place],
                1.0 if place in found.own else round(score / (1 + score), 6),
                linked and rank == 0,
            )
            for rank, (place, score) in enumerate(zip(found.places[:top], found.scores, strict=False))
        ]

    def _best(self, text: str, words: Words, scores: Any, wanted: int) -> "_Found":
        rounded = np.round(np.maximum(scores, 0).astype(np.float64), 6)
        own = self._exact.get(joined(text), []) if words else []
        order = rounded.copy()
        order[own] += _OWN
        wanted = min(wanted, len(order))
        if not wanted:
            return _Found([], [], frozenset())
        least = np.partition(order, len(order) - wanted)[len(order) - wanted]
        near = np.flatnonzero((order >= least) & (order > 0))
        # Places are in the order of ids, and the sort is stable: ties go to the first id.
        near = near[np.argsort(-order[near], kind="stable")][:wanted]
        return _Found(near.tolist(), rounded[near].tolist(), frozenset(own))

    def _weigh(self, text: str, found: "_Found", meant: Any) -> Evidence:
        """What speaks for the first of the found concepts."""
        asked = Parts.of(words_of(text), self._parts)
        rarity = self._views["words"].space.rarity
        covered = max(
            (coverage(asked, form, rarity) for form in self._forms[found.places[0]]),
            key=lambda one: (min(one.text, one.form), one.text, not one.only_longer),
        )
        near = [] if meant is None else [float(meant[place]) for place in found.places[:2]]
        return Evidence(
            found.places[0] in found.own and len(found.own) == 1,
            any(found.places[0] in self._exact.get(name, ()) for name in names(text)),
            found.scores[0],
            _margin(found.scores),
            covered,
            near[0] if near else 0.0,
            _margin(near),
        )


def _with_segments(near: Any, asked: Sequence[str], split: Mapping[str, Sequence[str]], share: float) -> Any:
    """Nearness of each key of `split`: of its whole text, and with `share` of the nearest of its segments."""
    place = {text: row for row, text in enumerate(asked)}
    mixed = near[: len(split)].copy()
    for row, found in enumerate(split.values()):
        best = near[[place[one] for one in found]].max(axis=0) if found else near[row]
        mixed[row] = (near[row] + np.float32(share) * best) / np.float32(1 + share)
    return mixed


def _margin(values: Sequence[float]) -> float:
    """How far the first is before the second."""
    return values[0] - values[1] if len(values) > 1 else sum(values)
