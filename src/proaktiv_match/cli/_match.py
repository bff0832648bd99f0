"""`match`: participants are read one by one and written one by one, so that memory does not grow with their number."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from proaktiv_match.cli._csv import csv_head, csv_rows
from proaktiv_match.cli._load import Inputs, load
from proaktiv_match.cli._options import Format
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._piles import print_result
from proaktiv_match.cli._progress import busy, count_lines, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.matching import Result
from proaktiv_match.profiles import Offer

__all__ = ["MatchCall", "match"]


@dataclass(frozen=True, slots=True)
class MatchCall:
    """The options of `match`, as the contract names them."""

    inputs: Inputs
    top: int
    include_conflicts: bool
    form: Format
    out: Path | None


def match(session: Session, call: MatchCall) -> None:
    """Run `match`.

    Raises:
        InputError: a file is wrong, or the output cannot be written there; nothing is written then.
    """
    check_writable(call.out)
    with busy(session.say("progress/reading"), call.inputs.read_whole):
        loaded = load(call.inputs)

    def results() -> Iterator[Result]:
        people = watched(session.say("progress/matching"), loaded.participants, count_lines(call.inputs.participants))
        for participant in people:
            yield loaded.matcher.suggest(participant, loaded.as_of, call.top, include_conflicts=call.include_conflicts)

    with output(call.out) as stream:
        match call.form:
            case Format.JSON:
                _write_json(session, results(), stream)
            case Format.CSV:
                _write_csv(session, results(), loaded.offers, stream, to_file=call.out is not None)
            case Format.TABLE:
                _write_table(session, results(), loaded.offers, stream)


def _write_json(session: Session, results: Iterable[Result], stream: TextIO) -> None:
    """An array with one result a line: one participant in memory at a time, and lines that tools can take apart."""
    stream.write("[")
    separator = "\n"
    for result in results:
        stream.write(separator + json.dumps(result.to_json(session.lang), ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]\n")


def _write_csv(
    session: Session, results: Iterable[Result], offers: Mapping[str, Offer], stream: TextIO, *, to_file: bool
) -> None:
    # Spreadsheets of German offices take a file without this mark for Latin-1.
    stream.write(("\ufeff" if to_file else "") + csv_head(session))
    for result in results:
        stream.writelines(csv_rows(session, result, offers))


def _write_table(session: Session, results: Iterable[Result], offers: Mapping[str, Offer], stream: TextIO) -> None:
    screen = console(stream)
    empty = True
    for result in results:
        empty = False
        print_result(screen, session, result, offers)
    if empty:
        screen.print(session.say("match/no_participants"))
    else:
        screen.print(session.say("legend/text"), style="dim")
    screen.print(session.coach.footer(), style="dim")
