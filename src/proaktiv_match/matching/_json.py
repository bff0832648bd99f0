"""A result as the contract writes it: fixed keys in a fixed order."""

from fractions import Fraction
from typing import Any

from proaktiv_match.fit import Adaptation, Finding, FindingSource, Question, ValueShown
from proaktiv_match.matching._result import Result, Suggestion, Versions
from proaktiv_match.skills import MILLION, Contribution
from proaktiv_match.vocabulary import question_text

__all__ = ["figures_json", "open_points_json", "result_json", "versions_json"]


def result_json(result: Result, lang: str) -> dict[str, Any]:
    """The object of one participant."""
    made, profile, excluded, counts = result.versions, result.profile, result.excluded, result.counts
    return {
        "contract": "1",
        "participant": result.participant,
        "status": result.status,
        "reason": result.reason,
        "as_of": result.as_of.isoformat(),
        "versions": versions_json(made),
        "profile": {
            "limited": profile.limited,
            "core_assessed": profile.core_assessed,
            "core_total": profile.core_total,
            "notices": [{"code": notice.code, "text": notice.text(lang)} for notice in profile.notices],
        },
        "suggestions": [_suggestion(one, lang) for one in result.suggestions],
        "excluded": {
            "total": excluded.total,
            "by_dimension": dict(excluded.by_dimension),
            "one_step": [
                {"offer": step.offer, "accommodation": step.accommodation, "clears": list(step.clears)}
                for step in excluded.one_step
            ],
        },
        "counts": {
            "fits": counts.fits,
            "adaptable": counts.adaptable,
            "check": counts.check,
            "promising": counts.promising,
            "open": counts.open,
            "unlikely": counts.unlikely,
            "conflict": counts.conflict,
            "not_assessed": counts.not_assessed,
            "expired": counts.expired,
            "hidden": counts.hidden,
            "other_kind": counts.other_kind,
        },
    }


def versions_json(made: Versions) -> dict[str, str]:
    """What it was made with."""
    return {
        "package": made.package,
        "rules": made.rules,
        "vocabulary": made.vocabulary,
        "taxonomy": made.taxonomy,
    }


def _suggestion(one: Suggestion, lang: str) -> dict[str, Any]:
    return {
        "rank": one.rank,
        "offer": one.offer,
        **figures_json(one),
        "contributions": [_contribution(part) for part in one.contributions],
        "findings": [_finding(finding, lang) for finding in one.findings],
        **open_points_json(one, lang),
    }


def figures_json(one: Suggestion) -> dict[str, Any]:
    """The outcome of a suggestion."""
    return {
        "verdict": one.verdict.value,
        "tendency": one.tendency.value if one.tendency else None,
        "open": one.open,
        "skill_score": one.skill_score,
        "distance_km": one.distance_km,
    }


def open_points_json(one: Suggestion, lang: str) -> dict[str, Any]:
    """What a suggestion asks for: answers, adaptations, formal things, and what it says to wishes."""
    return {
        "open_questions": [
            {"dimension": asked.dimension, "measure": asked.measure}
            | _question(asked.question, asked.dimension, asked.measure, lang)
            for asked in one.open_questions
        ],
        "adaptations": [_adaptation(needed) for needed in one.adaptations],
        "formal_gaps": [
            {"kind": gap.kind.value, "name": gap.name, "must": gap.must, "status": gap.status.value}
            for gap in one.formal_gaps
        ],
        "wishes": {
            "met": [wish.text(lang) for wish in one.wishes.met],
            "against": [wish.text(lang) for wish in one.wishes.against],
        },
    }


def _contribution(part: Contribution) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "requirement": part.requirement,
        "evidence": part.evidence,
        "how": part.how.value,
        "credit": part.credit / MILLION,
        "weight": part.weight / MILLION,
        "value": part.value / MILLION,
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    question = finding.question
    return {
        "dimension": finding.dimension,
        "measure": finding.measure,
        "status": finding.status.value,
        "limit": _value(finding.limit),
        "demand": _value(finding.demand),
        "rule": finding.rule,
        "sources": [_source(source) for source in finding.sources],
        "marks": [mark.value for mark in finding.marks],
        "tendency": finding.tendency.value if finding.tendency else None,
        "question": _question(question, finding.dimension, finding.measure, lang) if question else None,
        "accommodations": [_adaptation(one) for one in finding.accommodations],
    }


def _plain(value: object) -> Any:
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value


def _value(shown: ValueShown | None) -> dict[str, Any] | None:
    """One side of a finding; what was not stated but follows from something shows its lists, or its interval alone."""
    if shown is None:
        return None
    stated = shown.stated
    if stated is None and shown.interval is None:
        stated = {role: list(options) for role, options in shown.options if options} or None
    return {"stated": _plain(stated), "interval": None if shown.interval is None else str(shown.interval)}


def _source(source: FindingSource) -> dict[str, Any]:
    found: dict[str, Any] = {
        "side": source.side,
        "kind": source.kind,
        "date": source.date.isoformat() if source.date else None,
    }
    if source.side == "demand":
        found["quote"] = source.quote
    return found


def _question(question: Question, dimension: str, measure: str, lang: str) -> dict[str, Any]:
    return {
        "code": question.code,
        "to": list(question.to),
        "text": question_text(question.reason, dimension, measure, lang),
    }


def _adaptation(one: Adaptation) -> dict[str, Any]:
    return {"id": one.id, "status": one.status, "payers": list(one.payers), "lead_time_weeks": one.lead_time_weeks}
