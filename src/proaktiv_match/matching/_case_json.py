"""Cases of an offer as JSON: fixed keys in a fixed order, one object a case, so that they can be written one by one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from proaktiv_match.matching._case import Case, CaseCounts, ExcludedCases
from proaktiv_match.matching._json import figures_json, open_points_json, versions_json
from proaktiv_match.matching._notices import Notice
from proaktiv_match.matching._result import Versions

__all__ = ["case_json", "head_json", "left_out_json", "tail_json"]


def head_json(offer: str, as_of: date, made: Versions, notices: Iterable[Notice], lang: str) -> dict[str, Any]:
    """What stands before the cases: the offer, the day, what it was made with, notices about the offer."""
    return {
        "contract": "1",
        "offer": offer,
        "as_of": as_of.isoformat(),
        "versions": versions_json(made),
        "notices": [_notice(one, lang) for one in notices],
    }


def case_json(case: Case, lang: str) -> dict[str, Any]:
    """One case without a conflict; findings and contributions are those of `why`, one case at a time."""
    one = case.suggestion
    if one is None:
        raise ValueError("this case is not listed")
    return {
        "participant": case.participant,
        "offer": case.offer,
        **figures_json(one),
        **open_points_json(one, lang),
    }


def left_out_json(case: Case, lang: str) -> dict[str, Any]:
    """One case that was not compared, with its reason."""
    return {
        "participant": case.participant,
        "left_out": None if case.left_out is None else case.left_out.value,
        "reason": case.not_ready,
        "notice": None if case.notice is None else _notice(case.notice, lang),
    }


def tail_json(excluded: ExcludedCases, counts: CaseCounts) -> dict[str, Any]:
    """What stands behind the cases: conflicts counted by reason, and all cases counted once."""
    return {
        "excluded": {
            "total": excluded.total,
            "by_dimension": dict(excluded.by_dimension),
            "one_step": dict(excluded.one_step),
        },
        "counts": {
            "fits": counts.fits,
            "adaptable": counts.adaptable,
            "check": counts.check,
            "promising": counts.promising,
            "open": counts.open,
            "unlikely": counts.unlikely,
            "not_assessed": counts.not_assessed,
            "conflict": counts.conflict,
            "not_ready": counts.not_ready,
            "other_kind": counts.other_kind,
            "hidden": counts.hidden,
            "refused": counts.refused,
        },
    }


def _notice(notice: Notice, lang: str) -> dict[str, str]:
    return {"code": notice.code, "text": notice.text(lang)}
