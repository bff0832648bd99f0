"""What speaks for a suggestion and what is open, in a few short lines: the view of a list, not the whole finding."""

from collections.abc import Iterable
from dataclasses import dataclass

from proaktiv_match.fit import Finding, Mark, Tendency, Verdict
from proaktiv_match.matching import Suggestion
from proaktiv_match.vocabulary import vocabulary
from proaktiv_match.wording._amounts import head
from proaktiv_match.wording._finding import accommodation
from proaktiv_match.wording._parts import gap, skill_pair, weeks, wish
from proaktiv_match.wording._sides import short
from proaktiv_match.wording._texts import Texts

__all__ = ["Highlights", "highlights"]

_BROUGHT = 800_000
"""Credit in millionths from which a person "brings" a skill: met, or hardly anything is missing."""
_MOST = 3
_NAMED = 4
# The order in which open points are asked: who can answer for most of them comes first.
_ADDRESSEES = ("employer", "participant", "doctor", "coach")


@dataclass(frozen=True, slots=True)
class Highlights:
    """Short lines about one suggestion.

    Attributes:
        pros: one to three reasons for it.
        needs: the adaptation it needs or rests on.
        against: what is exceeded, for an offer that does not fit.
        open: one to three open points, with the person to ask.
        gaps: formal gaps.
        wishes: wishes met and wishes against.
    """

    pros: tuple[str, ...]
    needs: tuple[str, ...]
    against: tuple[str, ...]
    open: tuple[str, ...]
    gaps: tuple[str, ...]
    wishes: tuple[str, ...]


def _said(texts: Texts, finding: Finding) -> str:
    measure = vocabulary().measures.get((finding.dimension, finding.measure))
    return head(texts, finding.dimension, finding.measure) if measure is None else short(texts, measure, finding)


def _first_of_each_dimension(findings: Iterable[Finding]) -> list[Finding]:
    return list({finding.dimension: finding for finding in reversed(list(findings))}.values())[::-1]


def _telling(finding: Finding) -> tuple[bool, bool, bool]:
    """What says most: a demand that is there, below a firm limit, where most people have none."""
    demand = finding.demand.interval if finding.demand is not None else None
    absent = finding.demand is None or (demand is not None and demand.hi == 0)
    measure = vocabulary().measures.get((finding.dimension, finding.measure))
    limit = finding.limit.interval if finding.limit is not None else None
    usual = measure is not None and measure.normal is not None and limit is not None and limit.lo >= measure.normal.hi
    return (absent, not finding.absolute, usual)


def _pros(texts: Texts, suggestion: Suggestion) -> list[str]:
    kept = [
        one
        for one in suggestion.findings
        if one.limited and one.status is Verdict.FITS and Mark.ADAPTED not in one.marks
    ]
    said = suggestion.contributions[: _MOST - 1]
    skills: list[str] = []
    # What nearly meets the requirement is brought; the rest is a beginning and must not sound like more.
    for key, brought in (("skills", True), ("near_skills", False)):
        pairs = [skill_pair(texts, part) for part in said if (part.credit >= _BROUGHT) is brought]
        if pairs:
            skills.append(texts.say(f"result/line/{key}", skills=texts.joined(pairs)))
    kept = sorted(_first_of_each_dimension(kept), key=_telling)[: _MOST - len(skills)]
    return [*(_said(texts, finding) for finding in kept), *skills]


def _named(texts: Texts, subjects: list[str]) -> str:
    rest = len(subjects) - _NAMED
    if rest > 1:
        return texts.say("result/line/and_more", subjects=", ".join(subjects[:_NAMED]), count=rest)
    return ", ".join(subjects)


def _heads(texts: Texts, findings: Iterable[Finding]) -> str:
    names = dict.fromkeys(head(texts, finding.dimension, finding.measure) for finding in findings)
    return _named(texts, list(names))


def _against(texts: Texts, suggestion: Suggestion) -> list[str]:
    conflicts = [one for one in suggestion.findings if one.limited and one.status is Verdict.CONFLICT]
    return [
        texts.say("result/line/conflict", subjects=_said(texts, one)) for one in _first_of_each_dimension(conflicts)
    ]


def _open(texts: Texts, suggestion: Suggestion) -> list[str]:
    found: list[str] = []
    checks = [one for one in suggestion.findings if one.limited and one.status is Verdict.CHECK]
    checks.sort(key=lambda one: not one.absolute)
    exceeded = [one for one in checks if one.tendency is Tendency.LIKELY_EXCEEDED]
    if exceeded:
        # The first stands with its values, the others by name.
        others = list(dict.fromkeys(head(texts, one.dimension, one.measure) for one in exceeded[1:]))
        subjects = _named(texts, [_said(texts, exceeded[0]), *others])
        found.append(texts.say("result/line/exceeded", subjects=subjects))
    rest = [one for one in checks if one not in exceeded]
    for name in _ADDRESSEES:
        asked = [one for one in rest if one.question is not None and one.question.to[0] == name]
        if asked:
            to = texts.say(f"sources/addressee/{name}")
            found.append(texts.say("result/line/ask", to=to, subjects=_heads(texts, asked)))
    beyond = [one for one in suggestion.findings if not one.limited and one.status is Verdict.CHECK]
    if beyond and len(found) < _MOST:
        found.append(texts.say("result/line/beyond", subjects=_heads(texts, beyond)))
    return found[:_MOST]


def _needs(texts: Texts, suggestion: Suggestion) -> list[str]:
    found = []
    needed = [accommodation(texts, one.id, one.status) + ", " + weeks(texts, one) for one in suggestion.adaptations]
    if needed:
        found.append(texts.say("result/line/adaptation", list=_named(texts, needed)))
    used = {
        one.id: accommodation(texts, one.id, one.status)
        for finding in suggestion.findings
        if Mark.ADAPTED in finding.marks
        for one in finding.accommodations[:1]
    }
    if used:
        found.append(texts.say("result/line/in_place", list=_named(texts, list(used.values()))))
    hinted = {
        name: accommodation(texts, name, "unknown")
        for finding in suggestion.findings
        if finding.status is Verdict.CONFLICT
        for name in finding.hints[:1]
    }
    if hinted:
        found.append(texts.say("result/line/would_need", list=_named(texts, list(hinted.values()))))
    return found


def highlights(texts: Texts, suggestion: Suggestion) -> Highlights:
    """The short lines of a suggestion."""
    wishes = []
    if suggestion.wishes.met:
        met = [wish(texts, one) for one in suggestion.wishes.met]
        wishes.append(texts.say("result/line/wish_met", list=_named(texts, met)))
    if suggestion.wishes.against:
        against = [wish(texts, one) for one in suggestion.wishes.against]
        wishes.append(texts.say("result/line/wish_against", list=_named(texts, against)))
    gaps = [gap(texts, one) for one in suggestion.formal_gaps]
    return Highlights(
        pros=tuple(_pros(texts, suggestion)),
        needs=tuple(_needs(texts, suggestion)),
        against=tuple(_against(texts, suggestion)[:_MOST]),
        open=tuple(_open(texts, suggestion)),
        gaps=(texts.say("result/line/gap", list=_named(texts, gaps)),) if gaps else (),
        wishes=("; ".join(wishes),) if wishes else (),
    )
