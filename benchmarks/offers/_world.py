"""Invented offers as columns: seeded, block by block, the first n offers the same in a world of any size."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.offers._shape import Shape, mask_of, shape
from proaktiv_match.skills import SkillMap, Taxonomy, compile_all
from proaktiv_match.vocabulary import SHIFT_POSITIONS

__all__ = ["AD", "AS_OF", "BLOCK", "EMPLOYER", "NOWHERE", "TYPICAL", "Columns", "Maker", "joined"]

AS_OF = np.datetime64("2026-11-21").astype(object)
BLOCK = 10_000
"""Offers made at once; what is in memory while they stream."""

EMPLOYER, AD, TYPICAL = 1, 2, 3
"""Who says it; 0 where nobody does."""

NOWHERE = 255
"""Place of an offer whose workplace is not known."""

_SLOTS = 8
_Array = Any


@dataclass(frozen=True, slots=True)
class Columns:
    """Offers as columns, in the order of their ids.

    Attributes:
        first: number of the first offer.
        source: who states each measure, (axes, offers).
        low: coded lower end of the demand, (axes, offers).
        high: coded upper end.
        shift_source: who states the shifts.
        required: shifts demanded, as bits.
        optional: shifts possibly demanded, as bits.
        removable: axes that a requestable measure takes away, as bits.
        kind: place in the list of kinds.
        agency: whether it is agency work.
        gone: whether it is over.
        published: ordinal of the day of publication, 0 if not known.
        place: place of the workplace, `NOWHERE` if not known.
        occupation: place of the occupation in the taxonomy.
        start: first posting of each offer, and the end of the last.
        concept: concept of each posting, rising within an offer.
        must: whether the offer insists on it.
        weight: share of the posting in its offer, millionths.
    """

    first: int
    source: _Array
    low: _Array
    high: _Array
    shift_source: _Array
    required: _Array
    optional: _Array
    removable: _Array
    kind: _Array
    agency: _Array
    gone: _Array
    published: _Array
    place: _Array
    occupation: _Array
    start: _Array
    concept: _Array
    must: _Array
    weight: _Array

    def __len__(self) -> int:
        """Number of offers."""
        return len(self.kind)

    def arrays(self) -> dict[str, Any]:
        """All columns by name."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "first"}

    def save(self, path: Path) -> None:
        """Keep the columns in a folder, one file each."""
        path.mkdir(parents=True, exist_ok=True)
        for name, array in self.arrays().items():
            np.save(path / f"{name}.npy", array)

    @classmethod
    def load(cls, path: Path) -> "Columns":
        """Columns that were kept, by mmap."""
        names = [one.name for one in fields(cls) if one.name != "first"]
        return cls(0, **{name: np.load(path / f"{name}.npy", mmap_mode="r") for name in names})

    @property
    def unanswered(self) -> _Array:
        """Shifts of which the offer says nothing: an advertisement that names one answers for five (A4)."""
        named = self.required | self.optional
        five = mask_of(sorted(SHIFT_POSITIONS))
        answered = named | np.where(named & five, five, 0).astype(named.dtype)
        return np.where(self.shift_source == AD, ~answered, 0).astype(named.dtype)


def joined(blocks: list[Columns]) -> Columns:
    """Blocks in one piece."""
    if not blocks:
        raise ValueError("a world has at least one offer")
    made: dict[str, Any] = {}
    for one in fields(Columns):
        parts = [getattr(block, one.name) for block in blocks]
        if one.name in ("source", "low", "high"):
            made[one.name] = np.concatenate(parts, axis=1)
        elif one.name == "start":
            ends = np.cumsum([0, *(part[-1] for part in parts)])
            made[one.name] = np.concatenate(
                [*(part[:-1] + end for part, end in zip(parts, ends[:-1], strict=True)), ends[-1:]]
            )
        elif one.name != "first":
            made[one.name] = np.concatenate(parts)
    return Columns(blocks[0].first, **made)


def _zipf(count: int, exponent: float) -> _Array:
    odds = np.arange(1, count + 1) ** -exponent
    return odds / odds.sum()


class Maker:
    """Makes offers of one world.

    Args:
        world: `unknown` or `known`.
        seed: same seed, same offers.

    Attributes:
        skills: ids of the skills that are asked for; a concept of the columns is a place in them.
        occupations: labels of the occupations.
        taxonomy: the same skills with their labels alone. What is near a skill counts once in an offer, for the one
            requirement where it is worth most; no database says this as a plain sum, so nothing is near anything here.
    """

    def __init__(self, world: str, seed: int) -> None:
        self.world, self.seed = world, seed
        self.bundled = Taxonomy.bundled()
        names = SkillMap(self.bundled)
        # Traits of all kinds of work weigh by another rule, so an offer here asks for real skills.
        self.skills = tuple(one for one in self.bundled.skills if not names.transversal(one))
        self.occupations = tuple(names.name(one) for one in self.bundled.occupations)
        self.taxonomy = Taxonomy({one: [names.name(one)] for one in self.skills}, "offers benchmark")
        self.skill_map = SkillMap(self.taxonomy)
        self.shape: Shape = shape()
        self.odds = self.shape.raw["worlds"][world]
        rng = np.random.default_rng([seed, 1])
        self._skill_order = rng.permutation(len(self.skills))
        self._occupation_order = rng.permutation(len(self.occupations))
        self._levels = rng.random((len(self.shape.axes), len(self.occupations)))

    @cached_property
    def _of_occupation(self) -> tuple[_Array, _Array]:
        """Skills of each occupation in rows, and how many there are."""
        place = {one: number for number, one in enumerate(self.skills)}
        rows = [
            sorted({place[one] for one in (*essential, *optional) if one in place})
            for essential, optional in (
                (self.bundled.essential(one), self.bundled.optional(one)) for one in self.bundled.occupations
            )
        ]
        table = np.zeros((len(rows), max(map(len, rows), default=1) or 1), np.int64)
        for number, row in enumerate(rows):
            table[number, : len(row)] = row
        return table, np.array([len(row) for row in rows])

    def usual_skills(self, rng: np.random.Generator, occupations: int, skills: int) -> tuple[list[int], list[int]]:
        """Skills of some occupations, and some skills from anywhere; common ones are common among people, too."""
        drawn = rng.choice(len(self.occupations), occupations, p=_zipf(len(self.occupations), 1.0))
        table, lengths = self._of_occupation
        own = {one for row in self._occupation_order[drawn] for one in table[row, : lengths[row]].tolist()}
        odds = _zipf(len(self.skills), self.shape.raw["skills"]["exponent"])
        return sorted(own), self._skill_order[rng.choice(len(self.skills), skills, replace=False, p=odds)].tolist()

    def blocks(self, offers: int) -> Iterator[Columns]:
        """So many offers, block by block."""
        for first in range(0, offers, BLOCK):
            yield self._block(first, min(BLOCK, offers - first))

    def _block(self, first: int, count: int) -> Columns:
        rng = np.random.default_rng([self.seed, 2, first // BLOCK, ["unknown", "known"].index(self.world)])
        # All of a block is drawn, also where fewer are asked for: the first n are the same in a world of any size.
        drawn = self._drawn(rng)
        postings = int(drawn["start"][count])
        ends = {"start": count + 1, "concept": postings, "must": postings}
        cut = {name: array[..., : ends.get(name, count)] for name, array in drawn.items()}
        return Columns(first=first, weight=self._weights(cut["start"], cut["concept"], cut["must"]), **cut)

    def _drawn(self, rng: np.random.Generator) -> dict[str, Any]:
        """All columns of a block but the weights."""
        shares, size = self.shape.raw["shares"], BLOCK
        drawn = rng.choice(len(self.occupations), size, p=_zipf(len(self.occupations), 1.0))
        occupation = self._occupation_order[drawn]
        source, low, high = self._demands(rng, occupation)
        shift_source, required, optional = self._shifts(rng)
        start, concept, must = self._skills(rng, occupation)
        kinds, places = self.shape.raw["kinds"], self.shape.raw["places"]
        odds = np.array(kinds["odds"], float)
        published = AS_OF.toordinal() - np.minimum(rng.exponential(30, size).astype(np.int32), 360)
        place = rng.choice(places["count"], size, p=_zipf(places["count"], places["exponent"]))
        return {
            "source": source,
            "low": low,
            "high": high,
            "shift_source": shift_source,
            "required": required,
            "optional": optional,
            "removable": self._removable(rng),
            "kind": rng.choice(len(odds), size, p=odds / odds.sum()).astype(np.uint8),
            "agency": rng.random(size) < shares["agency"],
            "gone": rng.random(size) < shares["gone"],
            "published": np.where(rng.random(size) < shares["no_publication"], 0, published).astype(np.int32),
            "place": np.where(rng.random(size) < shares["no_place"], NOWHERE, place).astype(np.uint8),
            "occupation": occupation.astype(np.uint16),
            "start": start,
            "concept": concept,
            "must": must,
        }

    def _demands(self, rng: np.random.Generator, occupation: _Array) -> tuple[_Array, _Array, _Array]:
        axes, size, shares = self.shape.axes, len(occupation), self.shape.raw["shares"]
        source = np.zeros((len(axes), size), np.uint8)
        low = np.zeros((len(axes), size), np.int16)
        high = np.zeros((len(axes), size), np.int16)
        for number, axis in enumerate(axes[: self.shape.drawn]):
            levels = self._levels[number, occupation] * (len(axis.values) - 1)
            step = np.rint(levels + rng.normal(0, shares["spread"], size)).clip(0, len(axis.values) - 1).astype(int)
            value = 2 * np.array(axis.values, np.int16)[step]
            typical = 2 * np.array(axis.values, np.int16)[np.rint(levels).astype(int)]
            stated = rng.random(size) < (self.odds["stated"] or axis.ads)
            from_text = (rng.random(size) < shares["from_text"]) & (not axis.safety)
            ranged = from_text & (rng.random(size) < shares["range"])
            known_to_be_usual = ~stated & (rng.random(size) < self.odds["typical"])
            source[number] = np.where(
                stated, np.where(from_text, AD, EMPLOYER), np.where(known_to_be_usual, TYPICAL, 0)
            )
            low[number] = np.where(stated, np.where(ranged, axis.unnamed[0], value), typical)
            high[number] = np.where(stated, np.where(ranged, axis.unnamed[1], value), typical)
        hours = self.shape.raw["hours"]
        odds = np.array(hours["odds"], float)
        weekly = rng.choice(np.array(hours["weekly"], np.int16), size, p=odds / odds.sum())
        stated = rng.random(size) < self.odds["hours"]
        for number, value in ((self.shape.drawn, weekly // 5), (self.shape.drawn + 1, weekly)):
            source[number] = np.where(stated, EMPLOYER, 0)
            low[number] = high[number] = 2 * value
        silent = source == 0
        low[silent] = high[silent] = 0
        return source, low, high

    def _shifts(self, rng: np.random.Generator) -> tuple[_Array, _Array, _Array]:
        shifts = self.shape.raw["shift"]
        odds = np.array([one["odds"] for one in shifts], float)
        chosen = rng.choice(len(shifts), BLOCK, p=odds / odds.sum())
        from_text = rng.random(BLOCK) < self.shape.raw["shares"]["from_text"]
        stated = rng.random(BLOCK) < self.odds["shift"]
        masks = [
            np.where(stated, np.array([mask_of(one[role]) for one in shifts], np.uint16)[chosen], 0)
            for role in ("required", "optional")
        ]
        source = np.where(stated, np.where(from_text, AD, EMPLOYER), 0).astype(np.uint8)
        return source, masks[0].astype(np.uint16), masks[1].astype(np.uint16)

    def _removable(self, rng: np.random.Generator) -> _Array:
        """Axes that one measure a post could be asked for takes away; most posts list none."""
        bits = [0, *(1 << number for number, axis in enumerate(self.shape.axes) if axis.removable)]
        listed = rng.random(BLOCK) < self.shape.raw["shares"]["aid"]
        return np.where(listed, np.array(bits, np.uint64)[rng.integers(1, len(bits), BLOCK)], 0).astype(np.uint64)

    def _skills(self, rng: np.random.Generator, occupation: _Array) -> tuple[_Array, _Array, _Array]:
        rules = self.shape.raw["skills"]
        counts = 1 + rng.choice(_SLOTS, BLOCK, p=np.array(rules["counts"]))
        at_large = rng.choice(len(self.skills), (BLOCK, _SLOTS), p=_zipf(len(self.skills), rules["exponent"]))
        at_large = self._skill_order[at_large]
        table, lengths = self._of_occupation
        length = lengths[occupation][:, None]
        # The first skills of an occupation are asked for most.
        near = (rng.random((BLOCK, _SLOTS)) ** 2 * np.maximum(length, 1)).astype(int)
        own = table[occupation[:, None], near]
        is_own = (rng.random((BLOCK, _SLOTS)) < rules["of_occupation"]) & (length > 0)
        concept = np.where(is_own, own, at_large)
        must = rng.random((BLOCK, _SLOTS)) < rules["must"]
        asked = np.arange(_SLOTS) < counts[:, None]
        order = np.argsort(np.where(asked, concept, len(self.skills)), axis=1, kind="stable")
        concept, must = np.take_along_axis(concept, order, 1), np.take_along_axis(must, order, 1)
        # What is not asked for stands at the end; what is drawn twice counts once.
        kept = np.arange(_SLOTS) < counts[:, None]
        kept[:, 1:] &= concept[:, 1:] != concept[:, :-1]
        start = np.concatenate([[0], np.cumsum(kept.sum(axis=1))]).astype(np.int64)
        return start, concept[kept].astype(np.uint16), must[kept]

    def _weights(self, start: _Array, concept: _Array, must: _Array) -> _Array:
        """Shares of the postings, by the rules of the skill score itself."""
        from benchmarks.offers._records import with_skills

        offers = [with_skills(self, concept[begin:end], must[begin:end]) for begin, end in pairwise(start.tolist())]
        place = {one: number for number, one in enumerate(self.skills)}
        weights = np.zeros(len(concept), np.int32)
        for begin, found in zip(start.tolist(), compile_all(offers, self.skill_map), strict=False):
            by_concept = sorted((place[one.concepts[0]], one.weight) for one in found.skills)
            weights[begin : begin + len(by_concept)] = [weight for _, weight in by_concept]
        return weights
