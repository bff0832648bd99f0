"""Reads one note: proposed limits with quotes, what was seen and not proposed, and where there is no restriction."""

import re
from dataclasses import dataclass
from typing import Any

from proaktiv_match.profiles import diagnosis_codes
from proaktiv_match.reading.reports._loads import load_without_amount
from proaktiv_match.reading.reports._measured import Measured
from proaktiv_match.reading.reports._note import ReportNote, Speaker
from proaktiv_match.reading.reports._quantified import measured
from proaktiv_match.reading.reports._sentence import Part, Sentence, sentences
from proaktiv_match.reading.reports._stance import Said, Stance, blocked, stances
from proaktiv_match.reading.reports._value import Value
from proaktiv_match.reading.reports._values import value_of
from proaktiv_match.reading.reports._working_text import WorkingText

__all__ = ["read_note"]

_LIST = re.compile(r"\s*(?:,|/|und|oder|sowie|u\.|,? ?sowie|bzw\.)?\s*(?:und|oder)?\s*")


@dataclass(frozen=True, slots=True)
class _Found:
    value: Value
    start: int
    end: int
    core: tuple[int, int]
    dimension: str
    joined: bool = False


def read_note(note: ReportNote) -> dict[str, Any]:
    """What one note says.

    Nothing of it counts before a person has confirmed it; until then the note itself stays an uncoded note.

    Returns:
        `id`; `proposed`: limits of the contract with `quote`, and `allowed` on a permission of options; `refused`: what
        was seen and not proposed, with `reason`, `start`, `end` (places in the note) and `dimension` where known;
        `no_restriction`: dimensions for an assessment.
    """
    work = WorkingText.of(note.text)
    found: list[_Found] = []
    refused: list[dict[str, Any]] = [
        {"reason": "diagnosis_code", "start": start, "end": end} for start, end in diagnosis_codes(note.text)
    ]
    free: set[str] = set()
    for sentence in sentences(work.text):
        _read_sentence(work, sentence, note.speaker, found, refused, free)
    proposed = _proposed(work, note, _merged(work.text, found), refused)
    limited = {one["dimension"] for one in proposed if not one.get("positive")}
    return {
        "id": note.id,
        "proposed": proposed,
        "refused": sorted(refused, key=lambda one: (one["start"], one["end"], one["reason"], one.get("dimension", ""))),
        "no_restriction": sorted(free - limited),
    }


def _read_sentence(
    work: WorkingText,
    sentence: Sentence,
    speaker: Speaker,
    found: list[_Found],
    refused: list[dict[str, Any]],
    free: set[str],
) -> None:
    reason, parts = blocked(work.text, sentence, capacity=speaker.capacity)
    said = stances(work.text, sentence, speaker)
    if reason is not None:
        refused += [_refusal(work, one, reason) for one in said]
        return
    amounts = [one for one in measured(work.text, sentence, said, speaker) if parts.get(one.part.start) is None]
    found += [_from_amount(one) for one in amounts]
    with_amount = {(id(one.said), one.part.start) for one in amounts if one.said is not None}
    loads = any(one.value.measure.startswith(("lift_carry", "push_pull")) for one in amounts)
    seen_loads: set[str] = set()
    for one in said:
        stop = parts.get(one.part.start)
        if stop is not None and not (stop == "symptom" and one.stance is Stance.EXCLUDED):
            refused.append(_refusal(work, one, stop))
            continue
        if any(key[0] == id(one) for key in with_amount) and not _also_share(one, amounts):
            continue
        if _said_by_amount(one, amounts):
            continue
        if one.stance is Stance.UNRESTRICTED and one.mention.topic.style not in (
            "heaviness",
            "full_day",
            "option",
            "need",
            "kind",
        ):
            free.add(one.mention.topic.dimension)
            continue
        if one.mention.topic.style == "load":
            worn = any(other.topic.dimension == "ppe" for other in one.part.mentions)
            if not loads and not worn and one.mention.topic.dimension not in seen_loads:
                values = load_without_amount(work.text, one)
                found += [_from_said(work, one, value) for value in values]
                seen_loads |= {one.mention.topic.dimension} if values else set()
            continue
        value = value_of(one)
        if isinstance(value, Value):
            found.append(_from_said(work, one, value))
        elif value is not None:
            refused.append(_refusal(work, one, value))


def _said_by_amount(one: Said, amounts: list[Measured]) -> bool:
    """Whether an amount says the same thing better than the word."""
    topic = one.mention.topic
    if topic.id == "overhead":  # the height of a lift; the smallest load counts
        return any(amount.measures == "kg" for amount in one.part.amounts)
    if topic.style == "noise":  # "Lärm mit mehr als 80 dB(A)"
        return any(amount.amount in one.part.amounts for amount in amounts)
    if topic.style in ("way", "foot_way", "walk_metres"):  # "Wegefähigkeit aufgehoben, maximal 200 Meter"
        measure = f"{topic.dimension}.{topic.measure}"
        return any(amount.value.measure == measure for amount in amounts)
    # "halbtags, etwa 4 Stunden"
    return topic.style == "part_day" and any(amount.value.measure == "daily_hours.hours" for amount in amounts)


def _also_share(one: Said, amounts: list[Measured]) -> bool:
    """Whether a word of frequency stands beside minutes at a stretch ("Sitzen oft, bis 45 Minuten am Stück")."""
    if one.mention.topic.style == "option":
        return True  # "in einer halben Stunde mit dem Bus": the minutes and the bus
    if one.modifier is None or one.modifier.frequency is None or one.stance is not Stance.NAMED:
        return False
    return all(amount.value.measure.endswith(".minutes") for amount in amounts if amount.said is one)


def _refusal(work: WorkingText, one: Said, reason: str) -> dict[str, Any]:
    start, end = work.place(one.mention.start, one.mention.end)
    return {"reason": reason, "dimension": one.mention.topic.dimension, "start": start, "end": end}


def _from_amount(one: Measured) -> _Found:
    places = [(one.amount.start, one.amount.end), *one.extra]
    if one.said is not None and one.said.part is one.part:
        places.append((one.said.mention.start, one.said.mention.end))
    start, end = _around(one.part, places)
    return _Found(one.value, start, end, (one.amount.start, one.amount.end), one.value.measure.partition(".")[0])


def _from_said(work: WorkingText, one: Said, value: Value) -> _Found:
    places = [(one.mention.start, one.mention.end)]
    if one.modifier is not None and one.part.start <= one.modifier.start < one.part.end:
        places.append((one.modifier.start, one.modifier.end))
    if one.cue is not None and one.cue.start < one.mention.start and one.cue.kind in ("deny", "little"):
        places.append((one.cue.start, one.cue.end))
    start, end = _around(one.part, places)
    joined = work.source.text[work.ends[one.mention.end - 1] - 1] == "-"
    return _Found(value, start, end, (one.mention.start, one.mention.end), value.measure.partition(".")[0], joined)


def _around(part: Part, places: list[tuple[int, int]]) -> tuple[int, int]:
    return max(part.start, min(start for start, _ in places)), min(part.end, max(end for _, end in places))


def _quote(work: WorkingText, one: _Found) -> str | None:
    """The shortest safe quote: without a code of a diagnosis, or none."""
    for start, end in ((one.start, one.end), one.core):
        quote = work.quote(start, end)
        if not diagnosis_codes(quote):
            return quote
    return None


def _merged(text: str, found: list[_Found]) -> list[_Found]:
    """Options that are named in one breath ("Nacht- und Wechselschicht"; "Staub, Rauch und Gase") are one limit."""
    merged: list[_Found] = []
    for one in sorted(found, key=lambda entry: (entry.start, entry.end, entry.value.measure)):
        last = merged[-1] if merged else None
        if last is not None and _in_one_breath(text, last, one):
            fields = {
                name: list(dict.fromkeys([*last.value.fields[name], *new])) for name, new in one.value.fields.items()
            }
            value = Value(
                last.value.measure, fields, last.value.conditional or one.value.conditional, last.value.positive
            )
            merged[-1] = _Found(value, last.start, max(last.end, one.end), (last.core[0], one.core[1]), last.dimension)
        else:
            merged.append(one)
    return merged


def _in_one_breath(text: str, last: _Found, one: _Found) -> bool:
    if last.value.measure != one.value.measure or set(last.value.fields) != set(one.value.fields):
        return False
    if last.value.positive != one.value.positive or not set(last.value.fields) <= {"excluded", "allowed"}:
        return False
    between = text[last.core[1] : one.core[0]]
    # What is allowed together is one permission; what is excluded stays apart unless the word itself is shared.
    both = one.value.positive and between.strip() in ("und", "oder")
    joined = one.value.measure.endswith(".agents") or last.joined or both
    return joined and _LIST.fullmatch(between) is not None


def _proposed(
    work: WorkingText, note: ReportNote, found: list[_Found], refused: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    proposed: list[dict[str, Any]] = []
    excluded: dict[str, set[str]] = {}
    for one in found:
        if not one.value.positive:
            excluded.setdefault(one.value.measure, set()).update(one.value.fields.get("excluded", ()))
    seen: set[str] = set()
    for one in sorted(found, key=lambda entry: (entry.start, entry.end, entry.value.measure)):
        quote = _quote(work, one)
        if quote is None:
            start, end = work.place(*one.core)
            refused.append({"reason": "diagnosis_in_quote", "dimension": one.dimension, "start": start, "end": end})
            continue
        options = set(one.value.fields.get("allowed", ()))
        if one.value.positive and options & excluded.get(one.value.measure, set()):
            start, end = work.place(*one.core)
            refused.append({"reason": "contradictory", "dimension": one.dimension, "start": start, "end": end})
            continue
        limit = _limit(note, one.value, quote)
        key = repr((limit["dimension"], limit["measure"], sorted(one.value.fields.items(), key=str)))
        if key not in seen:
            seen.add(key)
            proposed.append(limit)
    return proposed


def _limit(note: ReportNote, value: Value, quote: str) -> dict[str, Any]:
    dimension, _, measure = value.measure.partition(".")
    limit: dict[str, Any] = {"dimension": dimension, "measure": measure, **value.fields}
    limit["strength"] = "conditional" if value.conditional else "absolute"
    if value.positive:
        limit["positive"] = True
    limit["source"] = {"instrument": note.instrument, "date": None if note.date is None else note.date.isoformat()}
    limit["quote"] = quote
    return limit
