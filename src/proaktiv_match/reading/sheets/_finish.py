"""A draft becomes a record: the constants of the mapping and the source of every statement."""

from typing import Any

from proaktiv_match.reading._offer import digest_id
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading.sheets._cells import cell_text
from proaktiv_match.reading.sheets._header import Row
from proaktiv_match.reading.sheets._mapping import ColumnMapping
from proaktiv_match.reading.sheets._record import Draft

__all__ = ["finished_offer", "finished_participant"]


def finished_offer(draft: Draft, mapping: ColumnMapping, row: Row, tally: Tally) -> dict[str, Any]:
    """An offer: constants, source of every statement, an id of its own or a digest of the row.

    Args:
        draft: what the cells say.
        mapping: with the constants.
        row: its cells, for the digest.
        tally: counts digests.
    """
    constants = mapping.constants
    record = {"contract": "1", **draft.record}
    source = {"kind": constants.get("source_kind", "employer")}
    day = draft.source.get("date", constants.get("source_date"))
    if day:
        source["date"] = day
    for name in ("kind", "last_seen", "published_on"):
        if name in constants:
            record.setdefault(name, constants[name])
    demands: list[dict[str, Any]] = []
    for entry, headers in draft.measured.finished():
        draft.origins[f"/demands/{len(demands)}"] = " + ".join(headers)
        demands.append({**entry, "source": source})
    if demands:
        record["demands"] = demands
    for name in ("skills", "licences", "languages"):
        for entry in record.get(name, []):
            entry["source"] = source
    if "id" not in record:
        tally.derived_ids += 1
        cells = {header: cell_text(cell) for header, cell in row.cells.items()}
        record["id"] = f"sheet:{digest_id(cells)}"
    return _id_first(record)


def finished_participant(draft: Draft, mapping: ColumnMapping) -> dict[str, Any]:
    """A participant: constants, and the source of every limit and note.

    Args:
        draft: what the cells say.
        mapping: with the constants.
    """
    constants = mapping.constants
    record = {"contract": "1", **draft.record}
    if "stability" in constants:
        record.setdefault("stability", {}).setdefault("status", constants["stability"])
        if "assessed_on" in constants:
            record["stability"].setdefault("assessed_on", constants["assessed_on"])
    source = {name: constants[name] for name in ("instrument", "date", "owner", "consent_id") if name in constants}
    source |= draft.source
    limits: list[dict[str, Any]] = []
    for entry, headers in draft.measured.finished():
        draft.origins[f"/limits/{len(limits)}"] = " + ".join(headers)
        limits.append({**entry, "source": source})
    if limits:
        record["limits"] = limits
    for note in record.get("uncoded_notes", []):
        note["source"] = source
    free = sorted(draft.measured.unrestricted)
    if free:
        # Only what the table says in words; an empty cell is not said, never "no restriction".
        own = {name: source[name] for name in ("instrument", "date") if name in source}
        record["assessments"] = [{**own, "covers": free, "no_restriction": free}]
        draft.origins |= {
            f"/assessments/0/no_restriction/{at}": draft.measured.unrestricted[name] for at, name in enumerate(free)
        }
    return _id_first(record)


def _id_first(record: dict[str, Any]) -> dict[str, Any]:
    first = {name: record[name] for name in ("id", "contract") if name in record}
    return first | record
