"""Parts of a suggestion in words: contributions of skills, formal gaps, adaptations, questions, counts."""

from collections.abc import Iterable, Mapping, Sequence

from proaktiv_match.fit import Adaptation, Finding, Tendency, Verdict
from proaktiv_match.matching import Excluded, OneStep, ProfileSummary, Suggestion, WishShown
from proaktiv_match.skills import MILLION, Contribution, FormalGap, GapKind, Transfer
from proaktiv_match.vocabulary import Interval, question_text, vocabulary
from proaktiv_match.wording._finding import addressees
from proaktiv_match.wording._numbers import decimal, number, range_in_words
from proaktiv_match.wording._texts import Texts

__all__ = [
    "adaptation",
    "contribution",
    "distance",
    "excluded",
    "gap",
    "millionths",
    "one_steps",
    "pile",
    "profile",
    "question",
    "skill_pair",
    "skill_score",
    "transferred",
    "weeks",
    "wish",
]

_HUNDRED = 100
_TRANSFERRED = 4
"""Skills named on each side of a transfer; the rest is in the figure."""
_THIN = 4
"""Less than a quarter of the core assessed is little."""


def pile(texts: Texts, verdict: Verdict, tendency: Tendency | None = None) -> str:
    """Name of a pile, or of a part of the check pile."""
    key = f"result/pile/{tendency}" if tendency is not None else ""
    return texts.say(key if texts.has(key) else f"result/pile/{verdict}")


def weeks(texts: Texts, needed: Adaptation) -> str:
    """Lead time of an adaptation."""
    count = needed.lead_time_weeks
    form = {0: "none", 1: "one"}.get(count, "many")
    return texts.say(f"values/join/weeks_{form}", count=count)


def _label(texts: Texts, name: str) -> str:
    entry = vocabulary().accommodations[name]
    return entry.label_en if texts.lang == "en" else entry.label_de


def adaptation(texts: Texts, needed: Adaptation) -> str:
    """An adaptation with lead time and possible payers."""
    label = _label(texts, needed.id)
    status = texts.say(f"finding/help_status/{needed.status}")
    said = texts.say("result/suggestion/adaptation", label=label, status=status, weeks=weeks(texts, needed))
    if not needed.payers:
        return said
    return texts.say("result/suggestion/payers", adaptation=said, payers=payers(texts, needed.payers))


def payers(texts: Texts, names: Iterable[str]) -> str:
    """Possible payers, as they are said."""
    return ", ".join(texts.say(f"payers/payer/{name}") for name in names)


def skill_pair(texts: Texts, part: Contribution) -> str:
    """What is asked for, with what is there where the two are named differently."""
    if part.requirement == part.evidence:
        return part.requirement
    return texts.say("result/line/skill_pair", requirement=part.requirement, evidence=part.evidence)


def millionths(texts: Texts, share: int) -> str:
    """A share of one with three decimal places."""
    return decimal(texts, share / MILLION, 3)


def contribution(texts: Texts, part: Contribution) -> str:
    """One part of the skill score, with its sum."""
    return texts.say(
        "result/suggestion/contribution",
        value=millionths(texts, part.value),
        credit=millionths(texts, part.credit),
        weight=millionths(texts, part.weight),
        requirement=part.requirement,
        how=texts.say(f"result/how/{part.kind if part.kind == 'occupation' else part.how}"),
        evidence=part.evidence,
    )


def transferred(texts: Texts, found: Transfer) -> str:
    """How much of the offer's occupation a past one covers, through what, and what it leaves open."""
    through = [
        one.skill
        if one.skill == one.through
        else texts.say("result/line/skill_pair", requirement=one.skill, evidence=one.through)
        for one in found.skills[:_TRANSFERRED]
    ]
    said = texts.say(
        "result/suggestion/transfer",
        source=found.source,
        target=found.target,
        percent=found.covered * _HUNDRED // MILLION,
        skills=texts.joined(through),
    )
    if not found.missing:
        return said
    missing = texts.joined(list(found.missing[:_TRANSFERRED]))
    return texts.say("result/suggestion/transfer_open", transfer=said, missing=missing)


def skill_score(texts: Texts, suggestion: Suggestion) -> str:
    """The skill score as whole percent, rounded down like the steps by which suggestions are ordered."""
    if not suggestion.contributions and not suggestion.missing_skills:
        return texts.say("result/suggestion/no_skills")
    percent = suggestion.skill_millionths * _HUNDRED // MILLION
    return texts.say("result/suggestion/skill_score", percent=percent)


def distance(texts: Texts, suggestion: Suggestion) -> str:
    """The distance, or that it is not known."""
    if suggestion.distance_km is None:
        return texts.say("values/number/open_km")
    return texts.say("values/number/km", number=decimal(texts, suggestion.distance_km))


def _formal_name(texts: Texts, found: FormalGap) -> str:
    """`de B1` as "Deutsch B1", requirement level `2` as "2 (Fachkraft)"."""
    code, _, level = found.name.partition(" ")
    if found.kind is GapKind.LANGUAGE and texts.has(f"result/language/{code}"):
        return f"{texts.say(f'result/language/{code}')} {level}".strip()
    key = f"result/level/{found.name}"
    return texts.say(key) if found.kind is GapKind.EDUCATION and texts.has(key) else found.name


def gap(texts: Texts, found: FormalGap) -> str:
    """A formal gap; never a finding on health."""
    named = texts.say(f"result/gap_kind/{found.kind}", name=_formal_name(texts, found))
    must = texts.say("result/must/yes" if found.must else "result/must/no")
    return texts.say(f"result/gap_status/{found.status}", gap=named, must=must)


def question(texts: Texts, finding: Finding) -> str:
    """What to ask about a finding and whom; empty if nothing is to be asked."""
    asked = finding.question
    if asked is None:
        return ""
    text = question_text(asked.reason, finding.dimension, finding.measure, texts.lang)
    return texts.say("result/suggestion/question", to=addressees(texts, asked), text=text)


def profile(texts: Texts, known: ProfileSummary) -> list[str]:
    """How much is known about the person, with a warning if it is little."""
    key = "known_one" if known.limited == 1 else "known"
    said = [
        texts.say(f"result/profile/{key}", limited=known.limited, assessed=known.core_assessed, total=known.core_total)
    ]
    if known.core_assessed * _THIN < known.core_total:
        said.append(texts.say("result/profile/thin"))
    return said


def excluded(texts: Texts, left_out: Excluded) -> str:
    """Offers that do not fit today, counted by reason; the counts overlap where an offer has several reasons."""
    reasons = [
        texts.say("result/excluded/reason", label=texts.say(f"labels/dimension/{name}"), count=number(texts, count))
        for name, count in left_out.by_dimension
    ]
    return texts.say("result/excluded/total", reasons=", ".join(reasons))


def one_steps(texts: Texts, steps: Sequence[OneStep], shown: Mapping[str, str]) -> list[str]:
    """Offers that a single adaptation would open, each once with all adaptations that would do.

    Args:
        texts: the language.
        steps: in the order of the result.
        shown: id of an offer to how it is shown; without an entry its id.
    """
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for step in steps:
        found.setdefault((step.offer, step.clears), []).append(step.accommodation)
    return [
        texts.say(
            "result/excluded/one_step",
            offer=shown.get(offer, offer),
            list=texts.joined([_label(texts, name) for name in names], "or"),
            clears=texts.joined([texts.say(f"labels/dimension/{name}") for name in clears]),
        )
        for (offer, clears), names in found.items()
    ]


def _hours(texts: Texts, stated: str) -> str:
    """Wanted hours as they were stated, `[15,25]` or `20`, in words."""
    try:
        interval = Interval.parse(stated) if stated[:1] in "[(" else Interval.point(stated)
    except ValueError:
        return stated
    return texts.say("result/wish/hours", number=range_in_words(texts, interval))


def wish(texts: Texts, shown: WishShown) -> str:
    """A wish in a few words."""
    if shown.kind == "weekly_hours" and shown.value is not None:
        return texts.say("result/wish/weekly_hours", hours=_hours(texts, shown.value))
    if shown.kind == "kinds":
        return texts.say("result/wish/kinds")
    return shown.text(texts.lang)
