"""What a judge of pairs said, in one plain shape: the package's `fit`, or the tests' independent oracle.

`PROAKTIV_JUDGE=oracle` lets the invariants run against the oracle, which shows whether they are true statements.
"""

import importlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from proaktiv_match.fit import Comparison, compare
from proaktiv_match.profiles import Offer, Participant
from tests.worlds import Pair

__all__ = ["SEVERITY", "Seen", "SeenFinding", "compared", "judge", "look", "seen", "seen_by_fit", "seen_by_oracle"]

SEVERITY = {"fits": 1, "adaptable": 2, "check": 3, "conflict": 4}
"""Order of the verdict; `not_assessed` stands outside it (contract)."""

Key = tuple[str, str]

_LIMITED_ROWS = (4, 5)
"""Rows of the table of unknowns (domain 8.4) in which the person has a limit."""


@dataclass(frozen=True)
class SeenFinding:
    """One finding, reduced to what both judges say; `limit`, `demand` and `rule` are for people who look into it."""

    status: str
    marks: tuple[str, ...]
    tendency: str | None
    to: tuple[str, ...]
    accommodations: tuple[str, ...]
    limited: bool = field(compare=False)
    limit: str = field(compare=False, default="")
    demand: str = field(compare=False, default="")
    rule: str = field(compare=False, default="")

    @property
    def severity(self) -> int:
        """Place in the order of the verdict, 0 for `not_assessed`."""
        return SEVERITY.get(self.status, 0)


@dataclass(frozen=True)
class Seen:
    """One judgement of a pair. `status` is `matched`, `not_ready`, or `fault: …` where the judge failed."""

    status: str
    verdict: str | None
    open: int
    part: str | None
    findings: Mapping[Key, SeenFinding]

    @property
    def limited(self) -> dict[Key, SeenFinding]:
        """The findings on measures with a limit; only these make the verdict (A2)."""
        return {key: found for key, found in self.findings.items() if found.limited}

    @property
    def ready(self) -> bool:
        """Whether the pair was compared at all."""
        return self.status == "matched"

    @property
    def severity(self) -> int:
        """Place of the verdict in its order, 0 for `not_assessed`."""
        return SEVERITY.get(self.verdict or "", 0)


def _fault(error: Exception) -> Seen:
    lines = str(error).splitlines() or [""]
    return Seen(f"fault: {type(error).__name__} {' | '.join(lines[:3])[:200]}", None, 0, None, {})


def compared(pair: Pair) -> Comparison:
    """The package's own answer, read anew from the raw records."""
    return compare(Participant.model_validate(pair.participant), Offer.model_validate(pair.offer), pair.as_of)


def seen_by_fit(pair: Pair) -> Seen:
    """What the package says."""
    try:
        found = compared(pair)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is a disagreement to be shown
        return _fault(error)
    return seen(found)


def seen(found: Comparison) -> Seen:
    """An answer of the package in the plain shape."""
    findings: dict[Key, SeenFinding] = {}
    for one in found.findings:
        key = (one.dimension, one.measure)
        if key in findings:
            key = (one.dimension, f"{one.measure} (again)")
        findings[key] = SeenFinding(
            status=str(one.status),
            marks=tuple(sorted(str(mark) for mark in one.marks)),
            tendency=None if one.tendency is None else str(one.tendency),
            to=tuple(sorted(one.question.to)) if one.question is not None else (),
            accommodations=tuple(sorted(taken.id for taken in one.accommodations)),
            limited=one.limited,
            limit="" if one.limit is None else str(one.limit.interval or one.limit.options),
            demand="" if one.demand is None else str(one.demand.interval or one.demand.options),
            rule=one.rule,
        )
    if found.status != "matched":
        return Seen(found.status, None, 0, None, findings)
    return Seen("matched", str(found.verdict), found.open, found.tendency and str(found.tendency), findings)


def seen_by_oracle(pair: Pair) -> Seen:
    """What the independent reading of the rules says."""
    ask: Callable[..., dict[str, Any]] = importlib.import_module("tests.oracle").judge
    try:
        found = ask(pair.participant, pair.offer, pair.as_of)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is a disagreement to be shown
        return _fault(error)
    findings = {
        (one["dimension"], one["measure"]): SeenFinding(
            status=one["status"],
            marks=tuple(sorted(one["marks"])),
            tendency=one["tendency"],
            to=tuple(sorted(one["question_to"] or ())),
            accommodations=tuple(sorted(one["accommodations"] or ())),
            limited=one["row"] in _LIMITED_ROWS,
            limit=str(one["limit_interval"] or ""),
            demand=str(one["demand_interval"] or ""),
            rule=str(one["row"] or ""),
        )
        for one in found["findings"]
    }
    if found["status"] != "matched":
        return Seen(found["status"], None, 0, None, findings)
    return Seen("matched", found["verdict"], found["open"], found["part"], findings)


def look(pair: Pair) -> Seen:
    """What the judge of this run says; a fault of the judge is a failure of the test."""
    seen = judge()(pair)
    assert not seen.status.startswith("fault"), seen.status
    return seen


def judge() -> Callable[[Pair], Seen]:
    """The judge that `PROAKTIV_JUDGE` names; `fit` if nothing is said."""
    return seen_by_oracle if os.environ.get("PROAKTIV_JUDGE") == "oracle" else seen_by_fit
