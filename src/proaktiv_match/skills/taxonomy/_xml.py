"""XML in one pass, with the parser of the standard library; document types and entities are refused."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from xml.parsers import expat

from proaktiv_match.errors import UnreadableFileError
from proaktiv_match.skills.taxonomy._faults import unreadable
from proaktiv_match.skills.taxonomy._text_file import file_bytes

__all__ = ["walk_xml"]

_DEEPEST: Final = 32

Begin = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


def walk_xml(path: Path, root: str, begin: Begin, end: End) -> None:
    """Go through a file.

    Args:
        path: of the file.
        root: name the outermost element has to have.
        begin: called with name and attributes where an element begins.
        end: called with name and own text, trimmed, where it ends.

    Raises:
        UnreadableFileError: it cannot be read, is no XML, is another file, or declares a document type.
    """
    data = file_bytes(path)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    texts: list[list[str]] = []

    def forbidden(*_: object) -> int:
        # Entities can grow without bounds or name other files; without a document type there are none.
        raise unreadable("xml_forbidden", path.name)

    def text(part: str) -> None:
        texts[-1].append(part)

    def start(name: str, attributes: dict[str, str]) -> None:
        if not texts and name != root:
            raise unreadable("xml_root", path.name, allowed=root)
        if len(texts) >= _DEEPEST:
            raise unreadable("too_deep", path.name, limit=_DEEPEST)
        texts.append([])
        begin(name, attributes)

    def finish(name: str) -> None:
        end(name, "".join(texts.pop()).strip())

    parser.StartDoctypeDeclHandler = forbidden
    parser.EntityDeclHandler = forbidden
    parser.ExternalEntityRefHandler = forbidden
    parser.StartElementHandler = start
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003  the parser takes it by place only
    except UnreadableFileError:
        raise
    except expat.ExpatError as error:
        raise unreadable("bad_xml", path.name, at=error.lineno) from None
    except (ValueError, LookupError):
        # An encoding that is declared but not known, or of several bytes a letter.
        raise unreadable("encoding", path.name, allowed="UTF-8") from None
