"""Requirements and occupations as JSON text, in the form in which an index keeps them."""

import json

from proaktiv_match.skills import Label, Occupation, Term
from proaktiv_match.skills._requirements import Requirement

__all__ = [
    "RequirementKey",
    "occupation_from",
    "occupation_text",
    "requirement_from",
    "requirement_key",
    "requirement_text",
]


def _term(term: Term) -> list[object]:
    return [term.name, term.label.words, term.label.core, term.label.joined]


def _term_from(told: list[object]) -> Term:
    name, words, core, joined = told
    return Term(str(name), Label(tuple(words), tuple(core), str(joined)))  # type: ignore[arg-type]


RequirementKey = tuple[str, tuple[str, ...], int, int | None, bool, tuple[tuple[str, int], ...]]
"""What tells a requirement from another: name, concepts, sureness, level, typical, and concepts that resemble it."""


def requirement_key(one: Requirement) -> RequirementKey:
    """A requirement without its weight and without `must`, which belong to the list it stands in."""
    return (one.term.name, one.concepts, one.sureness, one.level, one.typical, one.similar)


def requirement_text(key: RequirementKey) -> str:
    """A requirement as text."""
    name, *others = key
    return json.dumps([_term(Term.of(name)), *others], ensure_ascii=False, separators=(",", ":"))


def requirement_from(text: str, *, must: bool, weight: int) -> Requirement:
    """The requirement behind `requirement_text`; the id that came with it is gone, what it means is not."""
    term, concepts, sureness, level, typical, similar = json.loads(text)
    near = tuple((str(concept), int(share)) for concept, share in similar)
    return Requirement(_term_from(term), tuple(concepts), sureness, must, level, typical, weight, near)


def occupation_text(one: Occupation) -> str:
    """An occupation."""
    return json.dumps([_term(one.term), one.kldb, one.concepts, one.kin], ensure_ascii=False, separators=(",", ":"))


def occupation_from(text: str) -> Occupation:
    """The occupation behind `occupation_text`."""
    term, kldb, concepts, kin = json.loads(text)
    return Occupation(_term_from(term), kldb, tuple(concepts), kin)
