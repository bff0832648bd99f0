"""Invented people, as records and as the question that every engine is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from benchmarks.offers._records import places
from benchmarks.offers._shape import coded, mask_of
from benchmarks.offers._world import AS_OF, Maker
from proaktiv_match.matching import Places, distance
from proaktiv_match.profiles import Home, Offer, Participant, Workplace
from proaktiv_match.skills import compile_requirements, read_evidence, score_skills

__all__ = ["Limited", "People", "Question", "place_table"]

_WISHED = ("frueh", "spaet", "nacht", "tag", "wochenende")


def place_table() -> Places:
    """The places of the worlds, for distances."""
    return Places({postcode: (lat, lon) for postcode, lat, lon in places()})


@dataclass(frozen=True, slots=True)
class Limited:
    """A limit on one axis.

    Attributes:
        axis: number of the axis.
        low: coded lower end of where the true maximum lies.
        high: coded upper end.
        absolute: whether it is absolute.
    """

    axis: int
    low: int
    high: int
    absolute: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One person as numbers: what every engine gets.

    Attributes:
        record: the participant, for engines that read it themselves.
        limits: limits on ordered measures.
        excluded: shifts that are not possible, as bits; 0 where shifts are not limited.
        excluded_absolute: whether that limit is absolute.
        bars: (axis, coded bound): a stated demand whose lower end is above the bound is a conflict, unless a measure
            that the post could be asked for takes it away. Conditional limits bar only beyond one grade (A23).
        credits: concept to credit in millionths.
        never: shifts that hide an offer, as bits.
        rather_not: shifts the person would rather not work, as bits.
        gladly: shifts the person would like, as bits.
        distances: tenths of a kilometre to each place.
    """

    record: Participant
    limits: tuple[Limited, ...]
    excluded: int
    excluded_absolute: bool
    bars: tuple[tuple[int, int], ...]
    credits: dict[int, int]
    never: int
    rather_not: int
    gladly: int
    distances: tuple[int, ...]


class People:
    """Makes people for a world.

    Args:
        maker: of the offers; people know the same skills.
        seed: same seed, same people; person n is the same in every number of people.
    """

    def __init__(self, maker: Maker, seed: int) -> None:
        self.maker, self.seed = maker, seed
        self.place = {one: number for number, one in enumerate(maker.skills)}

    def records(self, count: int, first: int = 0) -> Iterator[Participant]:
        """So many validated participants, one after the other."""
        for number in range(first, first + count):
            yield Participant.model_validate(self.raw(number))

    def raw(self, number: int) -> dict[str, Any]:
        """One participant as JSON object."""
        rng = np.random.default_rng([self.seed, 3, number])
        shape, rules = self.maker.shape, self.maker.shape.raw["people"]
        source = {"instrument": "drv_1a", "date": "2026-08-12"}
        odds = np.array([axis.limited for axis in shape.axes])
        chosen = rng.choice(
            len(odds), rng.integers(rules["limits"][0], rules["limits"][1] + 1), replace=False, p=odds / odds.sum()
        )
        keys = {shape.axes[one].key for one in chosen}
        # A low class without a limit on loads would bring one with it (R3).
        if ("work_heaviness", "class") in keys and ("lift_carry", "selten") not in keys:
            chosen = np.append(chosen, next(n for n, axis in enumerate(shape.axes) if axis.key[0] == "lift_carry"))
        limits = [self._limit(rng, int(one), source) for one in sorted(chosen)]
        if rng.random() < rules["shift"]:
            excluded = shape.raw["excluded"]
            weights = np.array([one["odds"] for one in excluded], float)
            named = excluded[rng.choice(len(excluded), p=weights / weights.sum())]["options"]
            limits.append(
                {"dimension": "shift_pattern", "measure": "options", "excluded": named}
                | {"strength": self._strength(rng), "source": source}
            )
        return {
            "id": f"P-{number:06d}",
            "stability": {"status": "stable"},
            "limits": limits,
            "skills": [
                {"name": self.maker.skill_map.name(one), "concept": one, "last_used": str(int(year))}
                for one, year in self._known(rng)
            ],
            "wishes": self._wishes(rng),
            "home": {"postcode": places()[int(rng.integers(len(places())))][0]},
        }

    def _strength(self, rng: np.random.Generator) -> str:
        return "conditional" if rng.random() < self.maker.shape.raw["people"]["conditional"] else "absolute"

    def _limit(self, rng: np.random.Generator, number: int, source: dict[str, str]) -> dict[str, Any]:
        axis, rules = self.maker.shape.axes[number], self.maker.shape.raw["people"]
        # Never the highest value: that would limit nothing.
        step = int(rng.integers(0, len(axis.values) - 1))
        amount: int | str = axis.values[step]
        if rng.random() < rules["range"]:
            amount = f"[{axis.values[step]},{axis.values[step + 1]})"
        return {
            "dimension": axis.key[0],
            "measure": axis.key[1],
            "at_most": amount,
            "strength": self._strength(rng),
            "source": source,
        }

    def _known(self, rng: np.random.Generator) -> list[tuple[str, int]]:
        """Skills with the year in which they were last used: most those of two occupations, some from anywhere."""
        rules = self.maker.shape.raw["people"]
        count = int(rng.integers(rules["skills"][0], rules["skills"][1] + 1))
        own, others = self.maker.usual_skills(rng, 2, count)
        chosen = sorted(list(dict.fromkeys([*own, *others]))[:count])
        years = rng.integers(rules["last_used"][0], rules["last_used"][1] + 1, len(chosen)).tolist()
        return [(self.maker.skills[one], year) for one, year in zip(chosen, years, strict=True)]

    def _wishes(self, rng: np.random.Generator) -> dict[str, Any]:
        lists: dict[str, Any] = {"never": [], "rather_not": [], "gladly": []}
        for option in _WISHED:
            drawn = rng.random()
            name = "never" if drawn < 0.05 else "rather_not" if drawn < 0.2 else "gladly" if drawn < 0.3 else None
            if name is not None:
                lists[name].append({"dimension": "shift_pattern", "option": option})
        return lists

    @cached_property
    def _alone(self) -> list[Any]:
        """For each skill the requirements of an offer that asks for it alone: the credit is then the score."""
        return [
            compile_requirements(
                Offer.model_validate(
                    {
                        "id": "O",
                        "title": "…",
                        "kind": "employment",
                        "skills": [{"name": self.maker.skill_map.name(one), "concept": one, "must": True}],
                    }
                ),
                self.maker.skill_map,
            )
            for one in self.maker.skills
        ]

    def question(self, person: Participant) -> Question:
        """A participant as numbers."""
        number = {axis.key: place for place, axis in enumerate(self.maker.shape.axes)}
        limits, bars, excluded, excluded_absolute = [], [], 0, True
        for limit in person.limits:
            if limit.excluded is not None:
                excluded, excluded_absolute = mask_of(list(limit.excluded)), not limit.is_conditional
            elif limit.amount is not None:
                ends = limit.amount.interval
                low, high = coded(int(ends.lo), int(ends.lo_open)), coded(int(ends.hi), -int(ends.hi_open))
                axis = number[limit.dimension, limit.measure]
                limits.append(Limited(axis, low, high, absolute=not limit.is_conditional))
                if not limit.is_conditional:
                    bars.append((axis, high))
                elif limit.axis.is_grade:
                    bars.append((axis, high + 2))
        evidence = read_evidence(person, self.maker.skill_map)
        worth = {
            place: found
            for place, alone in enumerate(self._alone)
            if (found := score_skills(alone, evidence, AS_OF).millionths)
        }
        wishes = {
            name: mask_of([wish.option for wish in getattr(person.wishes, name) if wish.option])
            for name in ("never", "rather_not", "gladly")
        }
        table = place_table()
        away = tuple(self._away(person.home, postcode, table) for postcode, _, _ in places())
        return Question(
            person, tuple(limits), excluded, excluded_absolute, tuple(bars), worth, distances=away, **wishes
        )

    @staticmethod
    def _away(home: Home | None, postcode: str, table: Places) -> int:
        found = distance(home, Workplace(postcode=postcode), table)
        if found is None:
            raise ValueError("every place of the worlds has coordinates")
        return found

    def questions(self, count: int, first: int = 0) -> Iterator[Question]:
        """So many people as numbers."""
        for person in self.records(count, first):
            yield self.question(person)
