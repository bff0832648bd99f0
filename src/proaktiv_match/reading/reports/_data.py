"""The pattern data of the room: topics, cues, words; loaded and compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["TOPIC_FILES", "Block", "Frequency", "Topic", "cues", "load", "one_of", "topics", "words"]

_TOPIC_GROUPS = (
    "a_hours",
    "a_organisation",
    "a_way",
    "b_loads",
    "c_posture",
    "d_moving",
    "e_hand",
    "f_senses",
    "g_surroundings",
    "h_mental",
    "i_social",
    "j_support",
)
TOPIC_FILES = tuple(f"topics_{name}.toml" for name in _TOPIC_GROUPS)
"""Where two topics name the same words, the earlier file wins."""


@cache
def load(name: str) -> dict[str, Any]:
    """One data file of the room."""
    text = resources.files("proaktiv_match.reading.reports").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of the patterns, as whole words; where several fit at one place, the longest pattern is tried first."""
    ordered = sorted(patterns, key=len, reverse=True)
    return re.compile(r"(?<![\w])(?:" + "|".join(ordered) + r")(?![\w])")


@dataclass(frozen=True)
class Topic:
    """What a report can speak about: one measure of one dimension, and how its words look.

    Attributes:
        id: name for tests and for the order.
        dimension: dimension of the vocabulary.
        measure: measure of the dimension.
        style: how cues become a value (`share`, `posture`, `grade`, `option`, `need` …).
        pattern: how it is named.
        fields: further fields of the data file.
        lacking: forms that name the lost function themselves ("Gesichtsfeldausfall").
    """

    id: str
    dimension: str
    measure: str
    style: str
    pattern: re.Pattern[str]
    fields: Mapping[str, Any]
    lacking: re.Pattern[str] | None
    options: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()

    def marked(self, name: str, text: str) -> bool:
        """Whether `text` has one of the forms listed in the field `name`."""
        return any(re.search(one, text) for one in self.fields.get(name, ()))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the files."""
    found = []
    for name in TOPIC_FILES:
        for raw in load(name)["topic"]:
            dimension, _, measure = raw["measure"].partition(".")
            lacking = re.compile("|".join(raw["lacking"])) if "lacking" in raw else None
            found.append(
                Topic(
                    id=raw["id"],
                    dimension=dimension,
                    measure=measure,
                    style=raw["style"],
                    pattern=one_of(raw["patterns"]),
                    fields=raw,
                    lacking=lacking,
                    options=tuple(raw.get("options", ())),
                    examples=tuple(raw["examples"]),
                    counters=tuple(raw["counters"]),
                )
            )
    return tuple(found)


@dataclass(frozen=True)
class Block:
    """Words after which nothing is read, because the sentence is about something else."""

    reason: str
    whole_sentence: bool
    not_capacity: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Cues:
    """The words that say what is meant about a topic.

    Attributes:
        kinds: name of the cue -> pattern.
        breaks: where a part of a sentence ends.
        abbreviations: words whose full stop ends no sentence.
        blocks: words of sentences that are about something else.
    """

    kinds: Mapping[str, re.Pattern[str]]
    breaks: re.Pattern[str]
    abbreviations: frozenset[str]
    blocks: tuple[Block, ...]


@cache
def cues() -> Cues:
    """The cues."""
    raw = load("cues.toml")
    kinds = {name: one_of(entry["patterns"]) for name, entry in raw.items() if isinstance(entry, dict)}
    blocks = tuple(
        Block(
            entry["reason"], entry["scope"] == "sentence", entry.get("not_capacity", False), one_of(entry["patterns"])
        )
        for entry in raw["block"]
    )
    return Cues(kinds, re.compile("|".join(raw["breaks"])), frozenset(raw["abbreviations"]), blocks)


@dataclass(frozen=True)
class Frequency:
    """A word of frequency and what it says on a share and on a load."""

    pattern: re.Pattern[str]
    word: str
    lexicon: str
    capacity: str
    denied: int
    load: str
    load_capacity: str


@dataclass(frozen=True)
class Words:
    """Words of frequency and extent.

    Attributes:
        frequencies: from the most to the least.
        extents: `long`, `strong`, `complex` -> pattern.
        raw: the file, for numbers, units and bounds.
    """

    frequencies: tuple[Frequency, ...]
    extents: Mapping[str, re.Pattern[str]]
    raw: Mapping[str, Any] = field(repr=False)


@cache
def words() -> Words:
    """The words."""
    raw = load("words.toml")
    frequencies = tuple(
        Frequency(
            pattern=one_of(entry["patterns"]),
            word=entry["word"],
            lexicon=entry["lexicon"],
            capacity=entry["efl"],
            denied=entry["denied"],
            load=entry["kg"],
            load_capacity=entry.get("kg_efl", entry["kg"]),
        )
        for entry in raw["frequency"]
    )
    return Words(frequencies, {name: one_of(raw[name]["patterns"]) for name in ("long", "strong", "complex")}, raw)
