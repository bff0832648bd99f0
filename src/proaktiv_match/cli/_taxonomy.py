"""`taxonomy`: build a taxonomy from official sources and one's own, and say what a built one holds."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._options import LangOption, ReportFormat, session
from proaktiv_match.cli._progress import stepped
from proaktiv_match.cli._session import Session, console
from proaktiv_match.skills.linking import BundledEncoder
from proaktiv_match.skills.taxonomy import TaxonomyArtefact
from proaktiv_match.skills.taxonomy.sources import Inputs, build

__all__ = ["taxonomy_app"]

taxonomy_app = typer.Typer(help="taxonomy", rich_markup_mode=None, pretty_exceptions_enable=False)

_MEGABYTE = 1_000_000
_INDEX = "index_"
_STEPS = ("index", "link_skill", "link_occupation")
_USUAL = ("utf-8", "utf-8-sig", "xml")


@taxonomy_app.command("build", help="taxonomy_build")
def _build(
    context: typer.Context,
    *,
    esco: Annotated[Path | None, typer.Option("--esco", help="esco", metavar="DIR")] = None,
    ba_catalogue: Annotated[Path | None, typer.Option("--ba-kompetenzen", help="ba_kompetenzen", metavar="DIR")] = None,
    kldb: Annotated[Path | None, typer.Option("--kldb", help="kldb", metavar="FILE")] = None,
    titles: Annotated[list[Path] | None, typer.Option("--dkz", help="dkz", metavar="FILE")] = None,
    crosswalk: Annotated[Path | None, typer.Option("--crosswalk", help="crosswalk", metavar="FILE")] = None,
    own: Annotated[list[Path] | None, typer.Option("--csv", help="own_csv", metavar="FILE")] = None,
    semantic: Annotated[bool, typer.Option("--semantic", help="semantic_build")] = False,
    out: Annotated[Path, typer.Option("--out", help="out_taxonomy", metavar="DIR")],
    form: Annotated[ReportFormat, typer.Option("--format", help="report_format")] = ReportFormat.TABLE,
    lang: LangOption = None,
) -> None:
    del lang
    speak = session(context)
    inputs = Inputs(esco, ba_catalogue, kldb, tuple(titles or ()), crosswalk, tuple(own or ()))
    encoder = BundledEncoder() if semantic else None
    with stepped(speak.say("progress/taxonomy")) as show:

        def step(name: str, done: int = 0, total: int = 0) -> None:
            show(speak.say(f"progress/{name}") if name in _STEPS else name, done, total)

        manifest = build(inputs, out, step, encoder=encoder)
    if form is ReportFormat.JSON:
        sys.stderr.write(_as_json(manifest))
        return
    screen = console(sys.stderr)
    _print(screen, speak, manifest)
    screen.print(Text(speak.say("taxonomy/written", folder=str(out)), style="bold"))


@taxonomy_app.command("info", help="taxonomy_info")
def _info(
    context: typer.Context,
    directory: Annotated[Path, typer.Argument(help="taxonomy_dir", metavar="DIR")],
    form: Annotated[ReportFormat, typer.Option("--format", help="format")] = ReportFormat.TABLE,
    lang: LangOption = None,
) -> None:
    del lang
    artefact = TaxonomyArtefact.open(directory)
    artefact.verify()
    if form is ReportFormat.JSON:
        sys.stdout.write(_as_json(artefact.manifest))
    else:
        _print(console(sys.stdout), session(context), artefact.manifest)


def _as_json(manifest: Mapping[str, Any]) -> str:
    shown = {name: manifest[name] for name in ("version", "schema", "counts", "dangling", "sources")}
    linking = {name: manifest["linking"][name] for name in ("encoder", "counts")} | {"bytes": _size(manifest, _INDEX)}
    return json.dumps(shown | {"linking": linking, "bytes": _size(manifest)}, ensure_ascii=False, indent=2) + "\n"


def _size(manifest: Mapping[str, Any], beginning: str = "") -> int:
    return sum(int(facts["bytes"]) for name, facts in manifest["files"].items() if name.startswith(beginning))


def _megabytes(speak: Session, size: int) -> str:
    return f"{size / _MEGABYTE:.1f}".replace(".", "," if speak.lang == "de" else ".")


def _print(screen: Console, speak: Session, manifest: Mapping[str, Any]) -> None:
    size = _megabytes(speak, _size(manifest))
    screen.print(Text(speak.say("taxonomy/head", version=manifest["version"], size=size), style="bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    for name, count in manifest["counts"].items():
        table.add_row(speak.say(f"taxonomy/{name}"), str(count))
    screen.print(Padding(table, (0, 0, 0, 2)))
    lost = sum(manifest["dangling"].values())
    if lost:
        screen.print(Padding(Text(speak.say("taxonomy/dangling", count=lost), style="dim"), (0, 0, 0, 2)))
    _print_linking(screen, speak, manifest)
    for source in manifest["sources"]:
        _print_source(screen, speak, source)


def _print_linking(screen: Console, speak: Session, manifest: Mapping[str, Any]) -> None:
    linking = manifest["linking"]
    counts = linking["counts"]
    told = {f"{kind}s": counts[kind]["labels"] for kind in ("skill", "occupation")}
    lines = [speak.say("taxonomy/link_index", size=_megabytes(speak, _size(manifest, _INDEX)), **told)]
    if linking["encoder"] is None:
        lines.append(speak.say("taxonomy/no_vectors"))
    else:
        lines.append(speak.say("taxonomy/vectors", **linking["encoder"]))
    screen.print(Padding(Text("\n".join(lines)), (0, 0, 0, 2)))


def _print_source(screen: Console, speak: Session, source: Mapping[str, Any]) -> None:
    version = speak.say("taxonomy/unknown") if source["version"] == "unknown" else source["version"]
    screen.print()
    screen.print(Text(speak.say("taxonomy/source", name=source["name"], version=version), style="bold"))
    for file in source["files"]:
        key = "file" if file["encoding"] in _USUAL else "file_detected"
        line = speak.say(f"taxonomy/{key}", name=file["name"], records=file["records"], encoding=file["encoding"])
        screen.print(Padding(Text(line), (0, 0, 0, 2)))
    if source["missing"]:
        line = speak.say("taxonomy/missing", names=", ".join(source["missing"]))
        screen.print(Padding(Text(line), (0, 0, 0, 2)))
    if source["terms"]:
        screen.print(Padding(Text(source["terms"], style="dim"), (0, 0, 0, 2)))
