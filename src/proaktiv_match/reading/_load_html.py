"""JSON-LD out of web pages: the texts of `<script type="application/ld+json">`."""

import re
from html.parser import HTMLParser

from proaktiv_match.reading._faults import Faults, StopFileError
from proaktiv_match.reading._load_json import decode_utf8

__all__ = ["Script", "decode_html", "json_ld_scripts", "looks_like_html"]

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_WRAPPER = re.compile(r"^\s*(?:<!\[CDATA\[|//\s*<!\[CDATA\[|<!--)|(?:\]\]>|//\s*\]\]>|-->)\s*$")

Script = tuple[int, str]
"""Line on which the text begins, and the text."""


def looks_like_html(text: str) -> bool:
    """Whether the text is a web page rather than JSON."""
    return text.lstrip().startswith("<")


def decode_html(content: bytes, file: str, faults: Faults) -> str:
    """Text of a web page: UTF-8, else the encoding that the page declares in a `meta` element.

    Raises:
        StopFileError: if neither is right.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(content[:4096])
        name = declared.group(1).decode("ascii").lower() if declared else ""
        if name not in ("", "utf-8", "utf8"):
            try:
                return content.decode(name)
            except (LookupError, UnicodeDecodeError):
                pass
        return decode_utf8(content, file, faults)


def json_ld_scripts(text: str, file: str, faults: Faults) -> list[Script]:
    """The JSON-LD texts of a page, in their order.

    Raises:
        StopFileError: if the page breaks off inside one of them.
    """
    parser = _Scripts()
    parser.feed(text)
    parser.close()
    if parser.open_line is not None:
        faults.add("truncated", file=file, line=parser.open_line)
        raise StopFileError
    return parser.scripts


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[Script] = []
        self.open_line: int | None = None
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").split(";")[0].strip().casefold()
        if tag == "script" and kind == "application/ld+json":
            self.open_line = self.getpos()[0]
            self._parts = []

    def handle_data(self, data: str) -> None:
        if self.open_line is not None:
            self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.open_line is not None:
            text = _WRAPPER.sub("", "".join(self._parts))
            if text.strip():
                self.scripts.append((self.open_line, text))
            self.open_line = None
