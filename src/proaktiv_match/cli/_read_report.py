"""`read-report`: free text of reports to proposed limits with quotes; a person confirms or dismisses each."""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import busy, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.reading.reports import ReportNote, limit_of, read_note, read_notes

__all__ = ["ReadReportCall", "read_report"]


@dataclass(frozen=True, slots=True)
class ReadReportCall:
    """The words of a call of `read-report`; see the contract."""

    notes: Path
    out: Path


@dataclass(slots=True)
class _Count:
    """What was read, for the last lines."""

    notes: int = 0
    proposed: int = 0
    refused: int = 0
    undated: int = 0

    def add(self, row: dict[str, Any]) -> None:
        self.notes += 1
        self.proposed += len(row["proposed"])
        self.refused += len(row["refused"])
        self.undated += any(one["source"]["date"] is None for one in row["proposed"])


def read_report(session: Session, call: ReadReportCall) -> None:
    """Run `read-report`.

    Raises:
        InputError: the file is wrong; nothing is written then.
    """
    check_writable(call.out)
    with busy(session.say("progress/reading"), [call.notes]):
        notes = read_notes(call.notes)
    count = _Count()
    with output(call.out) as stream:
        for row in _rows(session, notes):
            count.add(row)
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    screen = console(sys.stderr)
    key = "read_report/written_one" if count.notes == 1 else "read_report/written"
    said = {"count": count.notes, "proposed": count.proposed, "refused": count.refused, "file": str(call.out)}
    screen.print(Text(session.say(key, **said), style="bold"))
    screen.print(Text(session.say("read_report/confirm")))
    if count.undated:
        screen.print(Text(session.say("read_report/undated", count=count.undated)))


def _rows(session: Session, notes: list[ReportNote]) -> Iterator[dict[str, Any]]:
    """One row a note; every proposal is a limit of the contract once its day is known."""
    for note in watched(session.say("progress/reading_notes"), notes, len(notes)):
        row = read_note(note)
        for one in row["proposed"]:
            limit_of(one, dt.date.min)
        yield row
