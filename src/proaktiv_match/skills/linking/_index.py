"""Labels of concepts, ready to be searched: German text in, ranked concepts out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from proaktiv_match.skills.linking._candidate import Candidate
from proaktiv_match.skills.linking._compile import GENERIC, LIGHT, SEMANTIC, compiled
from proaktiv_match.skills.linking._compound import Compounds
from proaktiv_match.skills.linking._confidence import Evidence, Parts, coverage, safe
from proaktiv_match.skills.linking._encoder import Encoder
from proaktiv_match.skills.linking._grams import Lexicon
from proaktiv_match.skills.linking._meanings import Meanings
from proaktiv_match.skills.linking._parameters import Kind, parameters
from proaktiv_match.skills.linking._segments import ends_in_action, joined, names, segments, words_of
from proaktiv_match.skills.linking._splitter import Splitter
from proaktiv_match.skills.linking._subwords import SUBWORDS, subwords
from proaktiv_match.skills.linking._tables import Tables, strings, text_hash
from proaktiv_match.skills.linking._view import Owners, View, ViewForm, forms_of_views

__all__ = ["LabelIndex"]

Words = tuple[str, ...]

_TOGETHER: Final = 128
"""Texts of one product of matrices: (128, 15,000) numbers are 8 MB a view."""

_BLOCK: Final = 16
"""Texts of which the nearness to all forms fits into the cache of a processor: 60,000 forms are 4 MB."""

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

    Made with `build`, or opened by `Taxonomy.link_index`; both give the same answers, to the last digit. The same forms
    in any order give the same index, and a batch gives what single calls give.

    Args:
        tables: arrays by name, see `TYPES`; those of an opened taxonomy are mapped into memory.
        concepts: ids, sorted.
        kind: what the concepts are; chooses the numbers of `data/linking.toml`.
        encoder: the one that made the vectors of the tables; `None` compares text alone.
    """

    def __init__(self, tables: Tables, concepts: Sequence[str], kind: Kind, encoder: Encoder | None = None) -> None:
        self._numbers: Final = parameters(kind)
        self._concepts: Final = concepts
        self._tables: Final = tables
        self._views: Final[dict[str, tuple[ViewForm, View]]] = {}
        self._found: Final[dict[tuple[str, int], list[Candidate]]] = {}
        self._parts: Final[dict[int, tuple[Parts, ...]]] = {}
        meant = encoder if len(concepts) else None
        self._meanings: Final = None if meant is None else Meanings(tables, SEMANTIC, meant, kind)
        if not len(concepts):
            return
        self._learned = Meanings(tables, SUBWORDS, subwords(), kind)
        stems = strings(tables["stems"])
        self._split = Splitter(Compounds(counts=dict(zip(stems, tables["stem_counts"].tolist(), strict=True))))
        self._stems = Lexicon(tables, "parts")
        lexicons = {"words": Lexicon(tables, "words"), "parts": self._stems}
        owners = Owners(tables["counts"], tables["concept_starts"])
        single = len(tables["counts"]) == len(concepts)
        for form in forms_of_views(single=single):
            joining = None if single or form.concept else owners
            view = View(tables, form, lexicons[form.lexicon], joining, self._numbers.views)
            self._views[form.name] = form, view

    @classmethod
    def build(cls, forms: Iterable[tuple[str, str]], kind: Kind, *, encoder: Encoder | None = None) -> "LabelIndex":
        """Make an index in memory.

        Args:
            forms: (id of a concept, one of its labels), in any order; a label given twice counts twice.
            kind: what the concepts are; chooses the numbers of `data/linking.toml`.
            encoder: adds nearness in meaning; `None` compares text alone.
        """
        made = compiled(forms, kind, encoder)
        return cls(made.tables, made.concepts, kind, encoder)

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

    def resembling(self, texts: Sequence[str], top: int = 10) -> list[list[tuple[str, float]]]:
        """Concepts whose words resemble a text, for texts that link to nothing: no claim that they mean the same.

        Only concepts are named of which a form has a word or part of a word in common with the text; words that merely
        name the kind of a thing do not count.

        Args:
            texts: German texts.
            top: concepts looked at for each text.

        Returns:
            For each text (id, share): the fourth power of how near the concept is against the nearest, six decimals.
        """
        answers: list[list[tuple[str, float]]] = []
        for start in range(0, len(texts), _TOGETHER):
            for text, words, scores, _ in self._near(texts[start : start + _TOGETHER]):
                found = self._best(text, words, scores, top)
                asked = Parts.of(words, self._split) if found.places else None
                answers.append(
                    [
                        (
                            self._concepts[place],
                            round((score / found.scores[0]) ** 2 * (score / found.scores[0]) ** 2, 6),
                        )
                        for place, score in zip(found.places, found.scores, strict=True)
                        if asked is not None and any(asked.meets(form) for form in self._forms_of(place))
                    ]
                )
        return answers

    def _lexical(self, texts: Sequence[str]) -> Any:
        """Weighted mean of the views, and what was learned besides (texts, concepts), float32."""
        scores = np.empty((len(texts), len(self)), dtype=np.float32)
        for start in range(0, len(texts), _BLOCK):
            some = [words_of(text) for text in texts[start : start + _BLOCK]]
            scores[start : start + _BLOCK] = self._mixed(some).T
        numbers = self._numbers.views
        learned = numbers.learned if self._meanings is None else numbers.learned_semantic
        if learned and len(texts):
            # What the text itself says goes first: the less of it is found, the more counts what was learned.
            missed = np.maximum(1 - scores.max(axis=1, keepdims=True), 0)
            scores += np.float32(learned) * missed * self._learned.near(texts)
        return scores

    def _mixed(self, texts: Sequence[Words]) -> Any:
        numbers = self._numbers.views
        read = {"words": texts, "parts": [self._split(words) for words in texts]}
        total = np.zeros((len(self), len(texts)), dtype=np.float32)
        weights = 0.0
        for name, (form, view) in self._views.items():
            weight = float(getattr(numbers, name))
            if not weight:
                continue
            near = view.near(read[form.lexicon])
            near *= np.float32(weight)
            total += near
            weights += weight
        total /= np.float32(weights or 1)
        return total

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
        if not len(self):
            nothing = np.zeros(0, dtype=np.float32)
            yield from ((text, words_of(text), nothing, None) for text in texts)
            return
        numbers = self._numbers.views
        split = {text: segments(text) for text in texts}
        scores = _with_segments(self._lexical, split, numbers.segments)
        meant = None
        if self._meanings is not None:
            meant = _with_segments(self._meanings.near, split, numbers.semantic_segments)
            weight = np.float32(numbers.semantic)
            scores = (scores + weight * meant) / (1 + weight)
        rows = {text: row for row, text in enumerate(split)}
        for text in texts:
            yield text, words_of(text), scores[rows[text]], None if meant is None else meant[rows[text]]

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
        own = self._own(joined(text)) if words else []
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

    def _own(self, text: str) -> list[int]:
        """Places of the concepts of which a compared text is a form."""
        if not len(self):
            return []
        hashes, wanted = self._tables["own"], np.uint64(text_hash(text))
        begin, end = (int(np.searchsorted(hashes, wanted, side)) for side in ("left", "right"))
        return [int(place) for place in self._tables["own_concepts"][begin:end]]

    def _forms_of(self, concept: int) -> tuple[Parts, ...]:
        """The parts of each form of a concept."""
        held = self._parts.get(concept)
        if held is None:
            begin, end = (int(at) for at in self._tables["concept_starts"][concept : concept + 2])
            held = tuple(self._parts_of(form) for form in range(begin, end))
            if len(self._parts) < _CACHED:
                self._parts[concept] = held
        return held

    def _parts_of(self, form: int) -> Parts:
        begin, end = (int(at) for at in self._tables["part_starts"][form : form + 2])
        words = tuple(self._stems.words[place] for place in self._tables["part_places"][begin:end].tolist())
        marks = self._tables["part_marks"][begin:end].tolist()
        light, generic = (
            frozenset(word for word, mark in zip(words, marks, strict=True) if mark & bit) for bit in (LIGHT, GENERIC)
        )
        return Parts(words, light, generic)

    def _weigh(self, text: str, found: "_Found", meant: Any) -> Evidence:
        """What speaks for the first of the found concepts."""
        asked = Parts.of(words_of(text), self._split)
        rarity = self._views["words"][1].rarity
        covered = max(
            (coverage(asked, form, rarity) for form in self._forms_of(found.places[0])),
            key=lambda one: (min(one.text, one.form), one.text, not one.only_longer),
        )
        near = [] if meant is None else [float(meant[place]) for place in found.places[:2]]
        action = asked.all[-1] if asked.all and asked.all[-1] not in asked.light and ends_in_action(text) else None
        return Evidence(
            found.places[0] in found.own and len(found.own) == 1,
            any(found.places[0] in self._own(name) for name in names(text)),
            found.scores[0],
            _margin(found.scores),
            covered,
            near[0] if near else 0.0,
            _margin(near),
            action is not None and not any(form.does(action) for form in self._forms_of(found.places[0])),
        )


def _with_segments(near: Callable[[Sequence[str]], Any], split: Mapping[str, Sequence[str]], share: float) -> Any:
    """Nearness of each key of `split`: of its whole text, and with `share` of the nearest of its segments."""
    if not share:
        return near(list(split))
    # Segments and whole texts go through the same products, each once.
    asked = list(dict.fromkeys([*split, *(one for found in split.values() for one in found)]))
    found_near = near(asked)
    place = {text: row for row, text in enumerate(asked)}
    mixed = found_near[: len(split)].copy()
    for row, found in enumerate(split.values()):
        best = found_near[[place[one] for one in found]].max(axis=0) if found else found_near[row]
        mixed[row] = (found_near[row] + np.float32(share) * best) / np.float32(1 + share)
    return mixed


def _fourth_power(share: float) -> float:
    square = share * share
    return round(square * square, 6)


def _margin(values: Sequence[float]) -> float:
    """How far the first is before the second."""
    return values[0] - values[1] if len(values) > 1 else sum(values)
