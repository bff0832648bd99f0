"""Text of advertisements: HTML to plain text, entities, stray control characters."""

import html
import re
from html.parser import HTMLParser

__all__ = ["clean", "plain_text"]

_TAG = re.compile(
    r"<\s*/?\s*(?:p|br|li|ul|ol|div|span|b|strong|i|em|u|h[1-6]|a|table|tr|td|th|tbody|section|article|font|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_ESCAPED_TAG = re.compile(r"&lt;\s*/?\s*(?:p|br|li|ul|ol|div|span|strong|b|em|h[1-6])\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BREAKS = frozenset(("br", "hr", "tr", "section", "article", "table"))
_BLOCKS = frozenset(("p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"))
_SILENT = frozenset(("script", "style"))


def clean(text: str) -> str:
    """`text` without control characters and lone surrogates, with one kind of line end, trimmed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text)).strip()


def plain_text(text: str) -> str:
    """Readable text of an advertisement: tags become line ends, entities become characters.

    Text without tags keeps its words and line ends as they are; "weniger als < 10 kg" is not a tag.
    """
    if _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if not _TAG.search(text):
        return clean(html.unescape(text))
    parser = _TextOf()
    parser.feed(text)
    parser.close()
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in clean("".join(parser.parts)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _TextOf(HTMLParser):
    """Collects the visible text of a fragment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the name is HTMLParser's
        if tag in _SILENT:
            self._silent += 1
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _BREAKS or tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
