"""The commands and their options, named as the contract names them."""

from pathlib import Path
from typing import Annotated

import typer

from proaktiv_match.cli._demands import demands_app
from proaktiv_match.cli._demo import demo
from proaktiv_match.cli._enrich import EnrichCall, enrich
from proaktiv_match.cli._for_offer import ForOfferCall, for_offer
from proaktiv_match.cli._import import ImportCall, RecordKind, import_files
from proaktiv_match.cli._index import index_app
from proaktiv_match.cli._link import ConceptKind, LinkCall, link
from proaktiv_match.cli._load import Inputs
from proaktiv_match.cli._match import MatchCall, match
from proaktiv_match.cli._options import (
    AsOf,
    EngineName,
    Format,
    IndexOption,
    LangOption,
    MatchFormat,
    Offers,
    OffersOrIndex,
    Participants,
    ReportFormat,
    SchemaName,
    ShardOption,
    TaxonomyOption,
    TextFormat,
    session,
)
from proaktiv_match.cli._read_ads import ReadAdsCall, read_ads
from proaktiv_match.cli._read_report import ReadReportCall, read_report
from proaktiv_match.cli._schema import print_schema
from proaktiv_match.cli._taxonomy import taxonomy_app
from proaktiv_match.cli._template import TemplateFormat, write_template
from proaktiv_match.cli._version import package_version
from proaktiv_match.cli._vocabulary import print_vocabulary
from proaktiv_match.cli._way import Way
from proaktiv_match.cli._why import WhyCall, why
from proaktiv_match.reading.sheets import OnFault

__all__ = ["app"]

app = typer.Typer(
    help="app",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(taxonomy_app, name="taxonomy")
app.add_typer(demands_app, name="demands")
app.add_typer(index_app, name="index")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"proaktiv-match {package_version()}")
        raise typer.Exit


@app.callback(help="app")
def _root(
    lang: LangOption = None,
    debug: Annotated[bool, typer.Option("--debug", help="debug")] = False,
    version: Annotated[bool, typer.Option("--version", help="version", callback=_version, is_eager=True)] = False,
) -> None:
    # The session was made from the words of the call before it was understood; here they are only checked.
    del lang, debug, version


@app.command("demo", help="demo")
def _demo(context: typer.Context, lang: LangOption = None) -> None:
    del lang
    demo(session(context))


@app.command("match", help="match")
def _match(
    context: typer.Context,
    *,
    participants: Participants,
    offers: OffersOrIndex = None,
    index: IndexOption = None,
    history: Annotated[Path | None, typer.Option("--history", help="history", metavar="FILE")] = None,
    places: Annotated[Path | None, typer.Option("--places", help="places", metavar="FILE")] = None,
    taxonomy: TaxonomyOption = None,
    as_of: AsOf = None,
    top: Annotated[int, typer.Option("--top", help="top", min=0)] = 20,
    include_conflicts: Annotated[bool, typer.Option("--include-conflicts", help="include_conflicts")] = False,
    asked: Annotated[str | None, typer.Option("--for-offer", help="for_offer", metavar="OFFER")] = None,
    bands: Annotated[bool, typer.Option("--bands", help="bands")] = False,
    engine: Annotated[EngineName, typer.Option("--engine", help="engine")] = EngineName.SERIAL,
    processes: Annotated[int | None, typer.Option("--processes", help="processes", min=1, show_default=False)] = None,
    shard: ShardOption = None,
    form: Annotated[MatchFormat, typer.Option("--format", help="format")] = MatchFormat.TABLE,
    out: Annotated[Path | None, typer.Option("--out", help="out_match", metavar="FILE|DIR")] = None,
    lang: LangOption = None,
) -> None:
    del lang
    if asked is not None or bands:
        inputs = Inputs(participants, offers, index, history, places, taxonomy, as_of)
        for_offer(session(context), context, ForOfferCall(inputs, asked, bands, form, out))
        return
    match(
        session(context),
        MatchCall(
            Inputs(participants, offers, index, history, places, taxonomy, as_of),
            top,
            include_conflicts,
            form,
            out,
            Way(engine, processes, shard),
        ),
    )


@app.command("why", help="why")
def _why(
    context: typer.Context,
    *,
    participant: Annotated[str, typer.Argument(help="participant_id", metavar="PARTICIPANT")],
    offer: Annotated[str, typer.Argument(help="offer_id", metavar="OFFER")],
    participants: Participants,
    offers: OffersOrIndex = None,
    index: IndexOption = None,
    other: Annotated[str | None, typer.Argument(help="other_offer", metavar="OTHER_OFFER")] = None,
    history: Annotated[Path | None, typer.Option("--history", help="history", metavar="FILE")] = None,
    places: Annotated[Path | None, typer.Option("--places", help="places", metavar="FILE")] = None,
    taxonomy: TaxonomyOption = None,
    as_of: AsOf = None,
    form: Annotated[TextFormat, typer.Option("--format", help="format")] = TextFormat.TEXT,
    lang: LangOption = None,
) -> None:
    del lang
    why(
        session(context),
        WhyCall(Inputs(participants, offers, index, history, places, taxonomy, as_of), participant, offer, other, form),
    )


@app.command("import", help="import")
def _import(
    context: typer.Context,
    *,
    inputs: Annotated[list[Path], typer.Argument(help="inputs", metavar="INPUT")],
    source: Annotated[str, typer.Option("--from", help="source", metavar="SOURCE")],
    out: Annotated[Path, typer.Option("--out", help="out_records", metavar="FILE.jsonl")],
    kind: Annotated[RecordKind | None, typer.Option("--kind", help="record_kind", show_default=False)] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="mapping", metavar="FILE.toml")] = None,
    on_fault: Annotated[OnFault, typer.Option("--on-fault", help="on_fault")] = OnFault.STOP,
    form: Annotated[ReportFormat, typer.Option("--format", help="report_format")] = ReportFormat.TABLE,
    lang: LangOption = None,
) -> None:
    del lang
    import_files(session(context), ImportCall(source, inputs, out, kind, mapping, on_fault, form))


@app.command("read-ads", help="read_ads")
def _read_ads(
    context: typer.Context,
    ads: Annotated[Path, typer.Option("--ads", help="ads", metavar="ADS.json")],
    out: Annotated[Path, typer.Option("--out", help="out_offers", metavar="OFFERS.jsonl")],
    taxonomy: TaxonomyOption = None,
    lang: LangOption = None,
) -> None:
    del lang
    read_ads(session(context), ReadAdsCall(ads, taxonomy, out))


@app.command("read-report", help="read_report")
def _read_report(
    context: typer.Context,
    notes: Annotated[Path, typer.Option("--notes", help="notes", metavar="NOTES.json")],
    out: Annotated[Path, typer.Option("--out", help="out_limits", metavar="LIMITS.jsonl")],
    lang: LangOption = None,
) -> None:
    del lang
    read_report(session(context), ReadReportCall(notes, out))


@app.command("enrich", help="enrich")
def _enrich(
    context: typer.Context,
    *,
    offers: Offers,
    out: Annotated[Path, typer.Option("--out", help="out_offers", metavar="FILE.jsonl")],
    taxonomy: TaxonomyOption = None,
    demands: Annotated[Path | None, typer.Option("--demands", help="own_demands", metavar="FILE.csv")] = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="report_format")] = ReportFormat.TABLE,
    lang: LangOption = None,
) -> None:
    del lang
    enrich(session(context), EnrichCall(offers, taxonomy, demands, form, out))


@app.command("template", help="template")
def _template(
    context: typer.Context,
    *,
    instrument: Annotated[str, typer.Option("--instrument", help="instrument", metavar="INSTRUMENT")],
    form: Annotated[TemplateFormat, typer.Option("--format", help="template_format")] = TemplateFormat.XLSX,
    out: Annotated[Path, typer.Option("--out", help="out_template", metavar="FILE")],
    lang: LangOption = None,
) -> None:
    del lang
    write_template(session(context), instrument, form, out)


@app.command("link", help="link")
def _link(
    context: typer.Context,
    *,
    kind: Annotated[ConceptKind, typer.Option("--kind", help="link_kind")],
    queries: Annotated[Path, typer.Option("--queries", help="queries", metavar="QUERIES.tsv")],
    labels: Annotated[Path | None, typer.Option("--labels", help="link_labels", metavar="LABELS.tsv")] = None,
    taxonomy: Annotated[Path | None, typer.Option("--taxonomy", help="link_taxonomy", metavar="DIR")] = None,
    semantic: Annotated[bool, typer.Option("--semantic", help="semantic")] = False,
    top: Annotated[int, typer.Option("--top", help="link_top", min=1)] = 10,
    out: Annotated[Path | None, typer.Option("--out", help="out", metavar="RESULTS.tsv")] = None,
    lang: LangOption = None,
) -> None:
    del lang
    link(session(context), LinkCall(kind, queries, labels, taxonomy, semantic, top, out))


@app.command("vocabulary", help="vocabulary")
def _vocabulary(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="format")] = Format.TABLE,
    lang: LangOption = None,
) -> None:
    del lang
    print_vocabulary(session(context), form)


@app.command("schema", help="schema")
def _schema(
    context: typer.Context,
    name: Annotated[SchemaName, typer.Argument(help="schema_name")],
    lang: LangOption = None,
) -> None:
    del context, lang
    print_schema(name)
