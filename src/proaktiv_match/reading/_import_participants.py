"""Import of participants: several forms of one instrument, one participant for each id, all faults told at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proaktiv_match.errors import InputError
from proaktiv_match.profiles import participant_from
from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading._registry import participants_reader_of, register_participants, sources
from proaktiv_match.reading._report import FileReport
from proaktiv_match.reading.instruments import SOURCES, reader_for

__all__ = ["ImportedParticipants", "import_participants"]

for _source in SOURCES:
    register_participants(_source, reader_for(_source))


@dataclass(frozen=True, slots=True)
class ImportedParticipants:
    """The result of an import of participants.

    Attributes:
        participants: participants in the contract's form (JSON objects), one for each id, sorted by id.
        reports: one report for each file, in the order of the input.
    """

    participants: tuple[dict[str, Any], ...]
    reports: tuple[FileReport, ...]


def import_participants(source: str, paths: Sequence[Path]) -> ImportedParticipants:
    """Read forms of an instrument into participants of the contract.

    Forms with the same id are one person: limits, assessments and notes of all of them are kept, each with its own
    date. The result does not depend on the order of the files, apart from the order of the reports.

    Args:
        source: an instrument, for instance `"drv-1a"`.
        paths: the filled-in forms.

    Raises:
        InputError: with every fault of every file; nothing is returned then.
    """
    faults = Faults()
    reader = participants_reader_of(source)
    if reader is None:
        known = sources("participants")
        faults.add("unknown_source", file=source, allowed=" | ".join(known), near=nearest(source, list(known)))
        raise InputError(faults.found)
    found: dict[str, list[dict[str, Any]]] = {}
    reports: list[FileReport] = []
    for path in paths:
        try:
            result = reader(Path(path), str(path), faults)
        except StopFileError:
            continue
        reports.append(result.report)
        for participant in result.participants:
            _check(participant, str(path), faults)
            found.setdefault(str(participant["id"]), []).append(participant)
    if faults.total:
        raise InputError(faults.found, faults.total, faults.counts)
    return ImportedParticipants(tuple(_one(found[name]) for name in sorted(found)), tuple(reports))


def _check(participant: dict[str, Any], file: str, faults: Faults) -> None:
    try:
        participant_from(participant, file=file, record=str(participant["id"]))
    except InputError as error:
        for fault in error.faults:
            faults.note(fault)


def _one(forms: list[dict[str, Any]]) -> dict[str, Any]:
    """One participant out of several forms of the same person: lists are joined, the newest form gives the rest."""
    ordered = sorted(forms, key=lambda form: (_date(form), json.dumps(form, sort_keys=True, ensure_ascii=True)))
    whole: dict[str, Any] = {}
    for form in ordered:
        for name, value in form.items():
            if isinstance(value, list):
                held = whole.setdefault(name, [])
                held += [entry for entry in value if entry not in held]
            else:
                whole[name] = value
    return whole


def _date(form: dict[str, Any]) -> str:
    return max((str(entry["date"]) for entry in form.get("assessments", [])), default="")
