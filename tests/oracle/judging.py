"""The whole judgement: findings of all measures, verdict, open points and the part of the check pile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from .adapting import Entry, best_trials, entries, lift_aid_in_place, rests_on_ad
from .comparing import MINUTES_LIFTED, Evaluation, Outcome, Situation, evaluate, worst
from .days import day, deciding_day
from .intervals import Interval, certainly_above, larger_of, point, smaller_of
from .job import Demand, Job, Options
from .person import Limit, Person, is_ready
from .tables import Measure, measures, normal_bounds, usual_options


@dataclass(frozen=True)
class Judged:
    """One finding, with the outcomes behind it where the person has a limit."""

    finding: dict[str, Any]
    limited: bool
    open_outcomes: tuple[Outcome, ...] = ()


def judge(participant: dict[str, Any], offer: dict[str, Any], as_of: str | date) -> dict[str, Any]:
    """Compare one participant with one offer, both as contract JSON, on the day `as_of`."""
    today = day(as_of)
    assert today is not None
    if not is_ready(participant, today):
        return {"status": "not_ready", "verdict": None, "findings": [], "open": 0, "part": None}
    t = deciding_day(offer, today)
    person, job, helps = Person(participant, today, t), Job(offer), entries(participant, offer)
    tried = [_finding(measure, person, job, helps) for measure in measures().values()]
    judged = [found for found in tried if found is not None]
    limited = [found.finding["status"] for found in judged if found.limited]
    verdict = worst(*limited) if limited else "not_assessed"
    findings = [found.finding for found in judged]
    if person.uncoded:  # A14
        verdict = worst(verdict, "check") if limited else "check"
        findings.append(_note_finding())
    return {
        "status": "matched",
        "verdict": verdict,
        "findings": findings,
        "open": sum(finding["row"] in (2, 7) and finding["status"] == "check" for finding in findings),
        "part": _part([found for found in judged if found.limited]) if verdict == "check" else None,
    }


def _part(limited: list[Judged]) -> str:
    """A25."""
    open_ones = [found for found in limited if found.finding["status"] == "check"]
    for found in open_ones:
        if any(one.tendency == "likely_exceeded" and not one.limit.conditional for one in found.open_outcomes):
            return "unlikely"
    if open_ones and all(found.finding["tendency"] == "likely_fits" for found in open_ones):
        return "promising"
    return "open"


def _finding(measure: Measure, person: Person, job: Job, helps: list[Entry]) -> Judged | None:
    limits = person.limits_on(measure.key, job.states(measure.key))
    if limits:
        return _limited(measure, limits, person, job, helps)
    if measure.is_load and person.has_load_limit_in_force(measure.dimension):
        return None  # a point that neither side states (A6)
    return _unlimited(measure, person, job)


def _limited(measure: Measure, limits: list[Limit], person: Person, job: Job, helps: list[Entry]) -> Judged:
    """Rows 4 and 5."""
    demand, situation = job.demand(measure.key), _situation(measure, job, helps)
    before = evaluate(measure, limits, demand, situation)
    trials = best_trials(measure, limits, demand, situation, helps, job, person)
    status = trials[0].status if trials else before.status
    shown = trials[0].after if trials else before
    deciding = _deciding(status, before, shown)
    # what gives a check: the limits after the help, unless only its side effect does
    open_outcomes = shown.deciding if status == "check" and shown.status == "check" else []
    marks = {mark for one in open_outcomes for mark in one.marks}
    asks = {who for one in open_outcomes for who in one.asks}
    if trials and trials[0].side == "check":
        asks.add("participant")
    used = [one.limit for one in deciding if not one.limit.outside]
    if used and (demand.derived or any(limit.derived for limit in used)):
        marks.add("implied")
    if person.contradicts_itself(measure.key, limits) or demand.contradiction:
        marks.add("contradiction")
    roots = [root for limit in limits for root in limit.roots()]
    if any(root.review_on is not None and root.review_on <= person.t for root in roots):
        marks.add("review_due")
    deciding_roots = [root for one in deciding for root in one.limit.roots()]
    if all(root.instrument == "self_report" for root in deciding_roots):
        marks.add("self_report")
    if demand.unsure or any(root.unsure for root in deciding_roots):
        marks.add("unverified")
    if _underused(measure, limits, demand):
        marks.add("underused")
    if person.uncoded and status in ("fits", "adaptable"):
        status, asks = "check", {"coach"}
        marks.add("hidden_text")
    if status == "fits":
        if trials:
            marks.add("adapted")
        if trials[0].rests_on_ad if trials else rests_on_ad(demand, situation):
            marks.add("from_text")
    row = 4 if _is_known(demand) else 5
    finding = _as_dict(measure, status, row, marks, asks, demand)
    finding["tendency"] = _joined_tendency(open_outcomes) if status == "check" else None
    finding["accommodations"] = sorted({trial.entry.accommodation.id for trial in trials})
    finding["limit_interval"] = _strictest(measure, deciding)
    return Judged(finding, True, tuple(open_outcomes))


def _deciding(status: str, before: Evaluation, shown: Evaluation) -> list[Outcome]:
    """The limits that give the status; where a help gives it, those that needed the help."""
    return shown.deciding if status == shown.status and status in ("check", "conflict") else before.deciding


def _joined_tendency(outcomes: list[Outcome]) -> str | None:
    tendencies = {one.tendency for one in outcomes}
    if "likely_exceeded" in tendencies:
        return "likely_exceeded"
    return "likely_fits" if tendencies == {"likely_fits"} else None


def _is_known(demand: Demand) -> bool:
    """Both lists empty on shift_pattern say nothing (A4)."""
    if isinstance(demand.value, Options) and not demand.value.says_something and not demand.value.absent:
        return False
    return demand.stated


def _underused(measure: Measure, limits: list[Limit], demand: Demand) -> bool:
    """A23: the limit lies two grades or more above the stated demand."""
    if not measure.is_grade or measure.kind != "ceiling" or measure.dimension in ("noise", "conflict_emotion"):
        return False
    if not demand.stated or not isinstance(demand.value, Interval) or demand.value.hi is None:
        return False
    lows = [limit.amount.lo for limit in limits if limit.amount is not None and not limit.outside]
    return bool(lows) and min(lows) - demand.value.hi >= 2


def _strictest(measure: Measure, outcomes: list[Outcome]) -> str | None:
    amounts = [one.limit.amount for one in outcomes if one.limit.amount is not None]
    if not amounts:
        return None
    sign = -1 if measure.kind == "need" else 1
    return str(min(amounts, key=lambda a: (sign * a.lo, a.hi is None, sign * (a.hi or 0), a.hi_open, a.lo_open)))


def _situation(measure: Measure, job: Job, helps: list[Entry]) -> Situation:
    if measure.key in MINUTES_LIFTED:
        return Situation(posture=job.posture_change())
    if measure.key == ("work_heaviness", "class"):
        return Situation(raised_classes=_raised_classes(job, helps), by_posture=_raised_by_posture(job))
    if measure.key == ("public_contact", "share"):
        return Situation(far_contact=job.has_public_contact_only_from_afar())
    return Situation()


def _raised_by_posture(job: Job) -> tuple[Interval, ...]:
    """R1: one class up or two, which the domain calls unsure."""
    stated, posture = job.own(("work_heaviness", "class")), job.own(("forced_posture", "share"))
    if not stated.stated or not posture.stated or not certainly_above(posture.interval, 33):
        return ()
    low, high = stated.interval, stated.interval
    assert high.hi is not None
    return (smaller_of(Interval(low.lo + 1, high.hi + 2, low.lo_open, high.hi_open), point(5)),)


def _raised_classes(job: Job, helps: list[Entry]) -> tuple[Interval, ...]:
    """R1 and R2 (A24): what the stated class may be in truth."""
    stated = job.own(("work_heaviness", "class"))
    if not stated.stated:
        return ()
    raised = [*_raised_by_posture(job)]
    if not lift_aid_in_place(helps):
        loads = [job.own(("lift_carry", frequency)) for frequency in ("manchmal", "oft")]
        for load in loads:
            if load.stated:
                for above, heaviness in ((10, 3), (15, 4), (40, 5)):
                    if certainly_above(load.interval, above):
                        raised.append(larger_of(stated.interval, point(heaviness)))
    return tuple(raised)


def _unlimited(measure: Measure, person: Person, job: Job) -> Judged | None:
    """Rows 1-3 and 6-8: no limit on this measure, never a verdict (A2)."""
    demand, assessed = job.demand(measure.key), person.is_assessed(measure.dimension)
    if demand.derived in ("kg", "weekly"):
        demand = job.own(measure.key)  # only what is certain stands in for a statement here
    if demand.known in ("typical", "implied"):
        return None
    known = _is_known(demand)
    if not known and not assessed:
        return None
    marks, asks = set[str](), set[str]()
    if not known:
        row, status = 3, "not_assessed"
    elif _is_normal(measure, demand):
        row, status = (1, "fits") if assessed else (6, "not_assessed")
    else:
        row, status = (2, "check") if assessed else (7, "check")
        asks.add("participant")
    if status == "fits" and measure.safety and demand.from_ad:  # A34
        status, asks = "check", {"employer"}
    if status == "fits" and person.uncoded:
        status, asks = "check", {"coach"}
        marks.add("hidden_text")
    if status == "fits" and demand.from_ad:
        marks.add("from_text")
    if known:
        marks |= {"implied"} if demand.derived else set()
        marks |= {"unverified"} if demand.unsure else set()
    marks |= {"contradiction"} if demand.contradiction else set()
    return Judged(_as_dict(measure, status, row, marks, asks, demand), False)


def _is_normal(measure: Measure, demand: Demand) -> bool:
    """A13: the upper end lies within the normal bound; providing something is never beyond normal."""
    if measure.kind in ("need", "need-set"):
        return True
    if isinstance(demand.value, Interval):
        return demand.value.hi is not None and demand.value.hi <= normal_bounds()[measure.key]
    assert isinstance(demand.value, Options)
    usual = usual_options()[measure.key]
    if measure.key == ("commute", "modes") and demand.value.required:
        return bool(demand.value.required & usual)
    return demand.value.required | demand.value.optional <= usual


def _as_dict(
    measure: Measure, status: str, row: int, marks: set[str], asks: set[str], demand: Demand
) -> dict[str, Any]:
    return {
        "dimension": measure.dimension,
        "measure": measure.name,
        "status": status,
        "marks": sorted(marks),
        "tendency": None,
        "question_to": sorted(asks) if status == "check" else None,
        "accommodations": [],
        "limit_interval": None,
        "demand_interval": str(demand.value) if isinstance(demand.value, Interval) else None,
        "row": row,
    }


def _note_finding() -> dict[str, Any]:
    return {
        "dimension": "uncoded_notes",
        "measure": "text",
        "status": "check",
        "marks": ["hidden_text"],
        "tendency": None,
        "question_to": ["coach"],
        "accommodations": [],
        "limit_interval": None,
        "demand_interval": None,
        "row": 0,
    }
