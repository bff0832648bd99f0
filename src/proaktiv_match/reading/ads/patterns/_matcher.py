"""Finds the patterns in clauses: first the literals, then the expressions of the forms that they call."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads.patterns._contexts import Setting, setting_of
from proaktiv_match.reading.ads.patterns._frequency import expression
from proaktiv_match.reading.ads.patterns._language import Form, compiled
from proaktiv_match.reading.ads.patterns._loader import patterns, read_data
from proaktiv_match.reading.ads.patterns._pattern import Pattern

__all__ = ["Hit", "find_hits"]

_HEADS = (4, 3, 2)
"""Letters by which a literal is looked up: its first four, or all where it is shorter."""

_NEAR = 80
"""How far around a place, in signs, words may stand that take its meaning away."""

_Calls = dict[str, tuple[tuple[str, tuple[int, ...]], ...]]
"""Head of a literal to the literals that begin so, each with the numbers of the forms it calls."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found in a clause.

    Attributes:
        pattern: the pattern.
        start: where its words begin in the clause.
        end: where they end.
        clause: number of the clause.
        denied: whether a "nicht" stands within the words: "Treppen müssen Sie nicht steigen".
    """

    pattern: Pattern
    start: int
    end: int
    clause: int
    denied: bool


@cache
def _forms() -> tuple[tuple[Pattern, Form], ...]:
    return tuple((pattern, form) for pattern in patterns() for form in pattern.forms)


@cache
def _calls() -> tuple[tuple[int, _Calls], ...]:
    """For each length of head, who is called."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, (_, form) in enumerate(_forms()):
        for literal in form.literals:
            numbers[literal].append(number)
    tables: dict[int, dict[str, list[tuple[str, tuple[int, ...]]]]] = {size: defaultdict(list) for size in _HEADS}
    for literal, called in sorted(numbers.items()):
        size = min(len(literal), max(_HEADS))
        tables[size][literal[:size]].append((literal, tuple(called)))
    return tuple((size, {head: tuple(own) for head, own in tables[size].items()}) for size in _HEADS)


@cache
def _inside() -> re.Pattern[str]:
    return expression(read_data("polarity.toml")["after"]["inside"])


def _called(clause: str) -> list[int]:
    """Numbers of the forms of which a literal stands in the clause."""
    called: set[int] = set()
    for size, table in _calls():
        heads = {clause[place : place + size] for place in range(len(clause) - size + 1)}
        for head in heads & table.keys():
            for literal, forms in table[head]:
                if len(literal) == size or literal in clause:
                    called.update(forms)
    return sorted(called)


def find_hits(clauses: Sequence[str]) -> Iterator[Hit]:
    """All places where the words of a pattern stand and mean what they say.

    Of places of one pattern that lie in each other, the widest counts.

    Args:
        clauses: the clauses in small letters.
    """
    forms = _forms()
    for number, clause in enumerate(clauses):
        places: dict[str, tuple[Pattern, dict[tuple[int, int], bool]]] = {}
        for called in _called(clause):
            pattern, form = forms[called]
            for found in compiled((form,)).finditer(clause):
                denied = not form.denies and bool(_inside().search(found[0]))
                places.setdefault(pattern.id, (pattern, {}))[1][found.span()] = denied
        if not places:
            continue
        setting = setting_of(clause)
        for pattern, spans in places.values():
            yield from (Hit(pattern, *span, number, spans[span]) for span in _meant(pattern, spans, clause, setting))


def _meant(
    pattern: Pattern, spans: Iterable[tuple[int, int]], clause: str, setting: Setting
) -> Iterator[tuple[int, int]]:
    open_to_it = [
        span
        for span in sorted(spans)
        if not setting.hides(*span, offered=pattern.anywhere)
        and not (pattern.without and compiled(pattern.without).search(clause, max(0, span[0] - _NEAR), span[1] + _NEAR))
    ]
    for start, end in open_to_it:
        if not any(left <= start and end <= right and (left, right) != (start, end) for left, right in open_to_it):
            yield start, end
