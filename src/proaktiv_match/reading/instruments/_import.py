"""From a filled-in form to a participant of the contract: limits, assessment, notes, each with its source."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from proaktiv_match.reading._faults import Faults
from proaktiv_match.reading._reading import ParticipantsResult
from proaktiv_match.reading._registry import ParticipantsReader
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading.instruments._answers import Said, exclude_unsaid_shifts, read_answer, read_area
from proaktiv_match.reading.instruments._filled import Filled, read_filled
from proaktiv_match.reading.instruments._form import Form, Item, common, form_of
from proaktiv_match.reading.sheets import Cell, CellError, cell_text, folded_word, read_day

__all__ = ["reader_for"]

_STABLE, _NOT_STABLE = "stable", "not_stable"
_ON_LIMITS: Final = ("valid_until", "review_on")
_ON_SOURCES: Final = ("owner", "consent_id", "consent_until")


def reader_for(source: str) -> ParticipantsReader:
    """The reader of the filled-in forms of one instrument, by its name on the command line."""

    def read(path: Path, file: str, faults: Faults) -> ParticipantsResult:
        form = form_of(source)
        tally = Tally()
        filled = read_filled(path, file, form, faults)
        found = [person for one in filled if (person := _participant(one, form, faults)) is not None]
        return ParticipantsResult(tuple(found), tally.report(file, filled[0].shape, len(found)))

    return read


def _participant(filled: Filled, form: Form, faults: Faults) -> dict[str, Any] | None:
    """One participant; `None` if the form has a fault, which is noted."""
    before = faults.total
    head = _head(filled, form, faults)
    said = Said()
    for item in form.items:
        cell = filled.values.get(item.key)
        if cell is None or item.part == "head":
            continue
        try:
            if item.kind == "area":
                read_area(item, cell, form, filled.values, said)
            else:
                read_answer(item, cell, form, said)
        except CellError as error:
            _fault(filled, item, error, faults)
    exclude_unsaid_shifts(form, filled.values, said)
    _check_contradictions(filled, form, said, faults)
    return None if faults.total > before else _record(head, form, said)


def _head(filled: Filled, form: Form, faults: Faults) -> dict[str, Any]:
    """The entries about the form itself; id and date have to be there."""
    found: dict[str, Any] = {}
    for item in form.items:
        if item.part != "head":
            continue
        cell = filled.values.get(item.key)
        if cell is None:
            if item.key in ("id", "date"):
                record, pointer = filled.place(item.key)
                faults.add("empty_value", file=filled.file, record=record, pointer=pointer, values={"key": item.de})
            continue
        try:
            found[item.key] = _head_value(item, cell)
        except CellError as error:
            _fault(filled, item, error, faults)
    return found


def _head_value(item: Item, cell: Cell) -> Any:
    if item.kind == "day":
        return read_day(cell)
    if item.kind in ("yes", "stable"):
        word = folded_word(cell_text(cell))
        if word not in common().yes | common().no and cell_text(cell) not in common().no:
            raise CellError("answer", "ja | nein")
        return word in common().yes
    return cell_text(cell)


def _fault(filled: Filled, item: Item, error: CellError, faults: Faults) -> None:
    record, pointer = filled.place(item.key)
    values: Mapping[str, object] = {"column": item.de, "item": item.de}
    faults.add(error.code, file=filled.file, record=record, pointer=pointer, allowed=error.allowed, values=dict(values))


def _check_contradictions(filled: Filled, form: Form, said: Said, faults: Faults) -> None:
    """One form cannot say "no restriction" and a limit of the same dimension; a person has to look at it."""
    labels = {item.key: item.de for item in form.items}
    restricted = said.limits.restricted()
    for key in sorted({key for dimension, key in said.free.items() if dimension in restricted}):
        record, pointer = filled.place(key)
        faults.add(
            "contradicting_boxes", file=filled.file, record=record, pointer=pointer, values={"item": labels[key]}
        )


def _record(head: Mapping[str, Any], form: Form, said: Said) -> dict[str, Any]:
    source = {"instrument": form.instrument, "date": head["date"]}
    source |= {name: head[name] for name in _ON_SOURCES if name in head}
    dates = {name: head[name] for name in _ON_LIMITS if name in head}
    prognosis = said.prognosis or form.prognosis
    if prognosis:
        dates["prognosis"] = prognosis
    free = set(said.free) - said.limits.dimensions
    # A complete form has looked at everything it covers, but an area that is ticked without a feature stays open.
    covers = set(form.coverage) - said.unclear if head.get("complete") else set()
    covers |= said.covered | free
    record: dict[str, Any] = {"id": head["id"], "contract": "1"}
    if "stable" in head:
        record["stability"] = {"status": _STABLE if head["stable"] else _NOT_STABLE, "assessed_on": head["date"]}
    record["assessments"] = [
        {
            "instrument": form.instrument,
            "date": head["date"],
            "covers": [name for name in form.coverage if name in covers],
            "no_restriction": [name for name in form.coverage if name in free],
        }
    ]
    record["limits"] = [{**entry, **dates, "source": source} for entry in said.limits.entries()]
    record["uncoded_notes"] = [{"text": text, "source": source} for text in said.notes]
    return record | said.record
