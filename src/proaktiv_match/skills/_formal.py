"""Formal gaps: licences, languages, requirement level. They have their own status and never touch a verdict (A30)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills._licence import covers, licence_names, unclear_class
from proaktiv_match.skills._weights import read_data
from proaktiv_match.vocabulary import fold

__all__ = ["FormalGap", "GapKind", "GapStatus", "formal_gaps"]

_CEFR = {level: place for place, level in enumerate(("A1", "A2", "B1", "B2", "C1", "C2"))}


class GapKind(StrEnum):
    """What is missing."""

    LICENCE = "licence"
    LANGUAGE = "language"
    EDUCATION = "education"


class GapStatus(StrEnum):
    """How it is missing: not there, there on a lower level, or nothing was recorded about it."""

    MISSING = "missing"
    BELOW_LEVEL = "below_level"
    UNKNOWN = "unknown"


_KIND_ORDER = {kind: place for place, kind in enumerate(GapKind)}


@dataclass(frozen=True, slots=True)
class FormalGap:
    """Something formal that the post asks for and the person cannot show.

    Attributes:
        kind: licence, language or education.
        name: the licence as written; language and level (`de B1`); the requirement level (`2`).
        must: whether the post insists on it.
        status: how it is missing.
    """

    kind: GapKind
    name: str
    must: bool
    status: GapStatus


def formal_gaps(participant: Participant, offer: Offer) -> tuple[FormalGap, ...]:
    """What the person cannot show, must first; what is met is not listed."""
    found: dict[tuple[GapKind, str], FormalGap] = {}
    for gap in (*_licences(participant, offer), *_languages(participant, offer), *_education(participant, offer)):
        known = found.get((gap.kind, gap.name))
        if known is None or (gap.must and not known.must):
            found[gap.kind, gap.name] = gap
    return tuple(sorted(found.values(), key=lambda gap: (not gap.must, _KIND_ORDER[gap.kind], gap.name)))


def _licences(participant: Participant, offer: Offer) -> Iterator[FormalGap]:
    held = frozenset().union(*(licence_names(name, required=False) for name in participant.licences))
    unclear = any(unclear_class(name) for name in participant.licences)
    for licence in offer.licences:
        lacking = [name for name in licence_names(licence.name, required=True) if not covers(held, name)]
        if lacking:
            # A licence whose class was not recorded may be the one that is asked for.
            open_class = unclear and all(name.startswith("fahrerlaubnis ") for name in lacking)
            status = GapStatus.UNKNOWN if open_class else GapStatus.MISSING
            yield FormalGap(GapKind.LICENCE, licence.name, licence.must, status)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    names = read_data("languages.toml")["names"]
    return {name: code for code, others in names.items() for name in (code, *others)}


def _language(name: str) -> str:
    """ISO code of a language, or its folded name; `de-DE` is `de`."""
    text = fold(name)
    return _codes().get(text) or _codes().get(text.split("-")[0].strip(), text)


def _languages(participant: Participant, offer: Offer) -> Iterator[FormalGap]:
    known: dict[str, int] = {}
    for language in participant.languages:
        code = _language(language.language)
        known[code] = max(known.get(code, 0), _CEFR[language.level])
    for required in offer.languages:
        own = known.get(_language(required.language))
        if own is not None and own >= _CEFR[required.level]:
            continue
        # With no language recorded at all, nobody has asked yet.
        absent = GapStatus.MISSING if known else GapStatus.UNKNOWN
        status = absent if own is None else GapStatus.BELOW_LEVEL
        yield FormalGap(GapKind.LANGUAGE, f"{required.language} {required.level}", required.must, status)


def _education(participant: Participant, offer: Offer) -> Iterator[FormalGap]:
    required = offer.education.requirement_level if offer.education else None
    if offer.education is None or required is None:
        return
    own = participant.education.requirement_level if participant.education else None
    if own is None or own < required:
        status = GapStatus.UNKNOWN if own is None else GapStatus.BELOW_LEVEL
        yield FormalGap(GapKind.EDUCATION, str(required), offer.education.must, status)
