"""What texts mean and what is near what: a taxonomy made ready for scoring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from proaktiv_match.skills._nearness import Near, near_concepts
from proaktiv_match.skills._telling import telling_weight
from proaktiv_match.skills._term import Term
from proaktiv_match.skills._weights import MILLION, weights
from proaktiv_match.skills.taxonomy import Taxonomy

__all__ = ["Meaning", "SkillMap"]

Kind = Literal["skill", "occupation"]

_Key = tuple[Kind, str, str | None]

_TEXTS: Final = 1 << 18
_NEAR: Final = 1 << 12
"""Texts and concepts that are remembered: some 100 MB at most each, however many persons and offers pass by."""

_KLDB: Final = (3, 5)
_GROUP: Final = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """The concepts that a text may stand for.

    Attributes:
        concepts: ids, sorted; several where a label is ambiguous, none where nothing is sure enough.
        sureness: how sure that is, millionths: a million for a given id or an own label, less for a linked text.
    """

    concepts: tuple[str, ...] = ()
    sureness: int = MILLION


class SkillMap:
    """A taxonomy made ready for scoring. Immutable but for its memory of what was asked; safe for threads.

    A text means the concept whose id was given with it; else the concepts that have it as a label; else the one to
    which it links above the default confidence; else nothing, and is compared as text.

    Args:
        taxonomy: concepts, labels, relations.
    """

    __slots__ = ("_groups", "_meanings", "_near", "_resembling", "_telling", "_traits", "taxonomy")

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy: Final = taxonomy
        self._meanings: Final[dict[_Key, Meaning]] = {}
        self._near: Final[dict[str, dict[str, Near]]] = {}
        self._resembling: Final[dict[str, tuple[tuple[str, int], ...]]] = {}
        self._telling: Final[dict[str, int]] = {}
        self._traits: Final[dict[str, bool]] = {}
        self._groups: Final[dict[str, tuple[str, ...]]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return SkillMap, (self.taxonomy,)

    def meaning(self, term: Term, kind: Kind = "skill") -> Meaning:
        """What a text means."""
        return self.meanings([term], kind)[0]

    def meanings(self, terms: Sequence[Term], kind: Kind = "skill") -> list[Meaning]:
        """What texts mean; many at once are linked many times faster than one by one."""
        _made_room(self._meanings)
        found: dict[_Key, Meaning] = {}
        keys = [(kind, term.name, term.concept) for term in terms]
        open_terms: dict[str, Term] = {}
        for key, term in zip(keys, terms, strict=True):
            if key in found:
                continue
            known = self._meanings.get(key) or self._known(term, kind)
            if known is not None:
                found[key] = known
            else:
                open_terms.setdefault(term.name, term)
        if open_terms:
            for name, meaning in zip(open_terms, self._linked(list(open_terms), kind), strict=True):
                found[kind, name, open_terms[name].concept] = meaning
        self._meanings.update(found)
        return [found[key] for key in keys]

    def resembling(self, terms: Sequence[Term]) -> list[tuple[tuple[str, int], ...]]:
        """Concepts whose words resemble texts that mean nothing sure: (id, share in millionths), for similar text."""
        if not len(self.taxonomy):
            return [()] * len(terms)
        _made_room(self._resembling)
        found = {term.name: self._resembling.get(term.name) for term in terms}
        new = [name for name, known in found.items() if known is None]
        if new:
            for name, near in zip(new, self.taxonomy.link_index("skill").resembling(new), strict=True):
                found[name] = self._resembling[name] = tuple((one, round(share * MILLION)) for one, share in near)
        return [found[term.name] or () for term in terms]

    def near(self, concept: str) -> dict[str, Near]:
        """The concepts that are met by a concept (`near_concepts`)."""
        found = self._near.get(concept)
        if found is None:
            _made_room(self._near, _NEAR)
            found = self._near[concept] = near_concepts(self.taxonomy, concept)
        return found

    def telling(self, concepts: Iterable[str]) -> int:
        """Weight of a requirement by its most telling concept, millionths; without concept that of a plain text."""
        return max(map(self._telling_of, concepts), default=weights().telling["unknown"])

    def name(self, concept: str) -> str:
        """The preferred label of a concept; its id where it has none."""
        return next(iter(self.taxonomy.labels_of(concept)), "") or concept

    def transversal(self, concept: str) -> bool:
        """Whether a concept is a trait that all kinds of work ask for."""
        found = self._traits.get(concept)
        if found is None:
            known = self.taxonomy.concept(concept)
            found = self._traits[concept] = known is not None and known.transversal
        return found

    def group(self, digits: str) -> tuple[str, ...]:
        """The occupations with known skills in a KldB 2010 group of three digits."""
        if not self._groups:
            groups: dict[str, list[str]] = {"": []}
            for name in self.taxonomy.occupations:
                concept = self.taxonomy.concept(name)
                # Occupations carry the code of KldB (3 or 5 digits) or of ISCO-08 (4 digits).
                if (
                    concept is not None
                    and concept.code
                    and len(concept.code) in _KLDB
                    and self.taxonomy.essential(name)
                ):
                    groups.setdefault(concept.code[:_GROUP], []).append(name)
            self._groups.update((code, tuple(found)) for code, found in groups.items())
        return self._groups.get(digits, ())

    def _telling_of(self, concept: str) -> int:
        found = self._telling.get(concept)
        if found is None:
            found = self._telling[concept] = telling_weight(self.taxonomy, concept)
        return found

    def _known(self, term: Term, kind: Kind) -> Meaning | None:
        """The meaning of a text that needs no search; `None` if it has to be searched."""
        taxonomy = self.taxonomy
        if term.concept is not None and (term.concept in taxonomy or not len(taxonomy)):
            return Meaning((term.concept,))
        found = []
        for name in sorted(taxonomy.concepts_of(term.label)):
            concept = taxonomy.concept(name)
            if concept is not None and concept.kind == kind:
                found.append(name)
        if term.concept is not None:
            # An id of another taxonomy: equal ids still mean the same, and so does the label.
            return Meaning((term.concept, *found))
        if found:
            return Meaning(tuple(found))
        return None if len(taxonomy) and term.label.joined else Meaning()

    def _linked(self, names: list[str], kind: Kind) -> list[Meaning]:
        sureness = weights().credit["linked"]
        return [
            Meaning((found[0].concept,), sureness) if found and found[0].linked else Meaning()
            for found in self.taxonomy.link_index(kind).search(names, 1)
        ]


def _made_room(remembered: dict[Any, Any], most: int = _TEXTS) -> None:
    """Forget all where too much is remembered; whoever is reading has a copy of what it needs."""
    if len(remembered) >= most:
        remembered.clear()
