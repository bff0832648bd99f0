"""`match --for-offer`: for which of one's own cases is this offer worth a talk?

Participants are read one by one. What is shown of each waits as text until all have been seen, because the list is in
the order of the ids.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import typer

from proaktiv_match.cli._case_table import CaseTable, print_band
from proaktiv_match.cli._csv import case_csv_head, case_csv_row, in_csv
from proaktiv_match.cli._load import Inputs, Loaded, load
from proaktiv_match.cli._options import MatchFormat
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import busy, count_lines, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.cli._sorted_lines import SortedLines
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.matching import (
    Case,
    CaseTally,
    OfferBand,
    OfferCases,
    case_json,
    head_json,
    left_out_json,
    tail_json,
)
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["ForOfferCall", "for_offer"]

_BOM = "\ufeff"
_FORMS = (MatchFormat.TABLE, MatchFormat.JSON, MatchFormat.CSV)
_OPTIONS = {
    "participants", "offers", "index", "history", "places", "taxonomy", "as_of", "form", "out", "lang", "asked",
    "bands",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ForOfferCall:
    """The options of `match --for-offer`.

    Attributes:
        inputs: files.
        offer: id of the offer; `None` is a fault.
        bands: a count in a band, without persons, in the place of the list.
        form: form of the output.
        out: file for it.
    """

    inputs: Inputs
    offer: str | None
    bands: bool
    form: MatchFormat
    out: Path | None


def _fault(key: str, name: str) -> Fault:
    de, en = (terminal_text(f"fault/{key}", lang, name=name) for lang in LANGUAGES)
    return Fault("proaktiv-match match", None, "", "usage", de, en)


def _checked(context: typer.Context, call: ForOfferCall) -> str:
    """The id of the offer; what says nothing here is refused: a list by ids has no best ones.

    Raises:
        InputError: an option that belongs to `match` for persons, or to `--for-offer`.
    """
    if call.offer is None:
        raise InputError([_fault("only_with_for_offer", "--bands")])
    faults = []
    for parameter in context.command.params:
        given = context.get_parameter_source(parameter.name or "")
        if given is not None and given.name == "COMMANDLINE" and parameter.name not in _OPTIONS:
            faults.append(_fault("not_with_for_offer", max(parameter.opts, key=len)))
    if call.form not in _FORMS:
        faults.append(_fault("not_with_for_offer", f"--format {call.form}"))
    if faults:
        raise InputError(faults)
    return call.offer


def for_offer(session: Session, context: typer.Context, call: ForOfferCall) -> None:
    """Run `match --for-offer`.

    Raises:
        InputError: a file or the call is wrong, or the output cannot be written there; nothing is written then.
        NotFoundError: the offer is not in the files.
    """
    offer = _checked(context, call)
    check_writable(call.out)
    with busy(session.say("progress/reading"), call.inputs.read_whole):
        loaded = load(call.inputs)
    lines = count_lines(call.inputs.participants)
    people = watched(session.say("progress/matching"), loaded.participants, lines)
    found = loaded.matcher.for_offer(people, offer, loaded.as_of)
    if call.bands:
        band = found.band()
        with output(call.out) as stream:
            _write_band(session, call, band, found, stream)
        return
    with SortedLines() as cases, SortedLines() as left_out, output(call.out) as stream:
        listing = _Listing(found, CaseTally(), cases, left_out)
        match call.form:
            case MatchFormat.JSON:
                _write_json(session, listing, stream)
            case MatchFormat.CSV:
                _write_csv(session, listing, loaded, stream, to_file=call.out is not None)
            case _:
                _write_table(session, listing, stream)


@dataclass(frozen=True, slots=True)
class _Listing:
    """Cases on their way into a list."""

    found: OfferCases
    tally: CaseTally
    cases: SortedLines
    left_out: SortedLines

    def fill(self, shown: Callable[[Case], str], not_compared: Callable[[Case], str]) -> None:
        """Compare everybody; cases in conflict are only counted."""
        for case in self.tally.counted(self.found):
            if case.suggestion is not None:
                self.cases.add(case.participant, shown(case))
            elif case.left_out is not None:
                self.left_out.add(case.participant, not_compared(case))


def _dumped(made: object) -> str:
    return json.dumps(made, ensure_ascii=False)


def _write_json(session: Session, listing: _Listing, stream: TextIO) -> None:
    """One object, with a case a line: bounded memory, and lines that tools can take apart."""
    listing.fill(
        lambda case: _dumped(case_json(case, session.lang)),
        lambda case: _dumped(left_out_json(case, session.lang)),
    )
    found, tally = listing.found, listing.tally
    head = head_json(found.offer.id, found.as_of, found.versions, found.notices, session.lang)
    stream.write(_dumped(head)[:-1])
    for name, lines in (("cases", listing.cases), ("left_out", listing.left_out)):
        stream.write(f', "{name}": [')
        separator = "\n"
        for line in lines:
            stream.write(separator + line)
            separator = ",\n"
        stream.write("\n]")
    stream.write(", " + _dumped(tail_json(tally.excluded, tally.counts))[1:] + "\n")


def _write_csv(session: Session, listing: _Listing, loaded: Loaded, stream: TextIO, *, to_file: bool) -> None:
    listing.fill(lambda case: case_csv_row(session, case, loaded.offers), lambda _: "")
    # Spreadsheets of German offices take a file without this mark for Latin-1.
    stream.write((_BOM if to_file else "") + case_csv_head(session))
    stream.writelines(listing.cases)


def _write_table(session: Session, listing: _Listing, stream: TextIO) -> None:
    table = CaseTable(session, console(stream), listing.found)
    listing.fill(table.row, table.reason)
    table.show(listing.tally, listing.cases, listing.left_out)


def _write_band(session: Session, call: ForOfferCall, band: OfferBand, found: OfferCases, stream: TextIO) -> None:
    match call.form:
        case MatchFormat.JSON:
            stream.write(_dumped(band.to_json()) + "\n")
        case MatchFormat.CSV:
            names = ("offer", "as_of", "from", "to")
            last = band.could_fit.last
            cells = [band.offer, band.as_of.isoformat(), str(band.could_fit.first), "" if last is None else str(last)]
            head = in_csv([session.say(f"csv/{name}") for name in names])
            stream.write((_BOM if call.out is not None else "") + head + in_csv(cells))
        case _:
            print_band(console(stream), session, band, found.offer)
