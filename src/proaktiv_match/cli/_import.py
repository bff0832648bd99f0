"""`import`: records of other systems, checked before a line is written; what was not understood is told."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from proaktiv_match.cli._faults import Faults
from proaktiv_match.cli._import_report import print_reports, reports_as_json, written
from proaktiv_match.cli._import_tables import import_tables
from proaktiv_match.cli._options import ReportFormat
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import busy, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.profiles import offer_from
from proaktiv_match.reading import (
    TABLES,
    Imported,
    ImportedParticipants,
    import_offers,
    import_participants,
    sources,
)
from proaktiv_match.reading.sheets import OnFault
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["ImportCall", "RecordKind", "import_files"]


class RecordKind(StrEnum):
    """What the files hold."""

    OFFERS = "offers"
    PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True)
class ImportCall:
    """The options of one call of `import`."""

    source: str
    inputs: list[Path]
    out: Path
    kind: RecordKind | None = None
    mapping: Path | None = None
    on_fault: OnFault = OnFault.STOP
    form: ReportFormat = ReportFormat.TABLE


def import_files(session: Session, call: ImportCall) -> None:
    """Run `import`.

    Raises:
        InputError: a file is wrong or a record would not be one of the contract; nothing is written then.
    """
    check_writable(call.out)
    if call.source in TABLES:
        import_tables(
            session,
            call.source,
            call.inputs,
            call.out,
            kind="participants" if call.kind is RecordKind.PARTICIPANTS else "offers",
            mapping=call.mapping,
            on_fault=call.on_fault,
            as_json=call.form is ReportFormat.JSON,
        )
        return
    _check_call(call)
    if call.source in sources("participants"):
        _import_participants(session, call)
    else:
        _import_offers(session, call)


def _check_call(call: ImportCall) -> None:
    """What a source does not hold, and options that only tables have, are refused, not passed over."""
    name = None
    allowed = " | ".join(TABLES)
    if call.mapping is not None:
        name = "--mapping"
    elif call.on_fault is not OnFault.STOP:
        name = "--on-fault"
    elif call.kind is not None and call.source in sources() and call.source not in sources(call.kind):
        name, allowed = "--kind", next(kind for kind in RecordKind if call.source in sources(kind))
    if name is not None:
        de, en = (terminal_text("import/not_for_source", lang, name=name, source=call.source) for lang in LANGUAGES)
        raise InputError([Fault("proaktiv-match import", None, "", "usage", de, en, allowed)])


def _import_offers(session: Session, call: ImportCall) -> None:
    with busy(session.say("progress/importing"), call.inputs):
        imported = import_offers(call.source, call.inputs)
        _check(session, imported)
    _write(call.out, imported.offers)
    if call.form is ReportFormat.JSON:
        sys.stderr.write(json.dumps(_as_json(session, imported), ensure_ascii=False, indent=2) + "\n")
        return
    screen = console(sys.stderr)
    print_reports(screen, session, imported.reports)
    if imported.duplicates:
        count = len(imported.duplicates)
        key = "import/duplicates_one" if count == 1 else "import/duplicates"
        screen.print(session.say(key, count=count))
    screen.print(written(session, len(imported.offers), str(call.out)))


def _import_participants(session: Session, call: ImportCall) -> None:
    with busy(session.say("progress/importing_forms"), call.inputs):
        imported = import_participants(call.source, call.inputs)
    _write(call.out, imported.participants)
    if call.form is ReportFormat.JSON:
        sys.stderr.write(json.dumps(_participants_as_json(session, imported), ensure_ascii=False, indent=2) + "\n")
        return
    screen = console(sys.stderr)
    print_reports(screen, session, imported.reports, "participants")
    screen.print(written(session, len(imported.participants), str(call.out), "participants"))


def _write(out: Path, records: Iterable[dict[str, Any]]) -> None:
    with output(out) as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _check(session: Session, imported: Imported) -> None:
    """Every offer has to be one of the contract; all faults are told at once."""
    faults = Faults()
    for offer in watched(session.say("progress/importing"), imported.offers, len(imported.offers)):
        try:
            offer_from(offer, file="import", record=str(offer.get("id", "")))
        except InputError as error:
            faults.add(error)
    faults.raise_all()


def _as_json(session: Session, imported: Imported) -> dict[str, Any]:
    return {
        "offers": len(imported.offers),
        "files": reports_as_json(session, imported.reports),
        "duplicates": [{"id": one.id, "kept": one.kept, "dropped": list(one.dropped)} for one in imported.duplicates],
    }


def _participants_as_json(session: Session, imported: ImportedParticipants) -> dict[str, Any]:
    return {
        "participants": len(imported.participants),
        "files": reports_as_json(session, imported.reports, "participants"),
    }
