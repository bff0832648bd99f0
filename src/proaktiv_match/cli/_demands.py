"""`demands derive`: a table of typical demands out of one's own O*NET download."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from proaktiv_match.cli._options import LangOption, ReportFormat, session
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import stepped
from proaktiv_match.cli._session import Session, console
from proaktiv_match.reading.occupations import Derived, derive_demands

__all__ = ["demands_app"]

demands_app = typer.Typer(help="demands", rich_markup_mode=None, pretty_exceptions_enable=False)

_SHOWN = 15


@demands_app.callback(help="demands")
def _root() -> None:
    # A group with one command would otherwise be that command.
    pass


@demands_app.command("derive", help="demands_derive")
def _derive(
    context: typer.Context,
    *,
    onet: Annotated[Path, typer.Option("--onet", help="onet", metavar="DIR")],
    crosswalk: Annotated[Path, typer.Option("--crosswalk", help="soc_crosswalk", metavar="FILE")],
    out: Annotated[Path, typer.Option("--out", help="out_demands", metavar="FILE.csv")],
    form: Annotated[ReportFormat, typer.Option("--format", help="report_format")] = ReportFormat.TABLE,
    lang: LangOption = None,
) -> None:
    del lang
    speak = session(context)
    check_writable(out)
    with stepped(speak.say("progress/deriving")):
        derived = derive_demands(onet, crosswalk)
    with output(out) as stream:
        stream.write(derived.table)
    if form is ReportFormat.JSON:
        told = {"codes": len(derived.codes), "cells": derived.cells, "unmatched": list(derived.unmatched)}
        sys.stderr.write(json.dumps(told, indent=2) + "\n")
    else:
        _report(speak, derived, out)


def _report(speak: Session, derived: Derived, out: Path) -> None:
    screen = console(sys.stderr)
    line = speak.say("demands/written", cells=derived.cells, codes=len(derived.codes), file=str(out))
    screen.print(Text(line, style="bold"))
    if derived.unmatched:
        names = ", ".join(derived.unmatched[:_SHOWN]) + (" …" if len(derived.unmatched) > _SHOWN else "")
        told = speak.say("demands/unmatched", count=len(derived.unmatched), names=names)
        screen.print(Padding(Text(told), (0, 0, 0, 2)))
    screen.print(Padding(Text(speak.say("demands/terms"), style="dim"), (0, 0, 0, 2)))
