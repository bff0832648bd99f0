"""Demands of all dimensions but times and home office, from the clauses of an advertisement."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from proaktiv_match.reading.ads._ad_text import AdText, Clause, Section
from proaktiv_match.reading.ads._read_demand import Amount, ReadDemand
from proaktiv_match.reading.ads._settled import settled
from proaktiv_match.reading.ads.patterns import (
    Gift,
    Hit,
    Pattern,
    Polarity,
    Reading,
    amounts_beside,
    find_hits,
    is_answer,
    read_polarity,
    righted,
    small,
)
from proaktiv_match.vocabulary import Kind

__all__ = ["read_demands"]

_OFFERED = frozenset({Section.BENEFITS, Section.EMPLOYER})
"""What stands here is what the employer grants or says about itself."""

_POSSIBLE = {"(0,100]": "[0,100]", "(0,5]": "[0,5]", "(0,1000]": "[0,1000]", "(0,3]": "[0,3]"}
"""What is named as possible may also not occur."""


def read_demands(ad: AdText) -> tuple[ReadDemand, ...]:
    """The demands that the clauses state or imply, in the order of the text.

    A clause that repeats an earlier one, and what stands under "Kontakt", is passed over. Among benefits only what an
    employer grants is read (breaks, quiet rooms, guidance), and what is said not to occur.
    """
    read = [
        clause
        for clause in ad.clauses
        if not clause.repeated and clause.section is not Section.CONTACT and clause.start < clause.end
    ]
    texts = _asked([righted(small(ad.source.text[clause.start : clause.end])) for clause in read])
    by_clause: dict[int, list[Hit]] = defaultdict(list)
    for hit in find_hits(texts):
        by_clause[hit.clause].append(hit)
    found: list[ReadDemand] = []
    for number, hits in sorted(by_clause.items()):
        own = [one for hit in _standing(hits) for one in _demands(hit, texts[number], read[number])]
        found += settled(own)
    return _over_the_ad(found)


def _asked(texts: list[str]) -> list[str]:
    """The clauses, a question together with a short answer that denies it: "Schichtdienst? Fehlanzeige."."""
    for number, (question, answer) in enumerate(itertools.pairwise(texts)):
        if question.endswith("?") and is_answer(answer):
            # A blank or a line end parts two sentences, so places in the text stay what they are.
            texts[number] = f"{question} {answer}"
    return texts


def _standing(hits: list[Hit]) -> Iterator[Hit]:
    """Hits without those that a more telling pattern replaces at the same place."""
    masks = [hit for hit in hits if hit.pattern.instead_of]
    for hit in hits:
        gives = {gift.measure.dimension for gift in hit.pattern.gives}
        hidden = any(
            mask.pattern is not hit.pattern
            and mask.start < hit.end
            and hit.start < mask.end
            and gives & mask.pattern.instead_of
            for mask in masks
        )
        if not hidden:
            yield hit


def _demands(hit: Hit, text: str, clause: Clause) -> Iterator[ReadDemand]:
    pattern = hit.pattern
    reading = Reading(Polarity.DEMANDED, "", hit.start, hit.end)
    if pattern.deniable:
        reading = read_polarity(text, hit.start, hit.end)
        if hit.denied and reading.polarity is Polarity.DEMANDED:
            reading = Reading(Polarity.DENIED, "", hit.start, hit.end)
    if clause.section in _OFFERED and not pattern.anywhere:
        said_not = reading.polarity in (Polarity.DENIED, Polarity.LIMITED) and clause.section is Section.BENEFITS
        if not said_not:
            return
    if pattern.certainty == "implied" and reading.polarity is Polarity.DENIED:
        return
    for gift in pattern.gives:
        if (
            reading.polarity is Polarity.DENIED
            and not gift.measure.is_set
            and any(one.measure.is_set for one in pattern.gives)
        ):
            # "Keine Hand-Arm-Vibrationen" names an option that is absent; the others may still occur.
            continue
        for demand in _given(gift, hit, reading, text):
            yield replace(demand, start=clause.start + demand.start, end=clause.start + demand.end)


def _given(gift: Gift, hit: Hit, reading: Reading, text: str) -> Iterator[ReadDemand]:
    pattern, measure = hit.pattern, gift.measure
    blank = ReadDemand(
        dimension=measure.dimension,
        measure=measure.name,
        start=reading.start,
        end=reading.end,
        rule=pattern.id,
        certainty=pattern.certainty,
    )
    denied = reading.polarity is Polarity.DENIED
    match measure.kind:
        case Kind.SET:
            options = gift.value if isinstance(gift.value, tuple) else ()
            if denied:
                yield replace(blank, absent=options)
            elif gift.optional or reading.polarity is Polarity.POSSIBLE:
                yield replace(blank, optional=options)
            else:
                yield replace(blank, required=options)
        case Kind.NEED_SET:
            yield replace(blank, provides=() if denied else gift.value)
        case Kind.NEED:
            yield from _provided(blank, gift, hit, text, denied=denied)
        case Kind.CEILING:
            yield from _ceiling(blank, gift, hit, reading, text)


def _provided(blank: ReadDemand, gift: Gift, hit: Hit, text: str, *, denied: bool) -> Iterator[ReadDemand]:
    if denied:
        yield replace(blank, provides=0)
    elif gift.value is not None:
        yield replace(blank, provides=gift.value)
    else:
        said = list(amounts_beside(gift.measure, text, hit.start, hit.end, denied=False))
        for _, amount, start, end in said:
            yield replace(blank, provides=amount, start=min(start, blank.start), end=max(end, blank.end))
        if not said and gift.measure.unit is not None:
            yield replace(blank, provides=f"(0,{gift.measure.unit.range.hi}]")


def _ceiling(blank: ReadDemand, gift: Gift, hit: Hit, reading: Reading, text: str) -> Iterator[ReadDemand]:
    denied = reading.polarity is Polarity.DENIED
    if gift.value is not None and not isinstance(gift.value, tuple):
        amount = _left(hit.pattern, gift) if denied else gift.value
        if amount is not None and reading.polarity is not Polarity.LIMITED:
            yield replace(blank, amount=amount)
        return
    for name, said, start, end in amounts_beside(gift.measure, text, hit.start, hit.end, denied=denied):
        demand = replace(blank, measure=name, start=min(start, blank.start), end=max(end, blank.end))
        amount = _turned(said, hit.pattern, gift, reading)
        if amount is not None:
            yield replace(demand, amount=amount)


def _left(pattern: Pattern, gift: Gift) -> Amount | None:
    """What a denial leaves of an amount that the words themselves say."""
    if pattern.denied is not None:
        return pattern.denied
    unit = gift.measure.unit
    return 0 if unit is not None and unit.range.lo == 0 else None


def _turned(said: Amount, pattern: Pattern, gift: Gift, reading: Reading) -> Amount | None:
    """The amount under the polarity of the clause; `None` if nothing is said then."""
    is_share = gift.measure.unit is not None and gift.measure.unit.id == "%"
    match reading.polarity:
        case Polarity.DENIED if isinstance(said, str) and said.startswith("[0,"):
            # "keine Lasten über 5 kg", "nicht mehr als 20 %": a bound, no denial.
            return said
        case Polarity.DENIED if is_share and isinstance(said, str) and said not in _POSSIBLE and said[0] == "(":
            return f"[0,{said[1:].partition(',')[0]}]"
        case Polarity.DENIED:
            return _left(pattern, gift)
        case Polarity.LIMITED:
            return reading.extent if is_share else None
        case Polarity.POSSIBLE if isinstance(said, str):
            return _POSSIBLE.get(said, said)
        case _:
            return said


def _over_the_ad(found: Iterable[ReadDemand]) -> tuple[ReadDemand, ...]:
    """Each demand once: what is said again adds nothing, and what is stated needs no implication."""
    stated = {(one.dimension, one.measure) for one in found if one.certainty == "stated"}
    seen: dict[tuple[object, ...], tuple[int, int]] = {}
    kept = []
    for one in sorted(found, key=lambda one: (one.start, one.end, one.dimension, one.measure, one.rule)):
        if one.certainty == "implied" and (one.dimension, one.measure) in stated:
            continue
        value = (one.dimension, one.measure, str(one.amount), one.required, one.optional, one.absent, str(one.provides))
        if value in seen:
            continue
        seen[value] = (one.start, one.end)
        kept.append(one)
    return tuple(kept)
