"""Titles of occupations with their KldB code: the BA's documentation codes (DKZ) and the alphabetical directory."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from proaktiv_match.skills._label import label
from proaktiv_match.skills.taxonomy._concept import Concept
from proaktiv_match.skills.taxonomy._content import Source, SourceFile, TaxonomyContent
from proaktiv_match.skills.taxonomy._faults import RowFaults, unreadable
from proaktiv_match.skills.taxonomy._table import bare_rows
from proaktiv_match.skills.taxonomy.sources._kldb import kldb_id, kldb_level

__all__ = ["DIRECTORY", "dkz_id", "read_titles", "without_known_titles"]

_EXPECTED: Final = "vam_beruf_kurz.csv (DKZ) / berufsbenennungen_kldb.csv"
_CODE: Final = re.compile(r"B (\d{5})-(\d{3})")
_KLDB: Final = re.compile(r"\d{4,5}")
_CREATED: Final = re.compile(r"Erstellungsdatum:\s*(\d\d)\.(\d\d)\.(\d{4})")
_WIDTH: Final = 12
_DIGITS: Final = 5
# Places of the columns, which have no header: short id, code, kind, …, neutral title, short title, search name.
_CODE_AT, _KIND_AT, _TITLE_AT, _SHORT_AT = 1, 2, 9, 10
_KINDS: Final = {"a": "training", "t": "work"}
_HEADER: Final = "Berufsbenennungen"

DIRECTORY: Final = "titles"
"""Name of the alphabetical directory among the sources."""


def dkz_id(code: str) -> str:
    """The id of a title of the DKZ, for instance of `B 01104-101`."""
    return f"dkz:{code.removeprefix('B ')}"


def read_titles(path: str | Path) -> TaxonomyContent:
    """Read titles; which of the two files it is, its content tells.

    Args:
        path: of the file.

    Returns:
        Occupations `dkz:<code>` or `title:<KldB>:<title>`, below their group of KldB 2010.

    Raises:
        InputError: the file is another one, or rows are not of its form.
    """
    file = Path(path)
    rows, encoding = bare_rows(file, None)
    if rows[0][1][:1] == [_HEADER]:
        return _directory(file.name, rows, encoding)
    if len(rows[0][1]) != _WIDTH or not _CODE.fullmatch(rows[0][1][_CODE_AT]):
        raise unreadable("wrong_file", file.name, expected=_EXPECTED)
    return _dkz(file.name, rows, encoding)


def _dkz(name: str, rows: list[tuple[int, list[str]]], encoding: str) -> TaxonomyContent:
    content, faults, counts = TaxonomyContent(), RowFaults(name), Counter[str]()
    for line, row in rows:
        found = _CODE.fullmatch(row[_CODE_AT]) if len(row) == _WIDTH else None
        if found is None or row[_KIND_AT] not in _KINDS or not row[_TITLE_AT].strip():
            faults.add("bad_row", line, expected='id, "B 01234-567", a/t, …, Titel, Kurztitel, Suchname')
            continue
        title, short, code = row[_TITLE_AT].strip(), row[_SHORT_AT].strip(), found[1]
        synonyms = (short,) if short and short != title else ()
        one = dkz_id(row[_CODE_AT])
        content.concepts.append(Concept(one, "occupation", title, synonyms, code, "", kldb_level(code)))
        content.broader.append((one, kldb_id(code)))
        counts[_KINDS[row[_KIND_AT]]] += 1
    faults.raise_all()
    counts["titles"] = len(content.concepts)
    file = SourceFile(name, encoding, len(rows))
    content.sources.append(Source("dkz", "unknown", "", (file,), dict(sorted(counts.items()))))
    return content


def _directory(name: str, rows: list[tuple[int, list[str]]], encoding: str) -> TaxonomyContent:
    content, faults, counts = TaxonomyContent(), RowFaults(name), Counter[str]()
    date = ""
    for line, row in rows[1:]:
        title, code = (*(cell.strip() for cell in row), "", "")[:2]
        if not title and not code:
            continue
        if created := _CREATED.search(title):
            day, month, year = created.groups()
            date = f"{year}-{month}-{day}"
            continue
        if not title or not _KLDB.fullmatch(code):
            faults.add("bad_row", line, expected="Berufsbenennung;KldB 2010 (5-Steller)")
            continue
        counts["titles"] += 1
        digits = code.zfill(_DIGITS)
        one = f"title:{digits}:{title}"
        content.concepts.append(Concept(one, "occupation", title, (), digits, "", kldb_level(digits)))
        content.broader.append((one, kldb_id(digits)))
    faults.raise_all()
    if not counts["titles"]:
        raise unreadable("no_records", name)
    file = SourceFile(name, encoding, counts["titles"])
    content.sources.append(Source(DIRECTORY, date or "unknown", date, (file,), dict(sorted(counts.items()))))
    return content


def without_known_titles(directory: TaxonomyContent, known: Iterable[Concept]) -> TaxonomyContent:
    """The titles of the alphabetical directory that no occupation with the same KldB code has already.

    Args:
        directory: as read by `read_titles`.
        known: concepts of other sources.
    """
    there = {
        (one.code, label(text).joined)
        for one in known
        if one.kind == "occupation" and one.code and len(one.code) == _DIGITS
        for text in one.labels
    }
    kept = [one for one in directory.concepts if (one.code, label(one.label).joined) not in there]
    ids = {one.id for one in kept}
    (source,) = directory.sources
    counts = dict(source.counts) | {"known_titles": len(directory.concepts) - len(kept)}
    return TaxonomyContent(
        concepts=kept,
        broader=[pair for pair in directory.broader if pair[0] in ids],
        sources=[replace(source, counts=counts)],
    )
