"""`import`: offers of other systems, checked before a line is written; what was not understood is told."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._faults import Faults
from proaktiv_match.cli._options import ReportFormat
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import busy, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import InputError
from proaktiv_match.profiles import offer_from
from proaktiv_match.reading import FileReport, Imported, import_offers

__all__ = ["import_files"]

_SHOWN = 15
"""Fields listed for each file in the table; the report as JSON holds all."""

_COUNTED = ("offers", "unknown", "unknown_codes", "unused", "skipped", "derived_ids")
_ALWAYS = ("offers", "unknown")
_NUMBER = 12


def import_files(session: Session, source: str, inputs: list[Path], out: Path, form: ReportFormat) -> None:
    """Run `import`.

    Raises:
        InputError: a file is wrong or an offer would not be one of the contract; nothing is written then.
    """
    check_writable(out)
    with busy(session.say("progress/importing"), inputs):
        imported = import_offers(source, inputs)
        _check(session, imported)
    with output(out) as stream:
        for offer in imported.offers:
            stream.write(json.dumps(offer, ensure_ascii=False) + "\n")
    if form is ReportFormat.JSON:
        sys.stderr.write(json.dumps(_as_json(session, imported), ensure_ascii=False, indent=2) + "\n")
    else:
        _print_report(console(sys.stderr), session, imported, out)


def _check(session: Session, imported: Imported) -> None:
    """Every offer has to be one of the contract; all faults are told at once."""
    faults = Faults()
    for offer in watched(session.say("progress/importing"), imported.offers, len(imported.offers)):
        try:
            offer_from(offer, file="import", record=str(offer.get("id", "")))
        except InputError as error:
            faults.add(error)
    faults.raise_all()


def _unused(session: Session, report: FileReport) -> Mapping[str, tuple[int, str]]:
    return report.unused_en if session.lang == "en" else report.unused


def _skipped(session: Session, report: FileReport) -> Mapping[str, int]:
    return report.skipped_en if session.lang == "en" else report.skipped


def _as_json(session: Session, imported: Imported) -> dict[str, Any]:
    return {
        "offers": len(imported.offers),
        "files": [
            {
                "file": report.file,
                "shape": report.shape,
                "offers": report.offers,
                "derived_ids": report.derived_ids,
                "unknown": dict(report.unknown),
                "unknown_codes": dict(report.unknown_codes),
                "unused": {
                    name: {"count": count, "reason": reason}
                    for name, (count, reason) in _unused(session, report).items()
                },
                "skipped": dict(_skipped(session, report)),
            }
            for report in imported.reports
        ],
        "duplicates": [{"id": one.id, "kept": one.kept, "dropped": list(one.dropped)} for one in imported.duplicates],
    }


def _counts(report: FileReport) -> dict[str, int]:
    return {
        "offers": report.offers,
        "unknown": sum(report.unknown.values()),
        "unknown_codes": sum(report.unknown_codes.values()),
        "unused": sum(count for count, _ in report.unused.values()),
        "skipped": sum(report.skipped.values()),
        "derived_ids": report.derived_ids,
    }


def _print_report(screen: Console, session: Session, imported: Imported, out: Path) -> None:
    counts = [_counts(report) for report in imported.reports]
    shown = [name for name in _COUNTED if name in _ALWAYS or any(tally[name] for tally in counts)]
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column(session.say("import/file"), overflow="fold")
    table.add_column(session.say("import/shape"))
    for name in shown:
        table.add_column(session.say(f"import/{name}"), justify="right", min_width=_NUMBER, max_width=_NUMBER)
    for report, tally in zip(imported.reports, counts, strict=True):
        table.add_row(Text(report.file), report.shape, *(str(tally[name]) for name in shown))
    screen.print(table)
    for report in imported.reports:
        _print_details(screen, session, report)
    if imported.duplicates:
        count = len(imported.duplicates)
        key = "import/duplicates_one" if count == 1 else "import/duplicates"
        screen.print(session.say(key, count=count))
    count = len(imported.offers)
    key = "import/written_one" if count == 1 else "import/written"
    screen.print(Text(session.say(key, count=count, file=str(out)), style="bold"))


def _details(session: Session, report: FileReport) -> Iterator[tuple[str, list[str]]]:
    yield "unknown_head", [f"{name}: {count}" for name, count in _most_first(report.unknown)]
    yield "unknown_codes_head", [f"{name}: {count}" for name, count in _most_first(report.unknown_codes)]
    unused = _unused(session, report)
    ordered = sorted(unused.items(), key=lambda entry: (-entry[1][0], entry[0]))
    yield "unused_head", [f"{name}: {count} ({reason})" for name, (count, reason) in ordered]
    yield "skipped_head", [f"{reason}: {count}" for reason, count in _most_first(_skipped(session, report))]


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def _print_details(screen: Console, session: Session, report: FileReport) -> None:
    sections = [(head, lines) for head, lines in _details(session, report) if lines]
    if not sections:
        return
    screen.print()
    screen.print(Text(report.file, style="bold"))
    for head, lines in sections:
        screen.print(Padding(Text(session.say(f"import/{head}")), (0, 0, 0, 2)))
        for line in lines[:_SHOWN]:
            screen.print(Padding(Text(line), (0, 0, 0, 4)))
        if len(lines) > _SHOWN:
            more = session.say("import/more", count=len(lines) - _SHOWN)
            screen.print(Padding(Text(more, style="dim"), (0, 0, 0, 4)))
