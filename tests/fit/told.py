"""A pair and its judgements in few lines, for a person who looks for the reason of a difference."""

from typing import Any

from tests.fit.seen import Seen
from tests.worlds import Pair

__all__ = ["told_pair", "told_seen"]

Record = dict[str, Any]

_SHOWN_APART = ("dimension", "measure", "source")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        if set(value) == {"word", "lexicon"}:
            return f"{value['lexicon']}:{value['word']}"
        return "{" + " ".join(f"{key}={_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + " ".join(_value(inner) for inner in value) + "]"
    return str(value)


def _source(source: Record) -> str:
    head = f"{source.get('instrument', source.get('kind'))} {source.get('date', '')}".strip()
    rest = {key: value for key, value in source.items() if key not in ("instrument", "kind", "date", "quote")}
    return f"<{head}{''.join(f' {key}={_value(value)}' for key, value in rest.items())}>"


def _statement(name: str, entry: Record) -> str:
    rest = " ".join(f"{key}={_value(value)}" for key, value in entry.items() if key not in _SHOWN_APART)
    source = _source(entry["source"]) if "source" in entry else ""
    return f"  {name:<7} {entry['dimension']}.{entry['measure']} {rest} {source}"


def told_pair(pair: Pair) -> str:
    """The pair, one line for each thing that is stated; what never matters is left out if it is absent."""
    person, offer = pair.participant, pair.offer
    lines = [f"  as_of {pair.as_of}  start_on {offer.get('start_on')}  kind {offer.get('kind')}"]
    extra = {key: offer[key] for key in ("expires_on", "openings") if key in offer}
    if extra:
        lines.append(f"  offer   {_value(extra)}")
    if person.get("stability") is None or set(person["stability"]) - {"status", "assessed_on"}:
        lines.append(f"  person  stability {_value(person.get('stability'))}")
    lines += [_statement("limit", limit) for limit in person.get("limits", ())]
    for name, key in (("assess", "assessments"), ("note", "uncoded_notes"), ("arrange", "arrangements")):
        lines += [f"  {name:<7} {_value(entry)}" for entry in person.get(key, ())]
    lines += [_statement("demand", demand) for demand in offer.get("demands", ())]
    lines += [f"  aid     {_value(entry)}" for entry in offer.get("accommodations", ())]
    return "\n".join(lines)


def told_seen(name: str, seen: Seen) -> str:
    """One judgement: head line, then a line for each finding."""
    lines = [f"  {name}: {seen.status} verdict={seen.verdict} part={seen.part} open={seen.open}"]
    for (dimension, measure), found in seen.findings.items():
        said = [f"    {dimension}.{measure} {found.status}"]
        if found.marks:
            said.append(f"marks={','.join(found.marks)}")
        if found.tendency:
            said.append(f"tendency={found.tendency}")
        if found.to:
            said.append(f"to={','.join(found.to)}")
        if found.accommodations:
            said.append(f"aids={','.join(found.accommodations)}")
        said.append(f"({'L ' if found.limited else ''}{found.limit} x {found.demand}; {found.rule})")
        lines.append(" ".join(said))
    return "\n".join(lines)
