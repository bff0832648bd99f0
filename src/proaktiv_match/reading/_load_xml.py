"""Reading XML as a stream: one record at a time, without document types, entities or external files."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from proaktiv_match.reading._faults import Faults, StopFileError, damage
from proaktiv_match.reading._walk import DEPTH_LIMIT

__all__ = ["elements", "local_name", "tree_of"]

SIZE_LIMIT_MB = 2048
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=", re.IGNORECASE)
_BROKEN_OFF = frozenset((3, 5, 20))
"""Expat's numbers for "no element found", "unclosed token" and "unclosed CDATA section"."""


def local_name(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def elements(path: Path, file: str, faults: Faults, records: frozenset[str]) -> Iterator[tuple[str, Element]]:
    """The root first (still empty), then each element whose name is in `records`, complete.

    An element is emptied after it was handed out, so the memory needed does not grow with the file.

    Raises:
        StopFileError: if the file is missing, too large, damaged, nested too deeply, or has a document type.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        size = path.stat().st_size
        stream = path.open("rb")
    except OSError as error:
        faults.add("file_missing", file=file)
        raise StopFileError from error
    with stream:
        if size > SIZE_LIMIT_MB * 1024 * 1024:
            faults.add("file_too_large", file=file, allowed=f"≤ {SIZE_LIMIT_MB} MB", values={"limit": SIZE_LIMIT_MB})
            raise StopFileError
        stack: list[Element] = []
        try:
            for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
                if event == "start":
                    stack.append(element)
                    if len(stack) > DEPTH_LIMIT:
                        faults.add("too_deep", file=file, values={"limit": DEPTH_LIMIT})
                        raise StopFileError
                    if len(stack) == 1:
                        yield local_name(element.tag), element
                    continue
                stack.pop()
                name = local_name(element.tag)
                if name in records and not any(local_name(outer.tag) in records for outer in stack):
                    yield name, element
                    if stack:
                        stack[-1].remove(element)
        except DefusedXmlException as error:
            faults.add("xml_forbidden", file=file)
            raise StopFileError from error
        except ParseError as error:
            _damage(error, path, file, faults)
            raise StopFileError from error
        except (ValueError, LookupError) as error:
            # An encoding that is declared but unknown, or multi-byte encodings that the parser does not read.
            faults.add("bad_xml", file=file, values=damage("xml", "encoding not supported"))
            raise StopFileError from error


def _damage(error: ParseError, path: Path, file: str, faults: Faults) -> None:
    line, column = error.position
    with path.open("rb") as stream:
        head = stream.read(1024)
        stream.seek(0)
        wrong = None if _DECLARED.search(head) else _first_not_utf8(stream.read(SIZE_CHECKED))
    if not head.strip():
        faults.add("file_empty", file=file)
    elif wrong is not None:
        faults.add("encoding", file=file, allowed="UTF-8", line=line, values={"byte": wrong + 1, "extra": ""})
    elif error.code in _BROKEN_OFF:
        faults.add("truncated", file=file, line=line)
    else:
        faults.add("bad_xml", file=file, line=line, values=damage("xml", str(error), line, column + 1))


SIZE_CHECKED = 64 * 1024 * 1024


def _first_not_utf8(content: bytes) -> int | None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in half at the end is no wrong encoding.
        return None if error.reason == "unexpected end of data" else error.start
    return None


def tree_of(element: Element) -> Any:
    """An element as nested objects: text alone is a text, repeated children are lists, attributes have an `@`.

    `xsi:` attributes describe the file and are left out. The depth has been limited by `elements`.
    """
    children: dict[str, Any] = {}
    for name, value in element.attrib.items():
        if not name.startswith("{http://www.w3.org/2001/XMLSchema-instance}"):
            children["@" + local_name(name)] = value
    for child in element:
        name, value = local_name(child.tag), tree_of(child)
        if name not in children:
            children[name] = value
        elif isinstance(children[name], list):
            children[name].append(value)
        else:
            children[name] = [children[name], value]
    text = (element.text or "").strip()
    if not children:
        return text
    if text:
        children["#text"] = text
    return children
