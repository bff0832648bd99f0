"""The numbers of linking, read once from `data/linking.toml`; each has its reason there."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

__all__ = ["Confidence", "Kind", "Parameters", "Views", "WordLists", "parameters", "word_lists"]

Kind = Literal["skill", "occupation"]
"""What is linked."""


@dataclass(frozen=True, slots=True)
class Views:
    """How the views of one kind are weighted.

    Attributes:
        word_power: exponent of a word's rarity inside the n-gram views.
        gram_power: exponent of an n-gram's rarity.
        commonest: n-grams in a greater share of the forms are left out: they cost time and tell nothing.
        written: weight of the n-grams of the words as written.
        parts: weight of the n-grams of the stemmed parts of compounds.
        words: weight of the stemmed parts as whole words.
        concept: weight of all forms of a concept read as one text; counts only where a concept has several.
        segments: weight of the best single segment ("A, B", "A (B)").
        learned: weight of the vectors of subwords for a text of which no word is found.
        learned_semantic: the same beside an encoder.
        semantic: weight of the encoder.
        semantic_segments: the same as `segments`, for the encoder.
    """

    word_power: float
    gram_power: float
    commonest: float
    written: float
    parts: float
    words: float
    concept: float
    segments: float
    learned: float
    learned_semantic: float
    semantic: float
    semantic_segments: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model of "the first candidate is right"; weights in the order of `_confidence.FEATURES`."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """All numbers of one kind."""

    views: Views
    lexical: Confidence
    semantic: Confidence


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))


def _confidence(raw: dict[str, Any]) -> Confidence:
    return Confidence(raw["intercept"], tuple(raw["weights"]), raw["threshold"])


@lru_cache(maxsize=2)
def parameters(kind: Kind) -> Parameters:
    """The numbers for skills or for occupations."""
    raw = _read("linking.toml")[kind]
    confidence = raw["confidence"]
    return Parameters(Views(**raw["views"]), _confidence(confidence["lexical"]), _confidence(confidence["semantic"]))


@dataclass(frozen=True, slots=True)
class WordLists:
    """Folded words.

    Attributes:
        light: say that something is done at all.
        generic: name the kind of a thing, or how well it is known.
        short: abbreviations and what they stand for.
    """

    light: frozenset[str]
    generic: frozenset[str]
    short: dict[str, str]


@lru_cache(maxsize=1)
def word_lists() -> WordLists:
    """The bundled lists."""
    raw = _read("words.toml")
    return WordLists(frozenset(raw["light"]), frozenset(raw["generic"]), dict(raw["short"]))
