"""Small limits, demands, people and jobs for the tests of this room: as the contract has them, and as `fit` does."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from proaktiv_match.fit import Comparison, CompiledOffer, Finding, FindingSource, compare, compile_offer, prepare
from proaktiv_match.fit._demands import ResolvedDemand
from proaktiv_match.fit._limits import PersonView
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.profiles import STATED, AccommodationState, Limit, Offer, Participant
from proaktiv_match.vocabulary import Interval, Measure, vocabulary

__all__ = [
    "AD",
    "COACH",
    "EMPLOYER",
    "LIMIT_SOURCE",
    "MEDICAL",
    "OCCUPATION",
    "OWN_WORD",
    "START",
    "TODAY",
    "aid",
    "asked",
    "axis",
    "compared",
    "compiled",
    "demand",
    "finding",
    "limit",
    "listed",
    "live",
    "offer",
    "person",
    "reach",
    "read_limit",
    "seen_on",
    "told",
    "with_aids",
]

TODAY = date(2026, 11, 21)
START = date(2026, 12, 1)

MEDICAL = {"instrument": "drv_1a", "date": "2026-08-12"}
COACH = {"instrument": "coach", "date": "2026-10-01"}
OWN_WORD = {"instrument": "self_report", "date": "2026-10-02"}

EMPLOYER = {"kind": "employer", "date": "2026-11-03"}
AD = {"kind": "ad_text", "date": "2026-11-10", "quote": "Anzeige"}
OCCUPATION = {"kind": "occupation"}

LIMIT_SOURCE = FindingSource("limit", "drv_1a", date(2026, 8, 12))


def reach(text: str | float) -> Interval:
    """An interval of its text, or the point of a number."""
    return Interval.parse(text) if isinstance(text, str) else Interval.point(text)


def axis(dimension: str, measure: str) -> Measure:
    """The measure of that name."""
    return vocabulary().measures[dimension, measure]


def live(dimension: str, measure: str, value: Any = None, **changed: Any) -> LiveLimit:
    """A medical limit in force, absolute, stated: an interval or point, or the options of a set."""
    own = axis(dimension, measure)
    fields = {
        "measure": own,
        "interval": None if own.is_set or value is None else reach(value),
        "options": frozenset(value or ()) if own.is_set else frozenset(),
        "conditional": False,
        "expired": False,
        "faded": False,
        "review_due": False,
        "derived": False,
        "verify": False,
        "asks": ("doctor",),
        "self_report": False,
        "stated": value,
        "sources": (LIMIT_SOURCE,),
    }
    return LiveLimit(**(fields | changed))


def asked(dimension: str, measure: str, value: Any = None, rank: int = STATED, **changed: Any) -> ResolvedDemand:
    """A demand: an interval or point, or for sets the keywords `required`, `optional`, `absent`, `answered`."""
    options = {
        name: frozenset(changed.pop(name)) for name in ("required", "optional", "absent", "answered") if name in changed
    }
    interval = None if value is None else reach(value)
    return ResolvedDemand(axis(dimension, measure), rank, interval, **options, **changed)


def limit(dimension: str, measure: str, value: Any, source: Mapping[str, Any] = MEDICAL, **more: Any) -> dict[str, Any]:
    """A limit of the contract; the value goes to the field that its measure takes."""
    own = axis(dimension, measure)
    field = {"ceiling": "at_most", "set": "excluded"}.get(own.kind, "needs")
    return {"dimension": dimension, "measure": measure, field: value, "source": source, **more}


def read_limit(dimension: str, measure: str, value: Any, source: Mapping[str, Any] = MEDICAL, **more: Any) -> Limit:
    """The same, read."""
    return Limit.model_validate(limit(dimension, measure, value, source, **more))


def demand(
    dimension: str, measure: str, value: Any = None, source: Mapping[str, Any] = EMPLOYER, **more: Any
) -> dict[str, Any]:
    """A demand of the contract: an amount or level, what a need-set provides, or the lists of a set as keywords."""
    own = axis(dimension, measure)
    field = "amount" if own.kind == "ceiling" else "provides"
    stated = {} if value is None else {field: value}
    return {"dimension": dimension, "measure": measure, "source": source, **stated, **more}


def person(*limits: Mapping[str, Any], **fields: Any) -> Participant:
    """A stable participant with these limits."""
    start = {"id": "P-1", "stability": {"status": "stable"}, "limits": list(limits)}
    return Participant.model_validate(start | fields)


def offer(*demands: Mapping[str, Any], **fields: Any) -> Offer:
    """An offer with these demands that starts on `START`."""
    start = {"id": "O-1", "title": "Anzeige", "kind": "employment", "start_on": str(START), "demands": list(demands)}
    return Offer.model_validate(start | fields)


def compiled(*demands: Mapping[str, Any], **fields: Any) -> CompiledOffer:
    """The same, resolved."""
    return compile_offer(offer(*demands, **fields), TODAY)


def seen_on(day: date, *limits: Mapping[str, Any], as_of: date = TODAY, **fields: Any) -> PersonView:
    """A participant with these limits as she or he stands on a start day."""
    return prepare(person(*limits, **fields), as_of).on(day)


def aid(name: str, status: str = "agreed", **more: Any) -> AccommodationState:
    """A measure of the catalogue at the post."""
    return AccommodationState.model_validate({"id": name, "status": status, **more})


def compared(
    limits: Sequence[Mapping[str, Any]],
    demands: Sequence[Mapping[str, Any]],
    *,
    who: Mapping[str, Any] | None = None,
    **post: Any,
) -> Comparison:
    """A participant with these limits against an offer with these demands; `who` adds fields of the person."""
    return compare(person(*limits, **(who or {})), offer(*demands, **post), TODAY)


def finding(found: Comparison, dimension: str, measure: str) -> Finding:
    """The one finding on a measure."""
    (only,) = [one for one in found.findings if (one.dimension, one.measure) == (dimension, measure)]
    return only


def listed(name: str, status: str = "agreed", **more: Any) -> dict[str, Any]:
    """A measure of the catalogue in the form of the contract."""
    return {"id": name, "status": status, **more}


def with_aids(
    limits: Sequence[Mapping[str, Any]],
    demands: Sequence[Mapping[str, Any]],
    key: tuple[str, str],
    *aids: Mapping[str, Any],
    **post: Any,
) -> Finding:
    """The finding on one measure at a post with these accommodations."""
    return finding(compared(limits, demands, accommodations=list(aids), **post), *key)


def told(found: Finding) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """Status, rule and marks of a finding, and the ids of the measures that it needs."""
    return found.status, found.rule, found.marks, tuple(one.id for one in found.accommodations)
