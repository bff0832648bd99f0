"""What a limit and a demand have in common: a dimension, a measure, and the fields that this kind of measure takes."""

from collections.abc import Mapping
from typing import Any

from proaktiv_match.profiles._amount import Side, nearest, read_amount
from proaktiv_match.profiles._faulty import Faulty, faulty
from proaktiv_match.profiles._options import check_options
from proaktiv_match.vocabulary import Kind, Measure, vocabulary

__all__ = ["VALUE_FIELDS", "check_measured", "find_measure", "unknown_dimension"]

VALUE_FIELDS: dict[Side, dict[Kind, tuple[str, ...]]] = {
    "limit": {
        Kind.CEILING: ("at_most",),
        Kind.NEED: ("needs",),
        Kind.SET: ("excluded",),
        Kind.NEED_SET: ("needs",),
    },
    "demand": {
        Kind.CEILING: ("amount",),
        Kind.NEED: ("provides",),
        Kind.SET: ("required", "optional", "absent"),
        Kind.NEED_SET: ("provides",),
    },
}
"""Which fields carry the value, by side and kind of measure."""

_ALL_FIELDS: dict[Side, tuple[str, ...]] = {
    "limit": ("at_most", "excluded", "needs"),
    "demand": ("amount", "required", "optional", "absent", "provides"),
}


def unknown_dimension(name: str, loc: tuple[str | int, ...]) -> Faulty:
    """The fault of a dimension that does not exist, with the nearest one that does."""
    near = nearest(name, vocabulary().dimensions)
    hint_de, hint_en = (f"; gemeint: {near}?", f"; meant: {near}?") if near else ("", "")
    return faulty(
        loc,
        "unknown_dimension",
        f"diese Dimension gibt es nicht{hint_de}",
        f"there is no such dimension{hint_en}",
        near or "proaktiv-match vocabulary",
    )


def find_measure(raw: Mapping[str, Any]) -> tuple[Measure | None, list[Faulty]]:
    """The measure that `raw` names, or the faults of its names."""
    words = vocabulary()
    dimension, name = raw.get("dimension"), raw.get("measure")
    if not isinstance(dimension, str) or not isinstance(name, str):
        return None, []
    if dimension not in words.dimensions:
        return None, [unknown_dimension(dimension, ("dimension",))]
    measure = words.measures.get((dimension, name))
    if measure is None:
        known = tuple(own.name for own in words.measures_of(dimension))
        return None, [
            faulty(
                ("measure",),
                "unknown_measure",
                f"{dimension} hat dieses Maß nicht",
                f"{dimension} has no such measure",
                ", ".join(known),
            )
        ]
    return measure, []


def check_measured(raw: Mapping[str, Any], side: Side) -> list[Faulty]:
    """All faults of the measure that a limit or demand names, and of its value."""
    measure, faults = find_measure(raw)
    if measure is None:
        return faults
    takes = VALUE_FIELDS[side][measure.kind]
    for field in _ALL_FIELDS[side]:
        if raw.get(field) is None:
            continue
        if field not in takes:
            faults.append(
                faulty(
                    (field,),
                    "wrong_field",
                    f"{measure.dimension}.{measure.name} nimmt dieses Feld nicht",
                    f"{measure.dimension}.{measure.name} does not take this field",
                    ", ".join(takes),
                )
            )
        elif measure.is_set:
            faults += _set_faults(raw[field], measure, field)
        else:
            read = read_amount(raw[field], measure, side, (field,))
            if isinstance(read, Faulty):
                faults.append(read)
    if all(raw.get(field) is None for field in takes) and not faults:
        faults.append(
            faulty(
                (takes[0],),
                "missing_value",
                f"{measure.dimension}.{measure.name} braucht einen Wert",
                f"{measure.dimension}.{measure.name} needs a value",
                ", ".join(takes),
            )
        )
    return faults


def _set_faults(raw: Any, measure: Measure, field: str) -> list[Faulty]:
    if isinstance(raw, (list, tuple)):
        return check_options(raw, measure, (field,))
    return [
        faulty(
            (field,),
            "list_expected",
            f"{measure.dimension}.{measure.name} nimmt eine Liste von Angaben",
            f"{measure.dimension}.{measure.name} takes a list of options",
            ", ".join(measure.options) or '["…"]',
        )
    ]
