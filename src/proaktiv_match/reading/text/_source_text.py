"""Foreign text in one form, with the way back: what was found in it is quoted exactly as it was written."""

import html
import re
import unicodedata
from dataclasses import dataclass

__all__ = ["SourceText"]

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SILENT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BREAKING = re.compile(
    r"</?(?:p|br|li|ul|ol|div|h[1-6]|table|tr|td|th|section|article|hr|dt|dd|dl|blockquote)\b", re.IGNORECASE
)
_ITEM = re.compile(r"<li\b", re.IGNORECASE)

# UTF-8 that was read as cp1252 or Latin-1: "fÃ¼r", "â€“". Two to three signs stand for one.
_MOJIBAKE = re.compile(
    # the second sign of umlauts and ß, as cp1252 and as Latin-1 show it
    "\u00c3[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u00c2[\u00a0-\u00bf]"
    # dashes, quotation marks, the bullet, the ellipsis
    "|\u00e2\u20ac[\u0080-\u00bf\u0153\u0161\u017e\u2018\u201c\u201d\u2122]"
)

# Signs that stand for themselves, as most do: a run of them is taken at once.
_PLAIN = re.compile(r"[ !\"#$%'()*+,\-./0-9:;=?@A-Z\[\\\]^_a-z{|}~\nÄÖÜäöüß–…]+")

_SAME = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ",
    "\t": " ", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2014": "–", "\u2015": "–",
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\u2022": "•", "\u00b7": "•", "\u25cf": "•", "\u25aa": "•", "\u2023": "•", "\u2043": "•",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text in the form in which patterns read it.

    Blanks, dashes, quotation marks, decomposed umlauts and ligatures have one form each; tags of HTML become line ends
    or nothing, entities and the commonest broken encoding become their signs; soft hyphens and zero-width signs go.

    Attributes:
        original: as it was written.
        text: in one form; positions everywhere in this package are positions in it.
        offsets: for each sign of `text` where it begins in `original`; one entry more, the end.
        ends: for each sign of `text` where it ends in `original`.
    """

    original: str
    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> "SourceText":
        """Bring a text into one form."""
        signs: list[str] = []
        offsets: list[int] = []
        ends: list[int] = []
        for begin, end, said in _tokens(original):
            signs.append(said)
            if len(said) == end - begin:
                offsets.extend(range(begin, end))
                ends.extend(range(begin + 1, end + 1))
            else:
                offsets.extend([begin] * len(said))
                ends.extend([end] * len(said))
        return cls(original, "".join(signs), (*offsets, len(original)), tuple(ends))

    def quote(self, start: int, end: int) -> str:
        """The part of the original behind `text[start:end]`, without white space at its ends.

        Raises:
            ValueError: nothing but white space lies there.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise ValueError("an empty quote")
        return self.original[self.offsets[start] : self.ends[end - 1]]


def _tokens(original: str) -> list[tuple[int, int, str]]:
    """Pieces of the original: (begin, end, what they say)."""
    found: list[tuple[int, int, str]] = []
    place, size = 0, len(original)
    while place < size:
        run = _run(original, place)
        if run > place:
            found.append((place, run, original[place:run]))
            place = run
            continue
        end, said = _next(original, place)
        if said:
            found.append((place, end, said))
        place = end
    return found


def _run(original: str, place: int) -> int:
    """The end of the signs from `place` on that stand for themselves."""
    plain = _PLAIN.match(original, place)
    if plain is None:
        return place
    end = plain.end()
    # A sign that begins a decomposed letter is put together with what follows it.
    return end - 1 if end < len(original) and unicodedata.combining(original[end]) else end


def _next(original: str, place: int) -> tuple[int, str]:
    """The end of the piece that begins at `place`, and what it says."""
    sign = original[place]
    if sign == "<":
        silent = _SILENT.match(original, place)
        if silent:
            return silent.end(), "\n"
        tag = _TAG.match(original, place)
        if tag:
            return tag.end(), "\n• " if _ITEM.match(tag[0]) else "\n" if _BREAKING.match(tag[0]) else ""
    elif sign == "&":
        entity = _ENTITY.match(original, place)
        if entity:
            said = html.unescape(entity[0])
            return entity.end(), "".join(_SAME.get(one, one) for one in said)
    elif sign in "\u00c3\u00c2\u00e2":
        broken = _MOJIBAKE.match(original, place)
        if broken:
            return broken.end(), _mended(broken[0])
    end = place + 1
    while end < len(original) and unicodedata.combining(original[end]):
        end += 1
    said = sign if end == place + 1 else unicodedata.normalize("NFC", original[place:end])
    if said == "\r" and original[end : end + 1] == "\n":
        return end, ""
    return end, _SAME.get(said, said)


def _mended(broken: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            said = broken.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return "".join(_SAME.get(one, one) for one in said)
    return broken
