"""schema.org JobPosting as JSON-LD: a JSON file, or the scripts of a web page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading._field_map import field_map
from proaktiv_match.reading._load_html import decode_html, json_ld_scripts, looks_like_html
from proaktiv_match.reading._load_json import parse_json, read_bytes
from proaktiv_match.reading._reading import FileResult, ReadOffer, read_record
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading._stated import Place
from proaktiv_match.reading._walk import DEPTH_LIMIT, pointer_of

__all__ = ["read_schema_org"]

TYPE = "JobPosting"
_PREFIXES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "schema:")

Parts = tuple[str | int, ...]


def read_schema_org(path: Path, file: str, faults: Faults) -> FileResult:
    """All JobPostings of a file, wherever they stand in it; other things on the page are counted.

    An empty list, or an empty `@graph`, is no fault; a page without any JobPosting is.

    Raises:
        StopFileError: if the file cannot be read at all; the fault is noted.
    """
    source = field_map("schema_org")
    shape = source.shapes[0]
    tally = Tally()
    documents, of_page = _documents(path, file, faults)
    nodes = {node["@id"]: node for document in documents for _, node in _nodes(document) if _is_full(node)}
    offers: list[ReadOffer] = []
    records = 0
    types: list[str] = []
    for at, document in enumerate(documents):
        for parts, node in _nodes(document):
            found_types = _types(node)
            if TYPE not in found_types:
                types.extend(found_types)
                continue
            records += 1
            pointer = pointer_of((at, *parts) if of_page and len(documents) > 1 else parts)
            found = read_record(
                {key: _resolved(value, nodes) for key, value in node.items()},
                source=source,
                shape=shape,
                place=Place(file, records, pointer),
                tally=tally,
                faults=faults,
                id_needed=False,
            )
            if found is not None:
                offers.append(found)
    if records == 0 and not (documents and all(_is_empty(document) for document in documents)):
        faults.add("no_job_posting", file=file, pointer="/@type", allowed=TYPE, near=nearest(TYPE, types), values={})
        raise StopFileError
    for name in types:
        tally.unused(f"@type: {name}", "kein Stellenangebot", "not a job posting")
    form = f"{shape.id} in HTML" if of_page else shape.id
    return FileResult(tuple(offers), tally.report(file, form, len(offers)))


def _documents(path: Path, file: str, faults: Faults) -> tuple[list[Any], bool]:
    """The JSON documents of a file with normalised keys, and whether it is a web page."""
    text = decode_html(read_bytes(path, file, faults), file, faults)
    if not looks_like_html(text):
        return [_normalised(parse_json(text, file, faults, lenient=True), file, faults)], False
    scripts = json_ld_scripts(text, file, faults)
    return [
        _normalised(parse_json(script, file, faults, first_line=line, lenient=True), file, faults)
        for line, script in scripts
    ], True


def _normalised(document: Any, file: str, faults: Faults, depth: int = 0) -> Any:
    """The document with the prefixes of schema.org removed from its keys; limits the depth."""
    if depth > DEPTH_LIMIT:
        faults.add("too_deep", file=file, values={"limit": DEPTH_LIMIT})
        raise StopFileError
    if isinstance(document, dict):
        return {_bare(key): _normalised(value, file, faults, depth + 1) for key, value in document.items()}
    if isinstance(document, list):
        return [_normalised(value, file, faults, depth + 1) for value in document]
    return document


def _bare(name: str) -> str:
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


def _types(node: dict[str, Any]) -> list[str]:
    named = node.get("@type")
    return [_bare(name) for name in (named if isinstance(named, list) else [named]) if isinstance(name, str)]


def _nodes(document: Any) -> Iterator[tuple[Parts, dict[str, Any]]]:
    """Every object with a type, in the order of the document; not those inside a JobPosting."""
    stack: list[tuple[Parts, Any]] = [((), document)]
    while stack:
        parts, value = stack.pop()
        if isinstance(value, dict):
            if _types(value):
                yield parts, value
                if TYPE in _types(value):
                    continue
            stack.extend(((*parts, key), value[key]) for key in reversed(value))
        elif isinstance(value, list):
            stack.extend(((*parts, at), value[at]) for at in range(len(value) - 1, -1, -1))


def _is_full(node: dict[str, Any]) -> bool:
    """Whether the object has an id to refer to, and content."""
    return isinstance(node.get("@id"), str) and len(node) > 1


def _resolved(value: Any, nodes: dict[str, dict[str, Any]]) -> Any:
    """A reference (`{"@id": …}`) to an object elsewhere in the file is replaced by that object, one level deep."""
    if isinstance(value, dict) and set(value) == {"@id"}:
        target = nodes.get(str(value["@id"]))
        return value if target is None or TYPE in _types(target) else target
    if isinstance(value, list):
        return [_resolved(part, nodes) for part in value]
    return value


def _is_empty(document: Any) -> bool:
    if isinstance(document, dict):
        return "@graph" in document and document["@graph"] == []
    return isinstance(document, list) and not document
