"""What an import says of its files: counts in a table, then what was not understood, file by file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._session import Session
from proaktiv_match.reading import FileReport

__all__ = ["print_reports", "reports_as_json", "written"]

_SHOWN = 15
"""Fields listed for each file in the table; the report as JSON holds all."""

_COUNTED = ("offers", "unknown", "unknown_codes", "unused", "skipped", "derived_ids")
_ALWAYS = ("offers", "unknown")
_NUMBER = 12


def reports_as_json(session: Session, reports: Sequence[FileReport], kind: str = "offers") -> list[dict[str, Any]]:
    """The reports as JSON objects; the number of records stands under the name of their kind."""
    return [
        {
            "file": report.file,
            "shape": report.shape,
            kind: report.offers,
            "derived_ids": report.derived_ids,
            "unknown": dict(report.unknown),
            "unknown_codes": dict(report.unknown_codes),
            "unused": {
                name: {"count": count, "reason": reason} for name, (count, reason) in _unused(session, report).items()
            },
            "skipped": dict(_skipped(session, report)),
        }
        for report in reports
    ]


def print_reports(screen: Console, session: Session, reports: Sequence[FileReport], kind: str = "offers") -> None:
    """Print the counts of all files, then the details of each."""
    counts = [_counts(report) for report in reports]
    shown = [name for name in _COUNTED if name in _ALWAYS or any(tally[name] for tally in counts)]
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column(session.say("import/file"), overflow="fold")
    table.add_column(session.say("import/shape"))
    for name in shown:
        key = kind if name == "offers" else name
        table.add_column(session.say(f"import/{key}"), justify="right", min_width=_NUMBER, max_width=_NUMBER)
    for report, tally in zip(reports, counts, strict=True):
        table.add_row(Text(report.file), report.shape, *(str(tally[name]) for name in shown))
    screen.print(table)
    for report in reports:
        _print_details(screen, session, report)


def written(session: Session, count: int, file: str, kind: str = "offers") -> Text:
    """The last line: how many records went where."""
    key = {"offers": "written", "participants": "written_participants"}[kind]
    return Text(session.say(f"import/{key}_one" if count == 1 else f"import/{key}", count=count, file=file), "bold")


def _unused(session: Session, report: FileReport) -> Mapping[str, tuple[int, str]]:
    return report.unused_en if session.lang == "en" else report.unused


def _skipped(session: Session, report: FileReport) -> Mapping[str, int]:
    return report.skipped_en if session.lang == "en" else report.skipped


def _counts(report: FileReport) -> dict[str, int]:
    return {
        "offers": report.offers,
        "unknown": sum(report.unknown.values()),
        "unknown_codes": sum(report.unknown_codes.values()),
        "unused": sum(count for count, _ in report.unused.values()),
        "skipped": sum(report.skipped.values()),
        "derived_ids": report.derived_ids,
    }


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
