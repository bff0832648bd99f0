"""Occupations on both sides: what they are, which skills are typical of them, how near two of them are."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from proaktiv_match.skills._skill_map import SkillMap
from proaktiv_match.skills._term import Term
from proaktiv_match.skills._text import same_text, similar_text
from proaktiv_match.skills._weights import weights

__all__ = ["Occupation", "occupation_credit", "read_occupation", "typical_skills"]

_KLDB = re.compile(r"\d{3,5}")
_FULL = 5
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation as it is named on one side.

    Attributes:
        term: its title.
        kldb: five digits of KldB 2010, or fewer where only the group is known.
        concepts: what it stands for in the taxonomy; several where only its group is known.
        kin: whether the concepts are only those of its group.
    """

    term: Term
    kldb: str | None = None
    concepts: tuple[str, ...] = ()
    kin: bool = False


def read_occupation(
    skill_map: SkillMap, titles: Iterable[str | None], esco: str | None = None, kldb: str | None = None
) -> Occupation | None:
    """The occupation behind titles, of which the first is the name; `None` without any title.

    The concept is the one whose id was given, else the first title that means one, else all of the KldB group.
    """
    named = [Term.of(title) for title in titles if title and title.strip()]
    if not named:
        return None
    digits = kldb if kldb and _KLDB.fullmatch(kldb) else None
    if esco and esco in skill_map.taxonomy:
        return Occupation(named[0], digits, (esco,))
    for term in named:
        meaning = skill_map.meaning(term, "occupation")
        if meaning.concepts:
            return Occupation(named[0], digits, meaning.concepts)
    group = skill_map.group(digits[:_GROUP]) if digits else ()
    return Occupation(named[0], digits, group, kin=True)


def typical_skills(skill_map: SkillMap, occupation: Occupation) -> tuple[str, ...]:
    """Ids of the skills that are essential in the occupation; of several occupations in at least half of them.

    Traits that all kinds of work ask for are left out: they tell no occupation from another.
    """
    taxonomy = skill_map.taxonomy
    counted = Counter(skill for one in occupation.concepts for skill in taxonomy.essential(one))
    return tuple(
        sorted(
            skill
            for skill, count in counted.items()
            if 2 * count >= len(occupation.concepts) and not skill_map.transversal(skill)
        )
    )


def occupation_credit(asked: Occupation, past: Occupation) -> int:
    """What having worked in `past` is worth for a post as `asked`, by title and KldB alone; millionths."""
    credit = weights().credit
    worth = [0]
    if same_text(asked.term.label, past.term.label) or _one_concept(asked, past):
        worth.append(credit["typical_same_title"])
    elif similar_text(asked.term.label, past.term.label):
        worth.append(credit["typical_similar_title"])
    if asked.kldb and past.kldb:
        shortest = min(len(asked.kldb), len(past.kldb), _FULL)
        worth += [
            credit[f"typical_kldb_{digits}"]
            for digits in range(_GROUP, shortest + 1)
            if asked.kldb[:digits] == past.kldb[:digits]
        ]
    return max(worth)


def _one_concept(asked: Occupation, past: Occupation) -> bool:
    return not asked.kin and not past.kin and bool(set(asked.concepts) & set(past.concepts))
