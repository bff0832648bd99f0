"""One's own CSV: one concept a row. The bundled taxonomy is written in the same form."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from proaktiv_match.skills.taxonomy._concept import KINDS, Concept, Kind
from proaktiv_match.skills.taxonomy._content import Pair, Source, TaxonomyContent
from proaktiv_match.skills.taxonomy._faults import RowFaults
from proaktiv_match.skills.taxonomy._table import Table, read_table

__all__ = ["COLUMNS", "read_concepts", "read_own_csv"]

COLUMNS: Final[Mapping[str, str]] = {
    "id": "own code of the concept, or the id of one that another source describes; required",
    "label": "preferred name; required",
    "kind": "skill (default), occupation, group, licence or other",
    "synonyms": "other names",
    "broader": "ids of the concepts directly above",
    "related": "ids of concepts that belong to it",
    "essential": "of an occupation: ids of the skills without which it cannot be done",
    "optional": "of an occupation: ids of the skills that belong to some posts of it",
    "code": "digits of KldB 2010 or ISCO-08",
    "level": "requirement level of an occupation, 1 to 4",
    "transversal": "1 for a trait that is asked for in all kinds of work",
    "description": "plain text",
}
"""Columns and what they hold. Several entries of a cell are parted by `|`; only two columns are required."""

_ALIASES: Final = {"kldb3": "code", "kldb": "code", "isco": "code", "requirement_level": "level"}
_LISTS: Final = ("synonyms", "broader", "related", "essential", "optional")
_YES: Final = frozenset({"1", "ja", "yes", "true", "wahr"})
_NO: Final = frozenset({"", "0", "nein", "no", "false", "falsch"})


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def read_concepts(path: Path, kind: Kind) -> tuple[TaxonomyContent, Table]:
    """Read a table of concepts.

    Args:
        path: of the file.
        kind: of rows that name none.

    Raises:
        InputError: the file lacks a required column, or rows are not of its form.
    """
    table = read_table(path, ("id", "label"), expected=", ".join(COLUMNS), delimiter=None)
    header = tuple(_ALIASES.get(name.casefold(), name) for name in table.header)
    table = Table(table.name, table.encoding, header, table.rows)
    faults, content = RowFaults(table.name), TaxonomyContent()
    for line, cells in table.cells(*COLUMNS):
        row = dict(zip(COLUMNS, cells, strict=True))
        concept = _concept(row, kind, line, faults)
        if concept is None:
            continue
        content.concepts.append(concept)
        for name in _LISTS[1:]:
            pairs: list[Pair] = getattr(content, name)
            pairs += [(concept.id, other) for other in _parts(row[name])]
    faults.raise_all()
    return content, table


def _concept(row: Mapping[str, str], kind: Kind, line: int, faults: RowFaults) -> Concept | None:
    for column in ("id", "label"):
        if not row[column]:
            faults.add("empty_cell", line, column=column)
            return None
    own: Kind | None = next((known for known in KINDS if known == row["kind"].casefold()), None)
    if row["kind"] and own is None:
        faults.add("unknown_value", line, column="kind", allowed=", ".join(KINDS))
        return None
    if row["level"] and row["level"] not in ("1", "2", "3", "4"):
        faults.add("unknown_value", line, column="level", allowed="1, 2, 3, 4")
        return None
    trait = row["transversal"].casefold()
    if trait not in _YES | _NO:
        faults.add("unknown_value", line, column="transversal", allowed="0, 1")
        return None
    synonyms = tuple(name for name in _parts(row["synonyms"]) if name != row["label"])
    level = int(row["level"]) if row["level"] else None
    return Concept(
        row["id"],
        own or kind,
        row["label"],
        synonyms,
        row["code"] or None,
        row["description"],
        level,
        trait in _YES,
    )


def read_own_csv(path: str | Path) -> TaxonomyContent:
    """Read one's own concepts (`COLUMNS`); comma, semicolon or tab between the cells.

    A row with the id of a concept of another source adds its label and synonyms to that concept.

    Raises:
        InputError: the file lacks a required column, or rows are not of its form.
    """
    content, table = read_concepts(Path(path), "skill")
    kinds = Counter(concept.kind for concept in content.concepts)
    counts = {f"{kind}s": count for kind, count in sorted(kinds.items())}
    content.sources.append(Source("own", "csv", "", (table.source_file(),), counts))
    return content
