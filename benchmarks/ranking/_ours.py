"""Our skill score for all pairs of a world, and with kinds of evidence left out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from benchmarks.ranking._world import Post
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills import (
    MILLION,
    Evidence,
    How,
    Requirements,
    SkillMap,
    Taxonomy,
    Term,
    compile_requirements,
    read_evidence,
    score_skills,
)
from proaktiv_match.skills.linking import LabelIndex

__all__ = ["LADDER", "Ours", "linked"]

AS_OF = date(2026, 11, 21)
"""Any day does: nobody in these worlds says when a skill was last used."""

LADDER = {
    "same concept": (How.SAME,),
    "+ narrower, broader": (How.SAME, How.NARROWER, How.BROADER),
    "+ sibling": (How.SAME, How.NARROWER, How.BROADER, How.SIBLING),
    "+ related": (How.SAME, How.NARROWER, How.BROADER, How.SIBLING, How.RELATED),
    "+ similar text": tuple(How),
}
"""Kinds of evidence, added one by one."""


class _PlainMap(SkillMap):
    """For which every skill tells as much as any other."""

    __slots__ = ()

    def telling(self, concepts: Iterable[str]) -> int:
        del concepts
        return MILLION


def linked(index: LabelIndex, texts: Sequence[str]) -> dict[str, str]:
    """The concept of each text that the index is sure of, as `enrich` and `link` write it down."""
    return {text: found[0].concept for text, found in zip(texts, index.search(texts), strict=True) if _sure(found)}


def _sure(found: Sequence[Any]) -> bool:
    return bool(found) and bool(found[0].linked)


def _offer(post: Post) -> Offer:
    skills = [{"name": text, "must": True} for _, text in post.must]
    skills += [{"name": text, "must": False} for _, text in post.should]
    return Offer.model_validate({"id": post.occupation, "title": "Stelle", "kind": "employment", "skills": skills})


class Ours:
    """The offers of a world, compiled once.

    Args:
        posts: the offers.
        taxonomy: what the scorer knows.
        telling: whether a skill counts the more, the more it tells.
    """

    def __init__(self, posts: Sequence[Post], taxonomy: Taxonomy, *, telling: bool = True) -> None:
        self.skill_map = SkillMap(taxonomy) if telling else _PlainMap(taxonomy)
        self.requirements = [compile_requirements(_offer(post), self.skill_map) for post in posts]
        self._by_concept: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._by_label: dict[tuple[int, str], set[tuple[int, int]]] = defaultdict(set)
        for row, one in enumerate(self.requirements):
            for place, skill in enumerate(one.skills):
                for concept in skill.concepts:
                    self._by_concept[concept].add((row, place))
                self._by_label[_beginning(skill.term)].add((row, place))

    def evidence(self, texts: Sequence[str], links: Mapping[str, str], hows: Collection[How] = tuple(How)) -> Evidence:
        """What a person says, with the concepts it was linked to; only these kinds of evidence are kept."""
        skills = [{"name": text, "concept": links.get(text)} for text in texts]
        found = read_evidence(Participant.model_validate({"id": "P-1", "skills": skills}), self.skill_map)
        reach = {concept: [one for one in ways if one.how in hows] for concept, ways in found.reach.items()}
        kept = replace(found, reach={concept: ways for concept, ways in reach.items() if ways})
        return kept if How.TEXT in hows else replace(kept, texts=(), stated=())

    def known(self, texts: Sequence[str], links: Mapping[str, str]) -> str:
        """Share of texts that stand for a concept, in percent."""
        meanings = self.skill_map.meanings([Term.of(text, links.get(text)) for text in texts])
        return f"{100 * sum(bool(one.concepts) for one in meanings) / len(texts):.0f} %"

    def scores(self, persons: Sequence[Evidence]) -> Any:
        """Scores (persons, offers) in millionths.

        Requirements that nothing of the person comes near add nothing to the score, and are left out beforehand;
        `whole` scores without this.
        """
        scores = np.zeros((len(persons), len(self.requirements)), dtype=np.int64)
        for row, evidence in enumerate(persons):
            for offer, requirements in self._near(evidence):
                scores[row, offer] = score_skills(requirements, evidence, AS_OF).millionths
        return scores

    def whole(self, evidence: Evidence) -> Any:
        """Scores of all offers (offers,) in millionths, each with all that is asked for."""
        return np.array([score_skills(one, evidence, AS_OF).millionths for one in self.requirements], dtype=np.int64)

    def _near(self, evidence: Evidence) -> list[tuple[int, Requirements]]:
        places: dict[int, set[int]] = defaultdict(set)
        near = [self._by_concept.get(concept, ()) for concept in evidence.reach]
        known = [one for ways in evidence.labels.values() for one in ways]
        near += [self._by_label.get(_beginning(one.term), ()) for one in (*known, *evidence.texts, *evidence.stated)]
        for found in near:
            for offer, place in found:
                places[offer].add(place)
        return [
            (
                offer,
                replace(
                    self.requirements[offer], skills=tuple(self.requirements[offer].skills[one] for one in sorted(kept))
                ),
            )
            for offer, kept in places.items()
        ]


def _beginning(term: Term) -> tuple[int, str]:
    """Similar labels have as many words, and the first of them in alphabetical order begins alike."""
    words = sorted(term.label.core)
    return len(words), words[0][:3] if words else ""
