"""Which part of an advertisement a clause stands in, and of which post it speaks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from proaktiv_match.reading.ads._clauses import read_data

__all__ = ["Part", "Section", "is_heading", "parts"]


class Section(StrEnum):
    """Which part of an advertisement a clause stands in."""

    TITLE = "title"
    TASKS = "tasks"
    PROFILE = "profile"
    BENEFITS = "benefits"
    EMPLOYER = "employer"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text and where it belongs."""

    start: int
    end: int
    section: Section
    post: int
    repeated: bool


_LONGEST_HEADING = 70
_LONGEST_TITLE = 90
_EDGE = " \t:.!?*-–#>…\"'()[]|,;/=_~"
_SYMBOLS = re.compile(r"[^\w\s&/'’.,-]+")
_ITEM_SIGNS = frozenset("-–*•+>✓✔✅►■●")
_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile(r"\b(?:sie|du|dich|dir|ihnen|ihre?n?|deine?n?|wir|uns|unsere?|euch|eure)\b")
_COLON = re.compile(r":\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Headings:
    headings: tuple[tuple[Section, re.Pattern[str]], ...]
    wording: tuple[tuple[Section, re.Pattern[str]], ...]
    begins: re.Pattern[str]
    title: re.Pattern[str]


@cache
def _headings() -> _Headings:
    raw = read_data("sections.toml")

    def pattern(texts: Iterable[str]) -> re.Pattern[str]:
        joined = "|".join(f"(?:{text})" for text in texts)
        for name, words in raw["words"].items():
            joined = joined.replace("{" + name + "}", words)
        return re.compile(joined)

    # The order of the data file decides where a line could be the heading of two parts.
    return _Headings(
        headings=tuple((Section(name), pattern(texts)) for name, texts in raw["headings"].items()),
        wording=tuple((Section(name), pattern(texts)) for name, texts in raw["wording"].items()),
        begins=pattern(raw["posts"]["begins"]),
        title=re.compile(raw["posts"]["title"], re.IGNORECASE),
    )


@lru_cache(maxsize=8192)
def _heading(line: str) -> Section | None:
    for section, pattern in _headings().headings:
        if pattern.fullmatch(line):
            return section
    return None


def is_heading(words: str) -> bool:
    """Whether a clause is the heading of a part."""
    return len(words) <= _LONGEST_HEADING and _heading(_plain(words)) is not None


def _speaks(line: str) -> bool:
    """Whether a line speaks to somebody, as a heading does: an item "Bewerbungen prüfen" is a task."""
    return _ADDRESS.search(line) is not None


def _plain(words: str) -> str:
    """In lower case, without symbols and signs at the ends."""
    return _BLANKS.sub(" ", _SYMBOLS.sub(" ", words.casefold())).strip(_EDGE)


def _worded(line: str) -> Section | None:
    for section, pattern in _headings().wording:
        if pattern.match(line):
            return section
    return None


def parts(text: str, spans: Iterable[tuple[int, int]], title_end: int) -> list[Part]:
    """Give each clause its section and post; headings that run into their text are parted from it.

    Args:
        text: title and description.
        spans: begin and end of every clause, in order.
        title_end: clauses that begin below it are the title's.
    """
    reader = _Reader(text)
    for start, end in spans:
        if start < title_end:
            reader.keep(start, end, Section.TITLE)
        else:
            reader.read(start, end)
    return _with_tasks(text, reader.found)


def _with_tasks(text: str, found: list[Part]) -> list[Part]:
    """Where a profile has a heading and the tasks have none, the listed items above it are the tasks."""
    sections = [part.section for part in found]
    if Section.TASKS in sections or Section.PROFILE not in sections:
        return found
    until = sections.index(Section.PROFILE)
    return [
        replace(part, section=Section.TASKS)
        if place < until and part.section is Section.OTHER and _is_item(text, part.start)
        else part
        for place, part in enumerate(found)
    ]


def _is_item(text: str, start: int) -> bool:
    """Whether a sign of a list stands before it on its line; two stars only mark bold letters."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return before[-1:] in _ITEM_SIGNS and not before.endswith("**") if before else False


class _Reader:
    """Goes through the clauses from top to bottom."""

    def __init__(self, text: str) -> None:
        self.found: list[Part] = []
        self._text = text
        self._section = Section.OTHER
        self._post = 0
        self._seen: set[str] = set()
        self._since_tasks: set[Section] = set()
        self._had_tasks = False
        self._title_at: int | None = None

    def read(self, start: int, end: int) -> None:
        """Take the next clause of the description."""
        words = self._text[start:end]
        if end - start <= _LONGEST_HEADING:
            line = _plain(words)
            section = _heading(line) if line else None
            if section is not None and (words.endswith(":") or _speaks(line) or not _is_item(self._text, start)):
                self._begin(section, start, end)
                return
        if colon := _COLON.search(self._text, start, min(end, start + _LONGEST_HEADING)):
            section = _heading(_plain(self._text[start : colon.start()]))
            if section is Section.OTHER:
                # "Arbeitszeit: 39 Stunden" is one statement.
                self.keep(start, end, section)
                return
            if section is not None:
                self._begin(section, start, colon.start() + 1)
                self.keep(colon.end(), end, self._section)
                return
        self._plain_clause(words, start, end)

    def _plain_clause(self, words: str, start: int, end: int) -> None:
        known = _headings()
        line = _plain(words)
        if known.begins.match(line):
            self._next_post()
            self._section = Section.OTHER
        if end - start <= _LONGEST_TITLE and known.title.search(words):
            self._title_at = len(self.found)
        worded = _worded(line)
        if worded is not None and words.rstrip().endswith(":"):
            self._section = worded
        self.keep(start, end, worded or self._section)

    def _begin(self, section: Section, start: int, end: int) -> None:
        """A heading: what follows belongs to its part."""
        if section is Section.TASKS:
            if self._had_tasks and Section.PROFILE in self._since_tasks and self._is_new(start, end):
                self._next_post_from_title()
            self._had_tasks = True
            self._since_tasks = set()
            self._title_at = None
        self._since_tasks.add(section)
        self._section = section
        self.keep(start, end, section)

    def _is_new(self, start: int, end: int) -> bool:
        """Whether the text after a heading differs from what stood before: a repeated block is no second post."""
        following = self._text[end : end + 200].strip(" :\n-•*")
        head = " ".join(following.split()[:5])
        return bool(head) and head not in " ".join(self._text[:start].split())

    def _next_post_from_title(self) -> None:
        """A second list of tasks begins a further post where a title stands above it."""
        if self._title_at is None:
            return
        self._next_post()
        for place in range(self._title_at, len(self.found)):
            self.found[place] = replace(self.found[place], post=self._post)

    def _next_post(self) -> None:
        self._post += 1
        self._seen = set()

    def keep(self, start: int, end: int, section: Section) -> None:
        """Note a clause."""
        words = " ".join(self._text[start:end].casefold().split())
        self.found.append(Part(start, end, section, self._post, repeated=words in self._seen))
        self._seen.add(words)
