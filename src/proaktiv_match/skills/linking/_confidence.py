"""Whether the first candidate is safe enough to be linked: a calibrated model, and vetoes that no score lifts."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from proaktiv_match.skills.linking._parameters import Confidence, word_lists

__all__ = ["FEATURES", "Coverage", "Evidence", "Parts", "confidence", "coverage", "safe", "vetoed"]

FEATURES = ("named", "score", "margin", "text_covered", "form_covered", "semantic", "semantic_margin")
"""What the model weighs, in this order; the last two are 0 without an encoder."""

Words = tuple[str, ...]

_SAME_WORD = 87
"""Percent of `rapidfuzz.fuzz.ratio` from which two stems are one word in two spellings (Phoniatrie, Foniatrie)."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the parts of a text and of a form cover each other.

    Attributes:
        text: share of the text that the form covers, rare words weigh more.
        form: share of the form that the text covers.
        only_longer: one says all that the other says and something of its own besides.
    """

    text: float
    form: float
    only_longer: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the first candidate.

    Attributes:
        exact: the text is a form of this concept, and of no other.
        named: it names several things, and one of them is a form of this concept.
        score: nearness.
        margin: how much nearer than the second.
        covered: how the parts of the text and of the best form cover each other.
        semantic: nearness in meaning.
        semantic_margin: how much nearer in meaning than the second.
        other_action: the text names an action that no form of the concept names ("Stapler reparieren" for "fahren").
    """

    exact: bool
    named: bool
    score: float
    margin: float
    covered: Coverage
    semantic: float = 0.0
    semantic_margin: float = 0.0
    other_action: bool = False

    def values(self) -> tuple[float, ...]:
        """The numbers in the order of `FEATURES`."""
        parts = (self.covered.text, self.covered.form, self.semantic, self.semantic_margin)
        return (float(self.named), self.score, self.margin, *parts)


@dataclass(frozen=True, slots=True)
class Parts:
    """The stemmed parts of a text.

    Attributes:
        all: in the order written.
        light: those of words that say that something is done at all.
        generic: those of words that name the kind of a thing, the light ones too.
    """

    all: Words
    light: frozenset[str]
    generic: frozenset[str]

    @classmethod
    def of(cls, words: Words, split: Callable[[Words], Words]) -> "Parts":
        """The parts of folded words, taken apart by `split`."""
        lists = word_lists()
        light = frozenset(split(tuple(word for word in words if word in lists.light)))
        return cls(
            split(words), light, light | frozenset(split(tuple(word for word in words if word in lists.generic)))
        )

    def does(self, action: str) -> bool:
        """Whether a stemmed action is among the parts."""
        return _has(action, self.all)

    def meets(self, other: "Parts") -> bool:
        """Whether they have a part in common that tells more than the kind of a thing."""
        return any(_has(word, other.all) for word in self.all if word not in self.generic)


def _has(word: str, others: Sequence[str]) -> bool:
    return word in others or any(fuzz.ratio(word, other) >= _SAME_WORD for other in others)


def coverage(asked: Parts, known: Parts, rarity: Callable[[str], float]) -> Coverage:
    """Compare the stemmed parts of a text and of a form.

    Args:
        asked: parts of the text.
        known: parts of one form of the candidate.
        rarity: weight of a part.
    """
    text, form = asked.all, known.all
    missing = [word for word in dict.fromkeys(text) if not _has(word, form)]
    extra = [word for word in dict.fromkeys(form) if not _has(word, text)]
    told = sum(rarity(word) for word in dict.fromkeys(text)) or 1.0
    named = sum(rarity(word) for word in dict.fromkeys(form)) or 1.0
    narrower = not missing and not known.light.issuperset(extra)
    broader = not extra and not asked.generic.issuperset(missing)
    return Coverage(
        1 - sum(rarity(word) for word in missing) / told,
        1 - sum(rarity(word) for word in extra) / named,
        narrower or broader,
    )


def confidence(evidence: Evidence, model: Confidence) -> float:
    """The estimated probability that the first candidate is right, 0 to 1."""
    total = model.intercept + sum(map(float.__mul__, model.weights, evidence.values()))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def vetoed(evidence: Evidence) -> bool:
    """Whether no score is enough.

    "Kommunikation" never becomes "Kommunikation unterrichten", nor the other way round: one only adds to the other.
    What is done with a thing counts as much as the thing: "Stapler reparieren" never becomes "Stapler fahren".
    Without an encoder a text without any part in common is never linked either: what subwords were taught ranks, but
    does not prove. Nor is one of two that are equally near.
    """
    covered = evidence.covered
    return (
        (evidence.other_action and not evidence.named)
        or evidence.margin <= 0
        or (not evidence.named and (covered.only_longer or not (covered.text or evidence.semantic)))
    )


def safe(evidence: Evidence, model: Confidence) -> bool:
    """Whether the text may be linked without asking; a form of one concept alone always may."""
    if evidence.exact:
        return True
    return not vetoed(evidence) and confidence(evidence, model) >= model.threshold
