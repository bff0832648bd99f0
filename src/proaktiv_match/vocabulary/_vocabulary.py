"""The loaded vocabulary: one immutable object, read once from the data files beside this module."""

import csv
import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from proaktiv_match.vocabulary._accommodation import Accommodation, parse_effects, parse_side_effects
from proaktiv_match.vocabulary._dimension import Dimension, Kind, Measure, MeasureKey, Unit
from proaktiv_match.vocabulary._interval import Interval
from proaktiv_match.vocabulary._lexicon import Lexicon, LexiconWord, fold
from proaktiv_match.vocabulary._rules import Rule, load_rules

__all__ = ["RULES_VERSION", "VOCABULARY_VERSION", "Vocabulary", "vocabulary"]

VOCABULARY_VERSION = "2026.11"
"""Version of dimensions, lexicons, normals and catalogue; changes with their content."""

RULES_VERSION = "2026.11"
"""Version of the rules of comparison (contract 1, clarifications A1-A41)."""

SHIFT_POSITIONS = frozenset({"tag", "frueh", "spaet", "nacht", "wechsel"})
"""Naming any of these in an advertisement answers for all five (A4)."""


@dataclass(frozen=True)
class Vocabulary:
    """Dimensions, lexicons, normals, accommodations and rules.

    Attributes:
        dimensions: id to dimension, in the order of the vocabulary.
        measures: (dimension, measure) to measure, in the same order.
        lexicons: id to lexicon.
        accommodations: id to catalogue entry.
        rules: id to rule.
        option_labels: option to its labels (German, English).
        digest: SHA-256 of the data files, first 16 hexadecimal digits.
    """

    dimensions: dict[str, Dimension]
    measures: dict[MeasureKey, Measure]
    lexicons: dict[str, Lexicon]
    accommodations: dict[str, Accommodation]
    rules: dict[str, Rule]
    option_labels: dict[str, tuple[str, str]]
    digest: str

    def measures_of(self, dimension: str) -> tuple[Measure, ...]:
        """The measures of a dimension; empty if there is no such dimension."""
        found = self.dimensions.get(dimension)
        return found.measures if found else ()

    @property
    def core(self) -> tuple[Dimension, ...]:
        """The 27 dimensions of the quick capture."""
        return tuple(dimension for dimension in self.dimensions.values() if dimension.core)

    def option_label(self, option: str, lang: str = "de") -> str:
        """How German or English says an option; an open list's entry is said as it is written."""
        labels = self.option_labels.get(option)
        return option if labels is None else labels[1 if lang == "en" else 0]


def _rows(data: Traversable, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(data.joinpath(name).read_text("utf-8").splitlines()))


def _toml(data: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads(data.joinpath(name).read_text("utf-8"))


def _lexicons(raw: dict[str, Any]) -> dict[str, Lexicon]:
    lexicons = {}
    for name, entry in raw.items():
        if not isinstance(entry, dict):
            continue
        words = {}
        for word, meaning in entry["words"].items():
            demand = Interval.parse(meaning["demand"])
            limit = Interval.parse(meaning["limit"]) if "limit" in meaning else Interval(demand.hi, demand.hi)
            words[fold(word)] = LexiconWord(word, demand, limit, meaning.get("verify", ""))
        lexicons[name] = Lexicon(name, entry["origin"], raw["date"], words)
    return lexicons


def _normal(raw: dict[str, str], kind: Kind) -> tuple[Interval | None, frozenset[str]]:
    if kind is Kind.CEILING:
        return Interval.point(raw["normal"]), frozenset()
    if kind is Kind.SET:
        return None, frozenset(filter(None, raw["normal"].split("|")))
    return None, frozenset()


def _is_safety(column: str, measure: str) -> bool:
    return column == "all" or measure in column.split("|")


def _dimensions(data: Traversable, labels: dict[str, Any]) -> tuple[dict[str, Dimension], dict[MeasureKey, Measure]]:
    units = {
        name: Unit(name, Interval.parse(raw["range"]), raw["de"], raw["en"], raw["rule"], raw.get("words", False))
        for name, raw in _toml(data, "units.toml")["units"].items()
    }
    normals = {(row["dimension"], row["measure"]): row for row in _rows(data, "normals.csv")}
    dimensions: dict[str, Dimension] = {}
    measures: dict[MeasureKey, Measure] = {}
    for row in _rows(data, "dimensions.csv"):
        own = []
        for text in row["measures"].split(";"):
            name, kind_text, last = text.split(":", 2)
            kind = Kind(kind_text)
            is_set = kind in (Kind.SET, Kind.NEED_SET)
            open_list = last == "open list"
            normal, normal_options = _normal(normals[row["id"], name], kind)
            said = labels["own"].get(f"{row['id']}.{name}", labels["measures"][name])
            measure = Measure(
                dimension=row["id"],
                name=name,
                kind=kind,
                unit=None if is_set else units[last],
                options=() if not is_set or open_list else tuple(last.split("|")),
                open_list=open_list,
                safety=_is_safety(row["safety"], name),
                normal=normal,
                normal_options=normal_options,
                normal_basis=normals[row["id"], name]["basis"],
                order=len(measures),
                label_de=said["de"],
                label_en=said["en"],
            )
            own.append(measure)
            measures[measure.key] = measure
        dimensions[row["id"]] = Dimension(
            id=row["id"],
            group=row["group"],
            group_de=row["group_de"],
            group_en=labels["groups"][row["group"]],
            core=row["core"] == "1",
            label_de=row["label_de"],
            label_en=row["label_en"],
            measures=tuple(own),
            sources=row["sources"],
            icf=row["icf"],
            employer_sheet=row["employer_sheet"],
            origin=row["origin"],
            date=row["date"],
            verify=row["verify"],
        )
    return dimensions, measures


def _accommodations(data: Traversable) -> dict[str, Accommodation]:
    return {
        row["id"]: Accommodation(
            id=row["id"],
            label_de=row["label_de"],
            label_en=row["label_en"],
            tops=row["tops"],
            effects=parse_effects(row["effects"]),
            side_effects=parse_side_effects(row["side_effects"]),
            precondition=row["precondition"],
            own_claim=row["own_claim"] == "1",
            payers=tuple(payer.strip() for payer in row["payers"].split(";") if payer.strip() not in ("", "none")),
            lead_time_weeks=int(row["lead_time_weeks"]),
            origin=row["origin"],
            date=row["date"],
            verify=row["verify"],
        )
        for row in _rows(data, "accommodations.csv")
    }


_FILES = ("dimensions.csv", "normals.csv", "accommodations.csv", "lexicons.toml", "units.toml", "rules.toml")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The bundled vocabulary, read once."""
    data = files(__package__).joinpath("data")
    labels = _toml(data, "measures.toml")
    dimensions, measures = _dimensions(data, labels)
    digest = hashlib.sha256(b"".join(data.joinpath(name).read_bytes() for name in _FILES)).hexdigest()[:16]
    return Vocabulary(
        dimensions=dimensions,
        measures=measures,
        lexicons=_lexicons(_toml(data, "lexicons.toml")),
        accommodations=_accommodations(data),
        rules=load_rules(_toml(data, "rules.toml")),
        option_labels={name: (raw["de"], raw["en"]) for name, raw in labels["options"].items()},
        digest=digest,
    )
