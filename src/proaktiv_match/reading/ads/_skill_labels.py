"""The taxonomy's labels of skills, found again in running text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from proaktiv_match.reading.ads._clauses import read_data
from proaktiv_match.reading.ads._words import Word, stem_of
from proaktiv_match.skills import Taxonomy, label
from proaktiv_match.vocabulary import fold

__all__ = ["NamedConcept", "SkillLabels"]

_SHORTEST = 4
"""A single word of fewer letters is an abbreviation: it counts only in capital letters ("SAP", "CNC")."""

_GAP = 2
"""Articles and prepositions that may stand between the words of a label."""

_SPELLING = 2
"""Letters at the end in which two forms of a word may differ, beside the longer one's ending."""

_MOST_WORDS = 5
_WORDS = re.compile(r"\w[\w+#]*")


@dataclass(frozen=True, slots=True)
class NamedConcept:
    """A concept that is named in a text, and where."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    words: dict[str, str]
    concept: str
    capital: bool


class SkillLabels:
    """All labels of the skills of a taxonomy, ready to be looked for.

    A label is found where all its words stand near each other, in any order and inflection; the label with more
    words takes them from one with fewer. Labels that belong to several concepts are left out: which is meant is not
    said. Immutable; safe for threads.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        forms: dict[tuple[str, ...], set[str]] = defaultdict(set)
        written: dict[tuple[str, ...], dict[str, str]] = {}
        capital: set[tuple[str, ...]] = set()
        self._names: dict[str, str] = {}
        for concept in taxonomy.skills:
            names = taxonomy.labels_of(concept)
            self._names[concept] = names[0]
            for name in names:
                core = label(name).core
                own = {stem_of(word): word for word in _in_own_case(name, core)}
                stems = tuple(sorted(own))
                if stems and len(core) <= _MOST_WORDS:
                    forms[stems].add(concept)
                    written.setdefault(stems, own)
                    if len(core) == 1 and len(core[0]) < _SHORTEST:
                        capital.add(stems)
        rare = Counter(stem for stems in forms for stem in stems)
        self._by_stem: dict[str, list[_Form]] = defaultdict(list)
        for stems, concepts in sorted(forms.items()):
            if len(concepts) == 1:
                key = min(stems, key=lambda stem: (rare[stem], stem))
                self._by_stem[key].append(_Form(written[stems], next(iter(concepts)), stems in capital))

    def concept_of(self, name: str) -> str | None:
        """The concept that is known under exactly this name, if it is one."""
        concepts = [one for one in self._taxonomy.concepts_of(label(name)) if one in self._names]
        return concepts[0] if len(concepts) == 1 else None

    def name_of(self, concept: str) -> str:
        """The preferred label of a concept."""
        return self._names[concept]

    def find(self, words: Sequence[Word], text: str) -> list[NamedConcept]:
        """The concepts named by `words`, in the order of the text.

        Args:
            words: the words of one clause.
            text: the whole text, for the capital letters of abbreviations.
        """
        found = sorted(self._found(words, text), key=lambda one: (one.start - one.end, one.start, one.concept))
        kept: list[NamedConcept] = []
        for one in found:
            if not any(one.start < other.end and other.start < one.end for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.start)

    def _found(self, words: Sequence[Word], text: str) -> Iterator[NamedConcept]:
        for place, word in enumerate(words):
            for form in self._by_stem.get(word.stem, ()):
                if form.capital and not text[word.start : word.end].isupper():
                    continue
                if len(form.words) == 1:
                    if _same_word(form.words[word.stem], word.written):
                        yield NamedConcept(form.concept, word.start, word.end)
                elif spanned := _together(form.words, words, place):
                    yield NamedConcept(form.concept, *spanned)


def _in_own_case(name: str, core: Sequence[str]) -> Iterator[str]:
    """The words of a label's core as the label writes them, so that nouns are known by their capital letter."""
    written = {fold(word): word for word in _WORDS.findall(name)}
    for word in core:
        yield written.get(word, word.capitalize())


def _same_word(own: str, written: str) -> bool:
    """Whether a word of the text is a form of a word of a label with the same stem.

    A noun does not stand for an adjective ("Analytik", "analytische"); "verfügen" is no form of "Verfugen".
    """
    folded, other = fold(own), fold(written)
    if min(len(folded), len(other)) < min(_SHORTEST, len(folded)):
        return False
    if own[0].isupper() and written[0].islower() and not (folded.endswith("n") and other.endswith(("n", "t", "st"))):
        return False
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(folded, other, strict=False)))
    return shared >= min(len(folded), len(other)) - _SPELLING


def _together(own: dict[str, str], words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """Where all words stand near `place`, with nothing but articles and prepositions between; else `None`."""
    reach = len(own) + _GAP
    near = words[max(0, place - reach + 1) : place + reach]
    used = [at for at, word in enumerate(near) if word.stem in own and _same_word(own[word.stem], word.written)]
    if {near[at].stem for at in used} != own.keys():
        return None
    first, last = used[0], used[-1]
    if any(near[at].written.lower() not in _between() for at in range(first, last) if at not in used):
        return None
    return near[first].start, near[last].end


@cache
def _between() -> frozenset[str]:
    return frozenset(read_data("skills.toml")["between"])
