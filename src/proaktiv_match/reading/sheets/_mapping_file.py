"""The mapping file: TOML, written once, then kept and read; a typo in it must not lose a column."""

import datetime as dt
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading.sheets._cells import words
from proaktiv_match.reading.sheets._fields import Kind, known_fields
from proaktiv_match.reading.sheets._mapping import LEFT_OUT, OPEN, Column, ColumnMapping
from proaktiv_match.vocabulary import vocabulary

__all__ = ["load_mapping", "mapping_text"]

_VERSION: Final = 1
_KNOWN_CONSTANTS: Final = {
    "offers": ("kind", "source_kind", "source_date", "lexicons", "sheet", "last_seen", "published_on"),
    "participants": ("instrument", "date", "owner", "consent_id", "lexicons", "sheet", "stability", "assessed_on"),
}
_COLUMN_KEYS: Final = (
    "header", "field", "option", "means", "empty", "values", "lexicons", "strength", "percent", "optional", "reason",
)  # fmt: skip
_CHOICES: Final = {
    "means": ("required", "optional", "absent", "excluded", "allowed"),
    "strength": ("absolute", "conditional"),
    "percent": ("whole", "fraction"),
    "empty": ("no",),
}

_DAYS: Final = ("date", "source_date", "last_seen", "published_on", "assessed_on")
_CODES: Final = {"kind": "offer_kind", "instrument": "instrument"}
"""Constants that are a code, and the list of codes."""
_SOURCE_KINDS: Final = ("employer", "coach", "occupation")
"""Not `ad_text`: it needs a quote from a description."""


def mapping_text(mapping: ColumnMapping) -> str:
    """The mapping as a TOML file that a person can read and change."""
    lines = [
        "# Zuordnung der Spalten für `proaktiv-match import`. / Which column is which field.",
        '# "?": noch offen / open; "-": mit Absicht weggelassen / left out on purpose.',
        "# Wird beim nächsten Import gelesen, nie überschrieben. / Read at the next import, never overwritten.",
        f"version = {_VERSION}",
        f"kind = {_quoted(mapping.kind)}",
        "",
        "# Was für jede Zeile gilt. / What holds for every row.",
        "[constants]",
        *(f"{name} = {_value(value)}" for name, value in sorted(mapping.constants.items())),
        *_missing_source(mapping),
    ]
    for column in mapping.columns.values():
        lines += ["", "[[column]]", f"header = {_quoted(column.header)}", _field_line(column)]
        lines += [
            f"{name} = {_value(value)}"
            for name, value in (
                ("option", column.option),
                ("means", column.means),
                ("empty", column.empty),
                ("strength", column.strength),
                ("percent", column.percent),
                ("optional", column.optional),
                ("reason", column.reason),
                ("lexicons", list(column.lexicons)),
                ("values", dict(column.values)),
            )
            if value
        ]
    return "\n".join(lines) + "\n"


def _missing_source(mapping: ColumnMapping) -> list[str]:
    """Lines to complete where limits come without a column that says who found them, and when."""
    held = {name for column in mapping.columns.values() for name in column.fields}
    if mapping.kind != "participants":
        return []
    lines = (("instrument", 'instrument = "drv_1a"  # wer / who'), ("date", 'date = "2026-08-12"  # wann / when'))
    return [f"# {line}" for name, line in lines if name not in mapping.constants and f"source.{name}" not in held]


def _field_line(column: Column) -> str:
    named = LEFT_OUT if column.left_out else column.fields or OPEN
    value = list(named) if isinstance(named, tuple) and len(named) > 1 else named[0]
    line = f"field = {_value(value)}"
    if column.guess is None:
        return line
    if column.is_open and column.guess.similar:
        return f"{line}  # ähnlich / similar: {', '.join(column.guess.similar[:3])}"
    return line if column.is_open else f"{line}  # {column.guess.confidence} %"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_quoted(str(key))} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    return json.dumps(value) if isinstance(value, bool | int | float) else _quoted(str(value))


def load_mapping(path: Path, kind: Kind | None, faults: Faults) -> ColumnMapping:
    """Read a mapping file; every fault of it is noted.

    Args:
        path: the file.
        kind: what is imported; `None` takes what the file says.
        faults: where faults are noted.

    Raises:
        StopFileError: it cannot be used.
    """
    file = str(path)
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        faults.add("file_missing", file=file)
        raise StopFileError from error
    except tomllib.TOMLDecodeError as error:
        faults.add("bad_mapping", file=file, allowed="TOML")
        raise StopFileError from error
    before = faults.total
    reader = _MappingReader(file, faults)
    mapping = reader.read(raw, kind)
    if faults.total > before or mapping is None:
        raise StopFileError
    return mapping


class _MappingReader:
    """Checks a mapping file word by word: a typo must not lose a column."""

    def __init__(self, file: str, faults: Faults) -> None:
        self._file = file
        self._faults = faults

    def read(self, raw: dict[str, Any], kind: Kind | None) -> ColumnMapping | None:
        found = raw.get("kind")
        if found not in ("offers", "participants") or (kind is not None and kind != found):
            self._fault("/kind", kind or "offers | participants", "kind")
            return None
        of: Kind = found
        if raw.get("version") != _VERSION:
            self._fault("/version", str(_VERSION), "version")
        self._names("", raw, ("version", "kind", "constants", "column"))
        constants = raw.get("constants", {})
        if not isinstance(constants, dict):
            self._fault("/constants", "[constants]", "constants")
            return None
        self._names("/constants", constants, _KNOWN_CONSTANTS[of])
        self._lexicons("/constants/lexicons", constants.get("lexicons", []))
        constants = self._checked_constants(constants)
        columns: dict[str, Column] = {}
        entries = raw.get("column", [])
        if not isinstance(entries, list):
            self._fault("/column", "[[column]]", "column")
            return None
        for at, entry in enumerate(entries):
            column = self._column(entry, f"/column/{at}", of)
            if column is None:
                continue
            if column.header in columns:
                self._fault(f"/column/{at}/header", None, "header")
            columns[column.header] = column
        return ColumnMapping(of, columns, constants)

    def _checked_constants(self, constants: dict[str, Any]) -> dict[str, Any]:
        """Days as the contract writes them, codes as it knows them: a wrong constant would be wrong in every row."""
        checked = dict(constants)
        for name, value in constants.items():
            if name in _DAYS:
                text = value.isoformat() if isinstance(value, dt.date) else str(value)
                try:
                    checked[name] = dt.date.fromisoformat(text).isoformat()
                except ValueError:
                    self._fault(f"/constants/{name}", "2026-11-21", name)
            elif name in _CODES:
                allowed = sorted({str(code) for code in words().codes[_CODES[name]].values()})
                if value not in allowed:
                    self._fault(f"/constants/{name}", " | ".join(allowed), name)
            elif name == "source_kind":
                if value not in _SOURCE_KINDS:
                    self._fault("/constants/source_kind", " | ".join(_SOURCE_KINDS), name)
            elif name != "lexicons" and not isinstance(value, str):
                self._fault(f"/constants/{name}", '"…"', name)
        return checked

    def _column(self, entry: Any, pointer: str, kind: Kind) -> Column | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("header"), str):
            self._fault(f"{pointer}/header", 'header = "…"', "header")
            return None
        self._names(pointer, entry, _COLUMN_KEYS)
        for name, allowed in _CHOICES.items():
            if name in entry and entry[name] not in allowed:
                self._fault(f"{pointer}/{name}", " | ".join(allowed), name)
        named = entry.get("field", OPEN)
        fields = (named,) if isinstance(named, str) else tuple(named) if isinstance(named, list) else (None,)
        known = known_fields(kind).fields
        if fields in ((OPEN,), (LEFT_OUT,)):
            fields = ()
        for name in fields:
            if name not in known:
                near = nearest(str(name), list(known))
                self._fault(f"{pointer}/field", near or "? | - | " + " | ".join(list(known)[-12:]), "field")
        if not isinstance(entry.get("values", {}), dict):
            self._fault(f"{pointer}/values", '{ "ja" = 0 }', "values")
            return None
        lexicons = entry.get("lexicons", [])
        self._lexicons(f"{pointer}/lexicons", lexicons)
        self._option(entry, fields, pointer)
        return Column(
            header=entry["header"],
            fields=tuple(str(name) for name in fields),
            left_out=named == LEFT_OUT,
            option=str(entry.get("option", "")),
            means=str(entry.get("means", "")),
            empty=str(entry.get("empty", "")),
            values=entry.get("values", {}),
            lexicons=tuple(lexicons) if isinstance(lexicons, list) else (),
            strength=str(entry.get("strength", "")),
            percent=str(entry.get("percent", "")),
            optional=entry.get("optional") is True,
            reason=str(entry.get("reason", "")),
        )

    def _option(self, entry: dict[str, Any], fields: tuple[Any, ...], pointer: str) -> None:
        """An option must be one of its measure, or it would never be compared."""
        option = entry.get("option")
        if option is None:
            return
        for name in fields:
            dimension, _, measure_name = str(name).partition(".")[2].partition(".")
            measure = vocabulary().measures.get((dimension, measure_name))
            if measure is None or not measure.is_set:
                self._fault(f"{pointer}/option", "shift_pattern.options …", "option")
            elif not measure.open_list and option not in measure.options:
                self._fault(f"{pointer}/option", " | ".join(measure.options), "option")

    def _lexicons(self, pointer: str, named: Any) -> None:
        known = vocabulary().lexicons
        if not isinstance(named, list) or any(name not in known for name in named):
            self._fault(pointer, " | ".join(known), "lexicons")

    def _names(self, pointer: str, raw: Mapping[str, Any], allowed: Iterable[str]) -> None:
        names = list(allowed)
        for key in raw:
            if key not in names:
                self._faults.add(
                    "unknown_mapping_key",
                    file=self._file,
                    pointer=f"{pointer}/{key}",
                    allowed=" | ".join(names),
                    near=nearest(key, names),
                    values={"key": key},
                )

    def _fault(self, pointer: str, allowed: str | None, key: str) -> None:
        self._faults.add("wrong_mapping", file=self._file, pointer=pointer, allowed=allowed, values={"key": key})
