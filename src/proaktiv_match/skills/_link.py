"""How a skill that is asked for and a skill that is there belong together."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from proaktiv_match.skills._label import Label, label
from proaktiv_match.skills._text import same_text, similar_text
from proaktiv_match.skills._weights import weights
from proaktiv_match.skills.taxonomy import Taxonomy

__all__ = ["How", "LabelLinker", "Link", "Linker", "Term"]


class How(StrEnum):
    """Kind of a link (contract, `contributions[].how`), the strongest first."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    SIBLING = "sibling"
    RELATED = "related"
    TEXT = "text"
    TYPICAL = "typical"


@dataclass(frozen=True, slots=True)
class Term:
    """A skill as it is named on one side.

    Attributes:
        name: as written.
        label: in the form that is compared.
        concept: id of the concept, if it was given.
    """

    name: str
    label: Label
    concept: str | None = None

    @classmethod
    def of(cls, name: str, concept: str | None = None) -> "Term":
        """The term for a name as written."""
        return cls(name, label(name), concept or None)


@dataclass(frozen=True, slots=True)
class Link:
    """How two terms belong together, and what it is worth in millionths."""

    how: How
    credit: int


class Linker(Protocol):
    """Finds how two terms belong together. Has to be pure: the same two terms, the same link."""

    def link(self, required: Term, known: Term) -> Link | None:
        """The link, or `None` if there is none to be sure of."""
        ...


@dataclass(frozen=True, slots=True)
class LabelLinker:
    """Links by concept id, by labels of one concept, and by cautious similarity of text."""

    taxonomy: Taxonomy

    def link(self, required: Term, known: Term) -> Link | None:
        """`same` for one concept or one label, `text` for a similar label, else `None`."""
        credit = weights().credit
        if self._same(required, known):
            return Link(How.SAME, credit["same"])
        if similar_text(required.label, known.label):
            return Link(How.TEXT, credit["text"])
        return None

    def _same(self, required: Term, known: Term) -> bool:
        if same_text(required.label, known.label):
            return True
        if not len(self.taxonomy):
            return required.concept is not None and required.concept == known.concept
        return bool(self._concepts(required) & self._concepts(known))

    def _concepts(self, term: Term) -> frozenset[str]:
        return frozenset({term.concept}) if term.concept else self.taxonomy.concepts_of(term.label)
