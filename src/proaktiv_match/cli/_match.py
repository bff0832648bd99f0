"""`match`: participants are read one by one and written one by one, so that memory does not grow with their number."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TextIO

from proaktiv_match.cli._csv import csv_head, csv_rows
from proaktiv_match.cli._load import Inputs
from proaktiv_match.cli._options import EngineName, MatchFormat
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._piles import print_result
from proaktiv_match.cli._result_parts import write_results
from proaktiv_match.cli._session import Screen, Session, console
from proaktiv_match.cli._way import Way, refused
from proaktiv_match.engines import Form, Task
from proaktiv_match.matching import Result
from proaktiv_match.profiles import Offer

__all__ = ["MatchCall", "match"]


@dataclass(frozen=True, slots=True)
class MatchCall:
    """The options of `match`, as the contract names them."""

    inputs: Inputs
    top: int
    include_conflicts: bool
    form: MatchFormat
    out: Path | None
    way: Way

    @property
    def in_parts(self) -> bool:
        """Whether the output is a folder, to which results are written part by part and block by block."""
        return self.form is MatchFormat.JSONL and self.out is not None and self.out.is_dir()

    def check(self) -> None:
        """Refuse options that do not go together, and a place that cannot be written to.

        Raises:
            InputError: they do not.
        """
        if self.way.processes is not None and self.way.engine is not EngineName.PROCESSES:
            raise refused("only_processes", "--engine processes")
        if self.way.shard is not None and self.form not in (MatchFormat.JSONL, MatchFormat.PARQUET):
            raise refused("shard_form", "--format jsonl | parquet")
        if self.form is MatchFormat.PARQUET and self.out is None:
            raise refused("parquet_out", "--out")
        if self.form is MatchFormat.PARQUET:
            from proaktiv_match.cli._parquet import check_parquet

            check_parquet()
        if self.in_parts:
            return
        if self.way.shard is not None and self.out is not None and not self.out.suffix and not self.out.exists():
            # Jobs side by side would write one file over the other where a folder was meant.
            raise refused("shard_folder")
        check_writable(self.out)

    def task(self, form: Form | None, lang: str) -> Task:
        """What is to be done for each participant."""
        files = self.inputs
        return Task(
            as_of=files.as_of or date.today(),
            index=files.index,
            offers=files.offers,
            taxonomy=files.taxonomy,
            places=files.places,
            history=files.history,
            top=self.top,
            include_conflicts=self.include_conflicts,
            lang=lang,
            form=form,
        )


@dataclass(frozen=True, slots=True)
class _Table:
    """A result as it is shown on a terminal."""

    session: Session
    screen: Screen

    def __call__(self, result: Result, offers: Mapping[str, Offer]) -> str:
        return self.screen.drawn(lambda screen: print_result(screen, self.session, result, offers))


@dataclass(frozen=True, slots=True)
class _Csv:
    """A result as rows of a table without findings."""

    session: Session

    def __call__(self, result: Result, offers: Mapping[str, Offer]) -> str:
        return "".join(csv_rows(self.session, result, offers))


def match(session: Session, call: MatchCall) -> None:
    """Run `match`.

    Raises:
        InputError: a file is wrong, options do not go together, or the output cannot be written there; nothing is
            written then.
    """
    call.check()
    if call.in_parts and call.out is not None:
        write_results(session, call.way, call.inputs, call.task(None, session.lang), call.out)
        return
    form: Form | None = None
    if call.form is MatchFormat.TABLE:
        form = _Table(session, Screen.of(sys.stdout if call.out is None else StringIO()))
    elif call.form is MatchFormat.CSV:
        form = _Csv(session)
    with call.way.opened(session, call.inputs, call.task(form, session.lang)) as work:
        if call.form is MatchFormat.PARQUET and call.out is not None:
            from proaktiv_match.cli._parquet import write_parquet

            write_parquet(call.way.texts(session, call.inputs, work), call.out)
            return
        with output(call.out) as stream:
            _write(session, call, call.way.texts(session, call.inputs, work), stream)


def _write(session: Session, call: MatchCall, texts: Iterable[str], stream: TextIO) -> None:
    match call.form:
        case MatchFormat.JSON:
            _write_json(texts, stream)
        case MatchFormat.CSV:
            # Spreadsheets of German offices take a file without this mark for Latin-1.
            stream.write(("\ufeff" if call.out is not None else "") + csv_head(session))
            stream.writelines(texts)
        case MatchFormat.TABLE:
            _write_table(session, texts, stream)
        case _:
            stream.writelines(f"{text}\n" for text in texts)


def _write_json(texts: Iterable[str], stream: TextIO) -> None:
    """An array with one result a line: one participant in memory at a time, and lines that tools can take apart."""
    stream.write("[")
    separator = "\n"
    for text in texts:
        stream.write(separator + text)
        separator = ",\n"
    stream.write("\n]\n")


def _write_table(session: Session, texts: Iterable[str], stream: TextIO) -> None:
    empty = True
    for text in texts:
        empty = False
        stream.write(text)
    screen = console(stream)
    if empty:
        screen.print(session.say("match/no_participants"))
    else:
        screen.print(session.say("legend/text"), style="dim")
    screen.print(session.coach.footer(), style="dim")
