"""Codes of diagnoses are refused anywhere in a participant (clarification A27)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from proaktiv_match.profiles._faulty import Faulty, faulty

__all__ = ["diagnosis_codes", "diagnosis_faults", "holds_diagnosis"]

_SUFFIX = r"[+*!]?[GVZARLB]?"
# The dotted form is surely a code, also in a name put together with underscores (`befund_F33.1_alt`).
_DOTTED = re.compile(r"(?<![^\W_])[A-Za-z]\d{2}\.(?:\d{1,2}|-)" + _SUFFIX + r"(?![^\W_])")
_BARE = re.compile(r"(?<!\w)[A-Z]\d{2}" + _SUFFIX + r"(?!\w)")
_EITHER = re.compile(f"{_DOTTED.pattern}|{_BARE.pattern}")

_EXEMPT = frozenset({"id", "kldb", "esco", "concept", "postcode"})
# An id must match another id letter by letter and cannot be reworded: here `offer` names one.
_NAMES_AN_OFFER = "arrangements"
# B96 and G25 are a licence and a certificate: here only the dotted form is surely a diagnosis.
_DOTTED_ONLY = frozenset({"skills", "licences", "occupations"})
_DEEPEST = 64


def holds_diagnosis(text: str, *, dotted_only: bool = False) -> bool:
    """Whether `text` holds a code of the form of ICD-10."""
    return bool(_DOTTED.search(text) or (not dotted_only and _BARE.search(text)))


def diagnosis_codes(text: str) -> list[tuple[int, int]]:
    """Where codes of the form of ICD-10 begin and end in `text`."""
    return [code.span() for code in _EITHER.finditer(text)]


def _texts(value: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield loc, value
    elif len(loc) > _DEEPEST:
        return
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            exempt = key in _EXEMPT or (key == "offer" and loc[:1] == (_NAMES_AN_OFFER,))
            if exempt and isinstance(inner, str):
                continue
            if loc[:1] == ("ext",):
                yield (*loc, key), str(key)
            yield from _texts(inner, (*loc, key))
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*loc, index))


def diagnosis_faults(raw: Mapping[str, Any]) -> list[Faulty]:
    """Faults of all texts in a raw participant that hold a code of the form of ICD-10; the code is never told."""
    faults = []
    for loc, text in _texts(raw, ()):
        if holds_diagnosis(text, dotted_only=loc[0] in _DOTTED_ONLY):
            faults.append(
                faulty(
                    loc,
                    "diagnosis_code",
                    "sieht aus wie ein Diagnoseschlüssel (ICD-10); Diagnosen werden nicht angenommen, "
                    "nur was möglich ist und was nicht",
                    "looks like a code of a diagnosis (ICD-10); diagnoses are refused, "
                    "only what is possible and what is not is kept",
                    "limits: at_most, excluded, needs",
                )
            )
    return faults
