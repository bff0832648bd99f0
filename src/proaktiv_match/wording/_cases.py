"""One offer and one's own cases: counts, what was left out, bands."""

from collections.abc import Sequence

from proaktiv_match.fit import Tendency, Verdict
from proaktiv_match.matching import Band, CaseCounts, ExcludedCases, LeftOut
from proaktiv_match.ordering import PARTS, PILES
from proaktiv_match.vocabulary import vocabulary
from proaktiv_match.wording._parts import pile
from proaktiv_match.wording._texts import Texts

__all__ = ["band", "could_fit", "excluded_cases", "left_out_cases", "piles_of_cases"]


def could_fit(texts: Texts, counts: CaseCounts) -> str:
    """For how many cases an offer could fit."""
    key = "for_offer/cases/could_fit" if counts.could_fit else "for_offer/cases/none"
    return texts.say(key, count=counts.could_fit, total=counts.total)


def piles_of_cases(texts: Texts, counts: CaseCounts) -> str:
    """The same by piles and parts; empty if there are none."""
    parts: list[tuple[Verdict, Tendency | None]] = []
    for verdict in PILES:
        if verdict is Verdict.CHECK:
            parts += [(verdict, part) for part in PARTS]
        elif verdict is not Verdict.CONFLICT:
            parts.append((verdict, None))
    named = [(pile(texts, *part), getattr(counts, str(part[1] or part[0]))) for part in parts]
    said = [texts.say("for_offer/cases/pile", name=name, count=count) for name, count in named if count]
    return texts.say("for_offer/cases/piles", list=", ".join(said)) if said else ""


def excluded_cases(texts: Texts, excluded: ExcludedCases) -> list[str]:
    """Why the offer does not fit others today, and which single adaptation would change that; without ids."""
    if not excluded.total:
        return []
    catalogue = vocabulary().accommodations
    reasons = [
        texts.say("result/excluded/reason", label=texts.say(f"labels/dimension/{name}"), count=count)
        for name, count in excluded.by_dimension
    ]
    lines = [texts.say("for_offer/cases/excluded", reasons=", ".join(reasons))]
    steps = [
        texts.say(
            "for_offer/cases/pile",
            name=catalogue[name].label_en if texts.lang == "en" else catalogue[name].label_de,
            count=count,
        )
        for name, count in excluded.one_step
    ]
    if steps:
        lines.append(texts.say("for_offer/cases/one_step", list=", ".join(steps)))
    return lines


def left_out_cases(texts: Texts, reason: LeftOut, count: int, ids: Sequence[str]) -> str:
    """Who was not compared and why.

    Args:
        texts: the language.
        reason: the same for all of them.
        count: how many there are.
        ids: the first of them.
    """
    listed = ", ".join(ids)
    if count > len(ids):
        listed = texts.say("for_offer/cases/more", ids=listed, count=count - len(ids))
    return texts.say(f"for_offer/left_out/{reason}", count=count, ids=listed)


def band(texts: Texts, found: Band) -> str:
    """A band in words."""
    if found.last is None:
        return texts.say("for_offer/band/from", first=found.first)
    if found.first == 0:
        return texts.say("for_offer/band/below", above=found.last + 1)
    return texts.say("for_offer/band/range", first=found.first, last=found.last)
