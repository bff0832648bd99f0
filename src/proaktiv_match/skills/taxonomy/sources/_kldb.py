"""KldB 2010, the German classification of occupations: five levels of groups (`;`, one to five digits)."""

import html
import re
from collections import Counter
from pathlib import Path
from typing import Final

from proaktiv_match.skills.taxonomy._concept import Concept
from proaktiv_match.skills.taxonomy._content import Source, TaxonomyContent
from proaktiv_match.skills.taxonomy._faults import RowFaults
from proaktiv_match.skills.taxonomy._table import read_table
from proaktiv_match.skills.taxonomy._text_file import read_text

__all__ = ["kldb_id", "kldb_level", "read_kldb"]

_EXPECTED: Final = "KldB 2010, Gliederung (CSV, Semikolon)"
_LEVELS: Final = 5
_KEY: Final = re.compile(r"Schlüssel KldB 2010.*")
_VERSION: Final = re.compile(r"\bV\.?\s*(\d{4})")


def kldb_id(code: str) -> str:
    """The id of a group of KldB 2010."""
    return f"kldb:{code}"


def kldb_level(code: str) -> int | None:
    """The requirement level of an occupation, which is the fifth digit; `None` for shorter or unusual codes."""
    return int(code[4]) if len(code) >= _LEVELS and code[4] in "1234" else None


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def read_kldb(path: str | Path) -> TaxonomyContent:
    """Read the structure of KldB 2010 with its explanations.

    Leading zeros that a spreadsheet took away are put back by the level of the row; `&nbsp;` becomes a blank.

    Returns:
        Groups `kldb:<digits>` with their levels above.

    Raises:
        InputError: the file is another one, or rows have no such key.
    """
    file = Path(path)
    # The first column is called after the version of the classification.
    first = read_text(file)[0].split(";", 1)[0].strip()
    key = first if _KEY.fullmatch(first) else ""
    table = read_table(file, (key or "Schlüssel KldB 2010", "Ebene", "Titel"), expected=_EXPECTED, delimiter=";")
    faults = RowFaults(table.name)
    content = TaxonomyContent()
    counts: Counter[str] = Counter()
    columns = (key, "Ebene", "Titel", "Kurztitel", "Allgemeine Bemerkungen", "Einschlüsse")
    for line, (digits, level, title, short, remarks, included) in table.cells(*columns):
        depth = int(level) if level.isdecimal() else 0
        if not digits.isdecimal() or not 1 <= depth <= _LEVELS or len(digits) > depth or not title:
            faults.add("bad_row", line, expected="Schlüssel; Ebene 1…5; Titel")
            continue
        code = digits.zfill(depth)
        name, other = _plain(title), _plain(short)
        synonyms = (other,) if other and other != name else ()
        description = _plain(f"{remarks} {included}")
        content.concepts.append(
            Concept(kldb_id(code), "group", name, synonyms, code, description, kldb_level(code)),
        )
        if depth > 1:
            content.broader.append((kldb_id(code), kldb_id(code[:-1])))
        counts[f"level_{depth}"] += 1
    faults.raise_all()
    version = _VERSION.search(key)
    content.sources.append(
        Source("kldb", version[1] if version else "unknown", "", (table.source_file(),), dict(sorted(counts.items())))
    )
    return content
