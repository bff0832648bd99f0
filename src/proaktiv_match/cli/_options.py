"""Options that several commands share. Help texts are keys; `localised` puts the words in."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from proaktiv_match.cli._help import translated
from proaktiv_match.cli._session import Lang, Session
from proaktiv_match.engines import Shard

__all__ = [
    "AsOf",
    "EngineName",
    "Format",
    "IndexOption",
    "LangOption",
    "MatchFormat",
    "Offers",
    "OffersOrIndex",
    "Participants",
    "ReportFormat",
    "SchemaName",
    "ShardOption",
    "TaxonomyOption",
    "TextFormat",
    "localised",
    "session",
]


class Format(StrEnum):
    """Forms of a list."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class MatchFormat(StrEnum):
    """Forms of results."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class EngineName(StrEnum):
    """Where results are computed."""

    SERIAL = "serial"
    PROCESSES = "processes"
    SPARK = "spark"


class TextFormat(StrEnum):
    """Forms of an explanation."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """Forms of a report."""

    TABLE = "table"
    JSON = "json"


class SchemaName(StrEnum):
    """What a schema describes."""

    PARTICIPANT = "participant"
    OFFER = "offer"
    RESULT = "result"
    CASES = "cases"
    BAND = "band"


def _day(text: str) -> date:
    """A day of the calendar; other forms of a date are refused, because they can be read in two ways."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


_DATE = "DATE"

LangOption = Annotated[Lang | None, typer.Option("--lang", help="lang", show_default=False)]
Participants = Annotated[Path, typer.Option("--participants", help="participants", metavar="FILE")]
Offers = Annotated[Path, typer.Option("--offers", help="offers", metavar="FILE")]
OffersOrIndex = Annotated[Path | None, typer.Option("--offers", help="offers", metavar="FILE")]
IndexOption = Annotated[Path | None, typer.Option("--index", help="index_option", metavar="DIR")]
TaxonomyOption = Annotated[Path | None, typer.Option("--taxonomy", help="taxonomy_dir", metavar="DIR")]
AsOf = Annotated[date | None, typer.Option("--as-of", help="as_of", parser=_day, metavar=_DATE, show_default=False)]
ShardOption = Annotated[
    Shard | None, typer.Option("--shard", help="shard", parser=Shard.of, metavar="I/N", show_default=False)
]


def session(context: typer.Context) -> Session:
    """The session of the call."""
    found = context.find_object(Session)
    return found if found is not None else Session()


def localised(command: Any, speak: Session, sources: str, instruments: str) -> None:
    """Put the help of a command, its options and its sub-commands into the language of the call."""
    known: dict[str, str] = {"sources": sources, "instruments": instruments}

    def text(key: str | None) -> str | None:
        return speak.say(f"help/{key}", **known) if key else key

    command.help = text(command.help)
    command.get_help = translated(command.get_help, speak)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = text(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        localised(inner, speak, sources, instruments)
