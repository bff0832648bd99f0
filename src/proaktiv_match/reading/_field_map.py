"""The field maps: which key of a source says what, which are left out on purpose, and what codes mean."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from proaktiv_match.reading._walk import ItemRule

__all__ = ["FieldMap", "FieldRule", "Shape", "Unused", "field_map", "load_data"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of a source.

    Attributes:
        id: name for the report.
        list_key: key of the list of offers, if the offers stand in a list.
        signs: keys of which one shows that a lone object has this form.
        title: keys of which one must be there.
        title_or_occupation: whether the occupation may stand in for the title.
        record_id: keys of which one must be there, first choice first.
    """

    id: str
    list_key: str | None
    signs: tuple[str, ...]
    title: tuple[str, ...]
    title_or_occupation: bool
    record_id: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What one key path says.

    Attributes:
        to: the role of the statement, for instance `place.city`.
        kind: how the value is read: `text`, `html`, `code`, `flag`, `date`, `instant`, `number`, `integer` or
            `postcode`.
        value: for flags: the statement when true.
        otherwise: for flags: the statement when false.
        codes: for codes: name of the code table.
        open: for codes: other values say nothing and are not reported.
        key: for `ext`: the key.
        key_to: role of the text of the `*` in the path.
        coded_to_ext: key of `ext` that keeps codes without a name.
        order: position in the file; the first field wins where a role has one value.
    """

    to: str
    kind: str
    value: str
    otherwise: str
    codes: str
    open: bool
    key: str
    key_to: str
    coded_to_ext: str
    order: int


@dataclass(frozen=True, slots=True)
class Unused:
    """Why a known key is left out: reasons, and the pattern under which a whole branch is counted (else empty)."""

    de: str
    en: str
    branch: str = ""


@dataclass(frozen=True)
class FieldMap:
    """Everything about one source.

    Attributes:
        prefix: prefix of the offers' ids.
        lists: whether lists are visible in paths.
        item: how leaves of one item are kept together.
        shapes: the forms of the source.
        origin: where the knowledge comes from.
        date: when it was gathered.
        fields: key path -> what it says; several statements are possible.
        unused: key path -> why it is left out.
        patterns: the same for paths with `*`, tried in order when a path is not listed literally.
        codes: table -> folded code -> meaning.
    """

    prefix: str
    lists: bool
    item: ItemRule
    shapes: tuple[Shape, ...]
    origin: str
    date: str
    fields: Mapping[str, tuple[FieldRule, ...]]
    unused: Mapping[str, Unused]
    patterns: tuple[tuple[re.Pattern[str], tuple[FieldRule, ...] | Unused], ...]
    codes: Mapping[str, Mapping[str, str]]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every key that occurs in a listed path."""
        return frozenset(key for path in (*self.fields, *self.unused) for key in path.replace("[]", "").split("."))

    def look_up(self, path: str) -> tuple[FieldRule, ...] | Unused | None:
        """What a key path says, why it is left out, or `None` if it is unknown."""
        known = self.fields.get(path) or self.unused.get(path)
        if known is not None:
            return known
        for pattern, meaning in self.patterns:
            if pattern.fullmatch(path):
                return meaning
        return None

    def code(self, table: str, value: object) -> str | None:
        """What a code means: `""` states nothing, `None` is unknown."""
        return self.codes.get(table, {}).get(fold_code(value))


def fold_code(value: object) -> str:
    """Codes are compared without regard to case, blanks, hyphens and underscores."""
    return re.sub(r"[\s_\-]+", "_", str(value).strip()).casefold()


def load_data(name: str) -> dict[str, Any]:
    """The content of a data file of this package."""
    text = resources.files("proaktiv_match.reading").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def field_map(name: str) -> FieldMap:
    """The field map in `data/<name>.toml`."""
    data = load_data(f"{name}.toml")
    meta = data["meta"]
    fields: dict[str, tuple[FieldRule, ...]] = {}
    unused: dict[str, Unused] = {}
    patterns: list[tuple[re.Pattern[str], tuple[FieldRule, ...] | Unused]] = []
    for order, entry in enumerate(data["field"]):
        for rank, path in enumerate(entry["paths"]):
            rule = _rule(entry, order * 100 + rank)
            if "*" in path:
                patterns.append((_pattern(path), (rule,)))
            else:
                fields[path] = (*fields.get(path, ()), rule)
    for entry in data["unused"]:
        reason = Unused(entry["de"], entry["en"])
        for path in entry["paths"]:
            if "*" in path:
                patterns.append((_pattern(path), Unused(entry["de"], entry["en"], path)))
            else:
                unused[path] = reason
    return FieldMap(
        prefix=meta["prefix"],
        lists=meta["lists"],
        item=meta["item"],
        shapes=tuple(_shape(entry) for entry in data["shape"]),
        origin=meta["origin"],
        date=meta["date"],
        fields=fields,
        unused=unused,
        patterns=tuple(patterns),
        codes=_codes(data.get("codes", {})),
    )


def _shape(entry: Mapping[str, Any]) -> Shape:
    return Shape(
        id=entry["id"],
        list_key=entry.get("list"),
        signs=tuple(entry.get("signs", ())),
        title=tuple(entry["title"]),
        title_or_occupation=entry.get("title_or_occupation", False),
        record_id=tuple(entry["record_id"]),
    )


def _rule(entry: Mapping[str, Any], order: int) -> FieldRule:
    return FieldRule(
        to=entry["to"],
        kind=entry.get("as", "text"),
        value=entry.get("value", ""),
        otherwise=entry.get("otherwise", ""),
        codes=entry.get("codes", ""),
        open=entry.get("open", False),
        key=entry.get("key", ""),
        key_to=entry.get("key_to", ""),
        coded_to_ext=entry.get("coded_to_ext", ""),
        order=order,
    )


def _pattern(path: str) -> re.Pattern[str]:
    escaped = re.escape(path)
    escaped = escaped.replace(re.escape("**."), r"(?:.*\.)?").replace(r"\.\*\*", r"(?:[.\[].*)?")
    return re.compile(escaped.replace(r"\*", r"[^.\[\]]+"), re.DOTALL)


def _codes(tables: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The code tables; names of languages and traits are the same for every source."""
    shared = load_data("statements.toml")
    names = {
        "language": {**shared["languages"], **shared["language_aliases"]},
        "trait": {name: name for name in shared["traits"]["measures"]},
    }
    return {
        table: {fold_code(code): meaning for code, meaning in {**names.get(table, {}), **codes}.items()}
        for table, codes in tables.items()
    }
