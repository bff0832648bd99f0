"""The texts and bounds of `data/faults.toml`, and the faults that are made from them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from proaktiv_match.errors import Fault

__all__ = ["Bounds", "FaultTexts", "Place", "fault_texts", "told"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is read and told.

    Attributes:
        faults_in_full: faults told one by one; those beyond are counted.
        record_bytes: longest record, bytes; in an array, characters.
        chunk_characters: how much of an array is read at once, bytes.
        depth: deepest nesting of objects and lists in `ext`.
        digits: longest whole number, characters.
        pointer_key: longest key that is shown whole in a pointer, characters.
    """

    faults_in_full: int
    record_bytes: int
    chunk_characters: int
    depth: int
    digits: int
    pointer_key: int


@dataclass(frozen=True, slots=True)
class FaultTexts:
    """What is said about wrong input.

    Attributes:
        bounds: how much is read and told.
        codes: code to its texts and the columns of the documentation.
        expected: type of pydantic to the kind of value that it wants, with `de`, `en`, `allowed`.
        types: other types of pydantic to their code.
        elsewhere: (model, field as written) to the field that was meant.
        looks_like: what a record can be taken for, by its fields.
        signatures: first bytes of files that are not JSON.
        encodings: encodings other than UTF-8 and how they are known.
        reasons: why the operating system gives no file.
        causes: what is wrong with JSON, by the beginning of the parser's message.
    """

    bounds: Bounds
    codes: dict[str, dict[str, str]]
    expected: dict[str, dict[str, Any]]
    types: dict[str, str]
    elsewhere: dict[tuple[str, str], str]
    looks_like: dict[str, dict[str, Any]]
    signatures: tuple[dict[str, str], ...]
    encodings: dict[str, Any]
    reasons: dict[str, dict[str, str]]
    causes: tuple[dict[str, str], ...]


@lru_cache(maxsize=1)
def fault_texts() -> FaultTexts:
    """The bundled texts, read once."""
    raw = tomllib.loads(files(__package__).joinpath("data", "faults.toml").read_text("utf-8"))
    return FaultTexts(
        bounds=Bounds(**raw["bounds"]),
        codes=raw["codes"],
        expected={name: kind for kind in raw["expected"].values() for name in kind["types"]},
        types=raw["types"],
        elsewhere={
            (entry["model"], written): meant for entry in raw["elsewhere"] for written, meant in entry["fields"].items()
        },
        looks_like=raw["looks_like"],
        signatures=tuple(raw["signatures"]),
        encodings=raw["encodings"],
        reasons=raw["reasons"],
        causes=tuple(raw["causes"]),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands.

    Attributes:
        file: name of the file, `"-"` for values handed over in memory.
        record: number of the record in the file, counted from 1; `None` for the file as a whole.
        line: line of the file on which the record begins, counted from 1, where known.
    """

    file: str = "-"
    record: int | str | None = None
    line: int | None = None


def told(code: str, place: Place, pointer: str = "", allowed: str | None = None, **words: object) -> Fault:
    """The fault `code` at `place`, in both languages.

    Args:
        code: a code of the data file that has texts of its own.
        place: file, record and line.
        pointer: place inside the record.
        allowed: what would be right.
        words: what fills the braces of the texts; names of this package, never values of the input.
    """
    texts = fault_texts().codes[code]
    return Fault(
        file=place.file,
        record=place.record,
        pointer=pointer,
        code=code,
        message=texts["de"].format_map(words),
        message_en=texts["en"].format_map(words),
        allowed=allowed,
        line=place.line,
    )
