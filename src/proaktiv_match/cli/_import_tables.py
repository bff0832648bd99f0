"""`import --from csv|xlsx`: the mapping is proposed once, shown and kept; then every row is read and checked."""

import json
import sys
from pathlib import Path
from typing import Any, Literal

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._faults import tell
from proaktiv_match.cli._import_report import print_reports, reports_as_json, written
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import busy
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import InputError
from proaktiv_match.reading.sheets import (
    LEFT_OUT,
    OPEN,
    Column,
    ColumnMapping,
    OnFault,
    SheetImport,
    import_sheets,
    mapping_text,
    propose_mapping,
)

__all__ = ["import_tables"]

Kind = Literal["offers", "participants"]


def import_tables(
    session: Session,
    form: str,
    inputs: list[Path],
    out: Path,
    *,
    kind: Kind,
    mapping: Path | None,
    on_fault: OnFault,
    as_json: bool,
) -> None:
    """Import office tables.

    Raises:
        InputError: with all faults of all rows; no record is written then. A mapping that was proposed is kept.
    """
    path = mapping if mapping is not None else out.with_suffix(".mapping.toml")
    screen = console(sys.stderr)
    proposed = None
    with busy(session.say("progress/importing"), inputs):
        if not path.exists():
            check_writable(path)
            proposed = propose_mapping(form, inputs, kind)
            with output(path) as stream:
                stream.write(mapping_text(proposed))
            if not as_json:
                _print_mapping(screen, session, proposed, path)
        done = import_sheets(form, inputs, kind=kind, mapping=proposed or path, on_fault=on_fault)
    with output(out) as stream:
        for record in done.records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    if done.total:
        left_out = session.say("import/left_out", count=done.total)
        tell(session, InputError(done.faults, done.total), last=left_out)
    if as_json:
        report = _as_json(session, done, path, proposed=proposed is not None)
        sys.stderr.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
        return
    print_reports(screen, session, done.reports, kind)
    if done.undecided:
        names = ", ".join(column.header for column in done.undecided)
        screen.print(Text(session.say("import/undecided", names=names, file=str(path))))
    screen.print(written(session, len(done.records), str(out), kind))


def _field(column: Column) -> str:
    return LEFT_OUT if column.left_out else ", ".join(column.fields) or OPEN


def _as_json(session: Session, done: SheetImport, path: Path, *, proposed: bool) -> dict[str, Any]:
    return {
        done.kind: len(done.records),
        "files": reports_as_json(session, done.reports, done.kind),
        "mapping": {
            "file": str(path),
            "proposed": proposed,
            "columns": [_column_as_json(column) for column in done.mapping.columns.values()],
        },
        "faults": done.total,
    }


def _column_as_json(column: Column) -> dict[str, Any]:
    guess = column.guess
    return {
        "header": column.header,
        "field": _field(column),
        "confidence": None if guess is None else guess.confidence,
        "similar": [] if guess is None or not column.is_open else list(guess.similar),
    }


def _print_mapping(screen: Console, session: Session, mapping: ColumnMapping, path: Path) -> None:
    """Show what was proposed, open columns with what they might be."""
    screen.print(Text(session.say("import/proposed", file=str(path)), style="bold"))
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for name in ("column", "field", "sure"):
        table.add_column(session.say(f"import/{name}"), overflow="fold")
    for column in mapping.columns.values():
        guess = column.guess
        sure = ""
        if guess is not None:
            similar = session.say("import/similar", names=", ".join(guess.similar[:3])) if guess.similar else ""
            sure = similar if column.is_open else f"{guess.confidence} %"
        table.add_row(Text(column.header), Text(_field(column)), Text(sure))
    screen.print(Padding(table, (0, 0, 0, 2)))
    constants = ", ".join(
        f"{name} = {value}" for name, value in sorted(mapping.constants.items()) if name != "lexicons"
    )
    if constants:
        screen.print(Padding(Text(session.say("import/constants", names=constants)), (0, 0, 0, 2)))
    screen.print()
