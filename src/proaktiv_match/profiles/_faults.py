"""What pydantic found becomes faults that a person can mend: one a place, in two languages, without the value."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process, utils

from proaktiv_match.errors import Fault
from proaktiv_match.profiles._fault_texts import FaultTexts, Place, fault_texts, told
from proaktiv_match.profiles._field_walk import Spot, field_names, walk
from proaktiv_match.profiles._pointer import pointer, value_at

__all__ = ["faults_of"]

_OWN = "proaktiv_"
_CLOSE = 60
_LONGEST = 100


def _nearest(name: object, known: list[str]) -> str | None:
    """The known name most like `name`; writing with capitals, blanks or hyphens makes no difference."""
    if not isinstance(name, str):
        return None
    found = process.extractOne(
        name[:_LONGEST], known, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_CLOSE
    )
    return found[0] if found else None


def _meant(near: str | None) -> dict[str, str]:
    if near is None:
        return {"meant_de": "", "meant_en": ""}
    return {"meant_de": f"; gemeint: {near}?", "meant_en": f"; meant: {near}?"}


def _braces(model: type[BaseModel]) -> str:
    return "{" + ", ".join(f'"{name}"' for name in field_names(model)) + "}"


def _unknown_field(spot: Spot, place: Place) -> Fault:
    known = list(field_names(spot.owner)) if spot.owner else []
    written = str(spot.steps[-1])
    other_side = fault_texts().elsewhere.get((spot.owner.__name__, written)) if spot.owner else None
    near = other_side or _nearest(written, known)
    return told("unknown_field", place, pointer(spot.steps), ", ".join(known), **_meant(near))


def _unknown_value(spot: Spot, place: Place, value: object) -> Fault:
    choices = spot.choices
    near = _nearest(value, choices)
    # A number for "1" is not mended by reading the list: show that texts are meant.
    listed = choices if isinstance(value, str) else [f'"{choice}"' for choice in choices]
    return told("unknown_value", place, pointer(spot.steps), ", ".join(listed), **_meant(near))


def _wrong_type(spot: Spot, place: Place, wanted: list[dict[str, str]]) -> Fault:
    allowed = ", ".join(dict.fromkeys(kind["allowed"] for kind in wanted))
    if spot.model is not None:
        allowed = _braces(spot.model)
    return told(
        "wrong_type",
        place,
        pointer(spot.steps),
        allowed,
        expected_de=" oder ".join(dict.fromkeys(kind["de"] for kind in wanted)),
        expected_en=" or ".join(dict.fromkeys(kind["en"] for kind in wanted)),
    )


def _missing_field(spot: Spot, place: Place) -> Fault:
    allowed = _braces(spot.model) if spot.model else ", ".join(spot.choices)
    return told("missing_field", place, pointer(spot.steps), allowed or None)


def _wanted(errors: list[ErrorDetails], texts: FaultTexts) -> list[dict[str, str]]:
    """The kinds of value that would do; a whole number is a number where both would."""
    kinds = [texts.expected[error["type"]] for error in errors if error["type"] in texts.expected]
    numbers = [kind for kind in kinds if kind is texts.expected["float_type"]]
    return [kind for kind in kinds if not numbers or kind is not texts.expected["int_type"]]


def _own(error: ErrorDetails, spot: Spot, place: Place, also: list[dict[str, str]]) -> Fault:
    context = error.get("ctx", {})
    allowed = [str(context.get("allowed", "")), *(kind["allowed"] for kind in also)]
    return Fault(
        file=place.file,
        record=place.record,
        pointer=pointer(spot.steps),
        code=error["type"].removeprefix(_OWN),
        message=str(context.get("de", "")),
        message_en=str(context.get("en", "")),
        allowed=", ".join(filter(None, allowed)) or None,
        line=place.line,
    )


def _at_one_place(errors: list[ErrorDetails], spot: Spot, place: Place, value: object) -> Fault:
    """One fault for all that was found at one place; pydantic tells each branch of a union by itself."""
    texts = fault_texts()
    wanted = _wanted(errors, texts)
    for error in errors:
        if error["type"].startswith(_OWN):
            return _own(error, spot, place, wanted)
    others = [error for error in errors if error["type"] not in texts.expected]
    code = texts.types.get(others[0]["type"], "invalid_value") if others else "wrong_type"
    if code == "unknown_field":
        return _unknown_field(spot, place)
    if code == "missing_field" or (value is None and spot.is_required):
        return _missing_field(spot, place)
    if value is None:
        return told("null_value", place, pointer(spot.steps))
    if code == "unknown_value":
        return _unknown_value(spot, place, value)
    if code == "wrong_type":
        return _wrong_type(spot, place, wanted)
    return told(code, place, pointer(spot.steps), ", ".join(spot.bounds) or None)


def faults_of(error: ValidationError, model: type[BaseModel], raw: Any, place: Place) -> tuple[Fault, ...]:
    """The faults of one record, one for each place, in the order in which they were found.

    Args:
        error: what `model.model_validate(raw)` raised.
        model: the model of the record.
        raw: the record as it came in; it is looked at to name the nearest word, and never told.
        place: file, record and line.
    """
    found: dict[tuple[str | int, ...], tuple[Spot, list[ErrorDetails]]] = {}
    for detail in error.errors(include_url=False, include_input=False):
        spot = walk(model, detail["loc"])
        found.setdefault(tuple(spot.steps), (spot, []))[1].append(detail)
    top = raw if isinstance(raw, Mapping) else None
    if top is None:
        return (told("object_expected", place),)
    return tuple(_at_one_place(errors, spot, place, value_at(top, spot.steps)) for spot, errors in found.values())
