"""Faults found while a model is built: collected with their place, raised together."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

__all__ = ["Faulty", "faulty", "merged", "raise_faults"]


class Faulty(NamedTuple):
    """One fault: where it is, and what has to be said about it; never the value itself."""

    loc: tuple[str | int, ...]
    code: str
    de: str
    en: str
    allowed: str | None


def faulty(loc: Iterable[str | int], code: str, de: str, en: str, allowed: str | None = None) -> Faulty:
    """A fault at `loc` inside the record."""
    return Faulty(tuple(loc), code, de, en, allowed)


def _details(fault: Faulty) -> InitErrorDetails:
    context = {"de": fault.de, "en": fault.en, "allowed": fault.allowed or ""}
    # The template holds no braces of its own: values are told through the context only.
    error = PydanticCustomError("proaktiv_" + fault.code, "{en} (allowed: {allowed})", context)
    return InitErrorDetails(type=error, loc=fault.loc, input=None)


def raise_faults(title: str, faults: Iterable[Faulty]) -> None:
    """Raise one pydantic `ValidationError` with all faults; nothing if there are none."""
    details = [_details(fault) for fault in faults]
    if details:
        raise ValidationError.from_exception_data(title, details)


def merged(title: str, found: ValidationError, faults: Iterable[Faulty]) -> ValidationError:
    """What pydantic found and what we found, as one error; of two faults at one place ours knows more."""
    ours = list(faults)
    places = {fault.loc for fault in ours}
    details: list[InitErrorDetails] = []
    for error in found.errors(include_url=False, include_input=False):
        context: Mapping[str, Any] = error.get("ctx", {})
        kind = error["type"]
        if error["loc"] in places and not kind.startswith("proaktiv_"):
            continue
        known: str | PydanticCustomError
        if kind.startswith("proaktiv_"):
            known = PydanticCustomError(kind, "{en} (allowed: {allowed})", dict(context))
        else:
            known = kind
        details.append(InitErrorDetails(type=known, loc=error["loc"], input=None, ctx=dict(context)))
    told = {tuple(detail["loc"]) for detail in details}
    details.extend(_details(fault) for fault in ours if fault.loc not in told)
    return ValidationError.from_exception_data(title, details)
