"""`index`: compile offers once, so that one person against a million of them is answered at once."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._options import LangOption, ReportFormat, TaxonomyOption, session
from proaktiv_match.cli._progress import busy, count_lines, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.index import add_offers, build_index, compact_index, index_info, read_ids, remove_offers
from proaktiv_match.profiles import Offer, iter_offers
from proaktiv_match.skills import Taxonomy

__all__ = ["index_app"]

index_app = typer.Typer(help="index", rich_markup_mode=None, pretty_exceptions_enable=False)

_MEGABYTE = 1_000_000

Directory = Annotated[Path, typer.Argument(help="index_dir", metavar="DIR")]
OfferFile = Annotated[Path, typer.Option("--offers", help="offers", metavar="FILE")]


def _taxonomy(folder: Path | None) -> Taxonomy:
    return Taxonomy.bundled() if folder is None else Taxonomy.open(folder)


def _filled(
    speak: Session,
    fill: Callable[[Path, Iterable[Offer], Taxonomy], None],
    folder: Path,
    offers: Path,
    taxonomy: Path | None,
) -> None:
    """Read offers into an index by `fill`, and tell what is in it then."""
    known = _taxonomy(taxonomy)
    fill(folder, watched(speak.say("progress/index_offers"), iter_offers(offers), count_lines(offers)), known)
    _told(speak, folder)


@index_app.command("build", help="index_build")
def _build(
    context: typer.Context,
    offers: OfferFile,
    out: Annotated[Path, typer.Option("--out", help="out_index", metavar="DIR")],
    taxonomy: TaxonomyOption = None,
    lang: LangOption = None,
) -> None:
    del lang
    _filled(session(context), build_index, out, offers, taxonomy)


@index_app.command("add", help="index_add")
def _add(
    context: typer.Context,
    directory: Directory,
    offers: OfferFile,
    taxonomy: TaxonomyOption = None,
    lang: LangOption = None,
) -> None:
    del lang
    _filled(session(context), add_offers, directory, offers, taxonomy)


@index_app.command("remove", help="index_remove")
def _remove(
    context: typer.Context,
    directory: Directory,
    ids: Annotated[Path, typer.Option("--ids", help="offer_ids", metavar="FILE")],
    lang: LangOption = None,
) -> None:
    del lang
    remove_offers(directory, read_ids(ids))
    _told(session(context), directory)


@index_app.command("compact", help="index_compact")
def _compact(
    context: typer.Context, directory: Directory, taxonomy: TaxonomyOption = None, lang: LangOption = None
) -> None:
    del lang
    speak = session(context)
    with busy(speak.say("progress/index_offers"), [directory]):
        compact_index(directory, _taxonomy(taxonomy))
    _told(speak, directory)


@index_app.command("info", help="index_info")
def _info(
    context: typer.Context,
    directory: Directory,
    form: Annotated[ReportFormat, typer.Option("--format", help="format")] = ReportFormat.TABLE,
    lang: LangOption = None,
) -> None:
    del lang
    speak = session(context)
    found = index_info(directory, check=True)
    if form is ReportFormat.JSON:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return
    screen = console(sys.stdout)
    screen.print(Text(_head(speak, found["offers"], found["bytes"]), style="bold"))
    table = Table.grid(padding=(0, 2))
    rows = {"segments": len(found["segments"]), "removed": found["removed"], "twins": found["twins"]}
    for name, value in (*rows.items(), *found["versions"].items()):
        table.add_row(speak.say(f"index/{name}"), str(value))
    screen.print(Padding(table, (0, 0, 0, 2)))


def _head(speak: Session, offers: int, size: int) -> str:
    megabytes = f"{size / _MEGABYTE:.1f}".replace(".", "," if speak.lang == "de" else ".")
    return speak.say("index/head", offers=offers, size=megabytes)


def _told(speak: Session, directory: Path) -> None:
    found = index_info(directory)
    console(sys.stderr).print(Text(_head(speak, found["offers"], found["bytes"]), style="bold"))
