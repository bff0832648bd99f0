"""The official crosswalk of the BA for EURES: ESCO occupations and titles of the DKZ."""

from collections import Counter
from pathlib import Path
from typing import Final

from proaktiv_match.skills.taxonomy._content import Source, TaxonomyContent
from proaktiv_match.skills.taxonomy._faults import RowFaults
from proaktiv_match.skills.taxonomy._table import bare_rows, read_table
from proaktiv_match.skills.taxonomy.sources._dkz import dkz_id

__all__ = ["read_crosswalk"]

_EXPECTED: Final = "EURES mapping KldB/DKZ – ESCO (CSV)"
_COLUMNS: Final = ("Classification 1 URI", "Classification 2 ID", "Classification 2 PrefLabel", "Mapping relation")
_RELATIONS: Final = ("exactMatch", "closeMatch", "narrowMatch", "broadMatch")
_OCCUPATION: Final = "http://data.europa.eu/esco/occupation/"
_ISCO: Final = "http://data.europa.eu/esco/isco/C"


def _other(code: str) -> str | None:
    """The id of the other side: a title of the DKZ (`B 01104-101`), or a group of ISCO (`BE 2359`)."""
    system, _, number = code.partition(" ")
    if system == "BE":
        return _ISCO + number
    return dkz_id(code) if system == "B" and number else None


def read_crosswalk(path: str | Path) -> TaxonomyContent:
    """Read the crosswalk: it describes no concepts, it links those of ESCO and of the DKZ.

    Exact and close matches become `related`, narrow and broad ones `broader`. The title of an exact, close or narrow
    match is a further name of the ESCO occupation; that of a broad match is not, since it stands for many.

    Raises:
        InputError: the file is another one, or rows are not of its form.
    """
    file = Path(path)
    table = read_table(file, _COLUMNS, expected=_EXPECTED)
    about = {row[0].strip(): row[1].strip() for _, row in bare_rows(file, ",")[0][:20] if len(row) > 1}
    faults, counts, content = RowFaults(table.name), Counter[str](), TaxonomyContent()
    for line, (uri, code, title, written) in table.cells(*_COLUMNS):
        relation, other = written.removeprefix("skos:"), _other(code)
        if relation not in _RELATIONS:
            faults.add("unknown_value", line, column="Mapping relation", allowed=", ".join(_RELATIONS))
            continue
        if other is None or not uri.startswith("http"):
            faults.add("bad_row", line, expected="ESCO URI, …, B 01234-567 | BE 1234, Titel")
            continue
        counts[relation] += 1
        if relation == "broadMatch":
            content.broader.append((uri, other))
        elif relation == "narrowMatch":
            content.broader.append((other, uri))
        else:
            content.related.append((uri, other))
        if relation != "broadMatch" and uri.startswith(_OCCUPATION) and title:
            content.forms.append((uri, title))
    faults.raise_all()
    counts["mappings"] = sum(counts.values())
    version = about.get("Mapping project version") or "unknown"
    date = about.get("Mapping project version date", "")
    content.sources.append(Source("crosswalk", version, date, (table.source_file(),), dict(sorted(counts.items()))))
    return content
