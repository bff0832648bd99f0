"""Tasks of a post, told in its own words: what the person will do is what it has to be able to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from proaktiv_match.reading.ads._clauses import read_data
from proaktiv_match.reading.ads._skill_phrases import Phrase

__all__ = ["is_task_line", "is_task_sentence", "most_tasks", "told"]

_TITLED = re.compile(r"[^:.]{3,40}:\s+(?=\S+\s+\S+)")


@dataclass(frozen=True, slots=True)
class _Tasks:
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    part: re.Pattern[str]
    no_part: re.Pattern[str]
    not_a_task: re.Pattern[str]
    doing: re.Pattern[str]
    work: re.Pattern[str]
    sentence: re.Pattern[str]
    limits: Any


@cache
def _tasks() -> _Tasks:
    raw = read_data("skills.toml")["tasks"]
    return _Tasks(
        lead=re.compile(raw["lead"]),
        tail=re.compile(raw["tail"]),
        part=re.compile(raw["part"]),
        no_part=re.compile(raw["no_part"]),
        not_a_task=re.compile(raw["not_a_task"]),
        doing=re.compile(raw["doing"]),
        work=re.compile(raw["work"]),
        sentence=re.compile(raw["told"]),
        limits=raw,
    )


def is_task_sentence(low: str, start: int, end: int) -> bool:
    """Whether a sentence under no heading tells a task."""
    return _tasks().sentence.match(low[start:end]) is not None


def is_task_line(low: str, start: int, end: int) -> bool:
    """Whether a line that is no sentence begins with a noun of doing: "Erfassung der Bestellungen"."""
    words = low[start:end]
    known = _tasks()
    short = end - start <= known.limits["longest"] and words[-1:] not in ".!?:,"
    return short and known.doing.match(words) is not None


def told(low: str, start: int, end: int) -> Iterator[Phrase]:
    """The tasks of one clause, each in its own words."""
    known = _tasks()
    limits = known.limits
    # "Anwendungsbetreuung: Sie binden Systeme an": the task is what is said behind the colon.
    if colon := _TITLED.match(low, start, end):
        start = colon.end()
    words = low[start:end]
    if known.not_a_task.search(words):
        return
    lead = known.lead.match(words)
    begin = start + (lead.end() if lead and lead.end() < len(words) else 0)
    works = lead is not None and known.work.search(low, start, begin) is not None
    tail = known.tail.search(words)
    last = start + (tail.start() if tail else len(words))
    place = begin
    cuts = [(match.start(), match.end()) for match in known.part.finditer(low, begin, last)]
    for stop, after in (*cuts, (last, last)):
        piece = low[place:stop].strip(" ,.;:()–-")
        if (
            limits["shortest"] <= len(piece)
            and not known.no_part.match(piece)
            and (works or _is_task(piece, alone=not cuts))
        ):
            first = place + low[place:stop].index(piece)
            yield Phrase(first, _whole_word(low, first, first + len(piece), limits["longest"]), "AD-SA-1")
        place, works = after, False


def _is_task(piece: str, *, alone: bool) -> bool:
    """Whether a noun of doing, a verb of work, or a word or two that stand alone tell a task."""
    known = _tasks()
    if alone and len(piece.split()) <= known.limits["few_words"]:
        return True
    return known.doing.match(piece) is not None or known.work.search(piece) is not None


def most_tasks() -> int:
    """So many tasks without a concept are taken from one advertisement."""
    return int(_tasks().limits["most"])


def _whole_word(low: str, start: int, end: int, longest: int) -> int:
    """A long task ends at its last comma or blank within reach."""
    if end - start <= longest:
        return end
    comma = low.rfind(",", start, start + longest)
    return comma if comma > start + longest // 3 else low.rfind(" ", start, start + longest)
