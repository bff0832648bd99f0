"""What named things without amount mean, from `data/statements.toml`: the same for every source."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading._field_map import load_data

__all__ = ["Meanings", "ShiftMeaning", "TravelMeaning", "meanings"]


@dataclass(frozen=True, slots=True)
class ShiftMeaning:
    """A named position of the working time.

    Attributes:
        optional: options of `shift_pattern` that are possible.
        label: words of the form, quoted where the text has none.
        evidence: parts of words of the text that are quoted instead.
        only_if_sole_model: whether it says nothing when other models are named too.
    """

    optional: tuple[str, ...]
    label: str
    evidence: tuple[str, ...]
    only_if_sole_model: bool


@dataclass(frozen=True, slots=True)
class TravelMeaning:
    """A named extent of travel: the share of `changing_sites`, and whether temporary agencies are left out."""

    amount: str
    not_for_temporary_agency: bool


@dataclass(frozen=True)
class Meanings:
    """All meanings.

    Attributes:
        hours: named models together -> interval of hours a week.
        shift: named position -> options.
        travel: named extent -> share of changing sites in percent.
        trait_amount: interval of a named trait, grade 0..5.
        traits: folded name of a trait -> (dimension, measure).
        skip: why a record is no offer: (German, English).
        language_levels: named level -> CEFR level.
        languages: folded name of a language -> its code.
        licence_beginnings: beginnings of names that are licences.
    """

    hours: Mapping[frozenset[str], str]
    shift: Mapping[str, ShiftMeaning]
    travel: Mapping[str, TravelMeaning]
    trait_amount: str
    traits: Mapping[str, tuple[str, str]]
    skip: Mapping[str, tuple[str, str]]
    language_levels: Mapping[str, str]
    languages: Mapping[str, str]
    licence_beginnings: tuple[str, ...]


@cache
def meanings() -> Meanings:
    """The meanings, loaded once."""
    data = load_data("statements.toml")
    traits = {}
    for name, measure in data["traits"]["measures"].items():
        dimension, _, axis = measure.partition(".")
        traits[name.casefold()] = (dimension, axis)
    return Meanings(
        hours={frozenset(entry["models"]): entry["amount"] for entry in data["hours"]},
        shift={
            name: ShiftMeaning(
                optional=tuple(entry["optional"]),
                label=entry["label"],
                evidence=tuple(entry["evidence"]),
                only_if_sole_model=entry.get("only_if_sole_model", False),
            )
            for name, entry in data["shift"].items()
        },
        travel={
            name: TravelMeaning(entry["amount"], entry.get("not_for_temporary_agency", False))
            for name, entry in data["travel"].items()
        },
        trait_amount=data["traits"]["amount"],
        traits=traits,
        skip={name: (entry["de"], entry["en"]) for name, entry in data["skip"].items()},
        language_levels=data["language_levels"],
        languages={name.casefold(): code for name, code in {**data["languages"], **data["language_aliases"]}.items()},
        licence_beginnings=tuple(data["names"]["licence_beginnings"]),
    )
