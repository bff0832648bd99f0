"""The contract's fields that a column can hold, and the headings under which office tables hold them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from proaktiv_match.reading.sheets._cells import folded_word
from proaktiv_match.vocabulary import vocabulary

__all__ = ["Field", "Heading", "Kind", "Known", "known_fields", "plain"]

Kind = Literal["offers", "participants"]
"""What a table lists."""

_SIDES: Final[Mapping[str, str]] = {"offers": "demand", "participants": "limit"}
_PREFIXES: Final[Mapping[str, str]] = {"offers": "demands", "participants": "limits"}
_FILES: Final[Mapping[str, str]] = {"offers": "offer_fields.toml", "participants": "participant_fields.toml"}
_SIGNS = re.compile(r"[^\w%§]+")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a column can hold.

    Attributes:
        name: path in the contract, for instance `workplace.postcode` or `limits.sitting.share`.
        kind: how a cell is read; `measure` for demands and limits.
        codes: name of the list of codes, where there is one.
        whole: whether the code is a number.
        many: whether several columns may hold it.
    """

    name: str
    kind: str
    codes: str = ""
    whole: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means.

    Attributes:
        fields: names of the fields; empty for a column that is left out on purpose.
        option: the one option that the column ticks.
        means: what a yes says about the option: `required`, `excluded`, `allowed`.
        reason: why it is left out, German and English.
    """

    fields: tuple[str, ...]
    option: str = ""
    means: str = ""
    reason: tuple[str, str] | None = None


@dataclass(frozen=True)
class Known:
    """All fields and headings for one kind of table.

    Attributes:
        fields: name to field.
        headings: plain heading to what it means.
    """

    fields: Mapping[str, Field]
    headings: Mapping[str, Heading]


def plain(heading: str) -> str:
    """A heading in the form in which it is compared: letters, digits and % only, umlauts and case alike."""
    return " ".join(_SIGNS.sub(" ", folded_word(heading)).split())


@cache
def known_fields(kind: Kind) -> Known:
    """The fields and headings for offers or participants, loaded once."""
    fields: dict[str, Field] = {}
    headings: dict[str, Heading] = {}
    raw = _toml(_FILES[kind])
    for name, heading in _measure_headings(kind, fields):
        headings.setdefault(plain(name), heading)
    for entry in raw["field"]:
        own = Field(
            entry["name"], entry["kind"], entry.get("codes", ""), entry.get("whole", False), entry.get("many", False)
        )
        fields[own.name] = own
        for name in (own.name, *entry["names"]):
            headings[plain(name)] = Heading((own.name,))
    for entry in raw["left_out"]:
        for name in entry["names"]:
            headings[plain(name)] = Heading((), reason=(entry["de"], entry["en"]))
    return Known(fields, headings)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))


def _measure_headings(kind: Kind, fields: dict[str, Field]) -> Iterator[tuple[str, Heading]]:
    """Headings of measures: those of the data file first, then the contract's names and the vocabulary's labels."""
    side, prefix = _SIDES[kind], _PREFIXES[kind]
    raw = _toml("measure_names.toml")
    for entry in raw["option"]:
        if entry["side"] == side:
            heading = Heading((f"{prefix}.{entry['field']}",), entry["option"], entry["means"])
            yield from ((name, heading) for name in entry["names"])
    for entry in raw["together"]:
        if entry["side"] == side:
            heading = Heading(tuple(f"{prefix}.{name}" for name in entry["fields"]))
            yield from ((name, heading) for name in entry["names"])
    for key, names in {**raw["both"], **raw[side]}.items():
        yield from ((name, Heading((f"{prefix}.{key}",))) for name in names)
    for (dimension, name), measure in vocabulary().measures.items():
        field = f"{prefix}.{dimension}.{name}"
        fields[field] = Field(field, "measure", many=measure.is_set)
        own = vocabulary().dimensions[dimension]
        heading = Heading((field,))
        yield field, heading
        yield f"{dimension}.{name}", heading
        yield f"{own.label_de} {measure.label_de}", heading
        yield f"{own.label_en} {measure.label_en}", heading
        if len(own.measures) == 1:
            yield from ((label, heading) for label in (dimension, own.label_de, own.label_en))
