"""The same offers as records of the contract, validated one by one, as they come from a file."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.offers._shape import Axis, options_of
from benchmarks.offers._world import AD, AS_OF, EMPLOYER, NOWHERE, Columns, Maker
from proaktiv_match.profiles import Offer, OfferKind, RequiredSkill

if TYPE_CHECKING:
    import numpy as np

__all__ = ["identifier", "offers_of", "places", "raw_offers", "with_skills"]

_KINDS = {EMPLOYER: "employer", AD: "ad_text"}
_STATED_ON = "2026-11-03"


@cache
def places() -> tuple[tuple[str, float, float], ...]:
    """Postcodes with latitude and longitude, in the order of the file."""
    file = Path(__file__).parents[2] / "data" / "fixtures" / "places.csv"
    with file.open(encoding="utf-8") as lines:
        return tuple(
            (row["postcode"], float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines, delimiter=";")
        )


def identifier(number: int) -> str:
    """Id of the n-th offer; ids sort like numbers."""
    return f"O-{number:07d}"


def with_skills(maker: Maker, concepts: "np.ndarray[Any, Any]", must: "np.ndarray[Any, Any]") -> Offer:
    """An offer that says nothing but its skills; unchecked, for weights only."""
    skills = tuple(
        RequiredSkill.model_construct(
            name=maker.skill_map.name(maker.skills[one]), concept=maker.skills[one], must=bool(is_must), level=None
        )
        for one, is_must in zip(concepts.tolist(), must.tolist(), strict=True)
    )
    return Offer.model_construct(id="O", title="", kind=OfferKind.EMPLOYMENT, skills=skills)


def _amount(low: int, high: int) -> int | str:
    """Coded ends as an amount of the contract."""
    if low == high and low % 2 == 0:
        return low // 2
    left, right = ("(" if low % 2 else "["), (")" if high % 2 else "]")
    return f"{left}{low // 2},{(high + 1) // 2}{right}"


def _source(kind: int, words: str) -> dict[str, Any]:
    if kind == AD:
        return {"kind": "ad_text", "date": _STATED_ON, "quote": words}
    return {"kind": _KINDS.get(kind, "occupation"), "date": _STATED_ON}


def _demand(axis: Axis, kind: int, low: int, high: int) -> dict[str, Any]:
    dimension, measure = axis.key
    return {
        "dimension": dimension,
        "measure": measure,
        "amount": _amount(low, high),
        "source": _source(kind, f"{dimension} {measure}"),
    }


def _aids(maker: Maker, removable: int) -> list[dict[str, Any]]:
    axes = maker.shape.axes
    taken = [axis for number, axis in enumerate(axes) if removable >> number & 1]
    listed: list[dict[str, Any]] = []
    for axis in taken:
        entry: dict[str, Any] = {"id": axis.removable, "status": "requestable"}
        if axis.removable == "task_swap":
            entry["acts_on"] = [axis.key[0]]
        listed.append(entry)
    return listed


def raw_offers(maker: Maker, block: Columns) -> Iterator[dict[str, Any]]:
    """The offers of a block as JSON objects."""
    axes, kinds = maker.shape.axes, maker.shape.raw["kinds"]["names"]
    columns = {name: array.tolist() for name, array in block.arrays().items() if array.ndim == 1}
    source, low, high = block.source.T.tolist(), block.low.T.tolist(), block.high.T.tolist()
    labels = [maker.skill_map.name(one) for one in maker.skills]
    for number in range(len(block)):
        demands = [
            _demand(axis, kind, low[number][place], high[number][place])
            for place, (axis, kind) in enumerate(zip(axes, source[number], strict=True))
            if kind
        ]
        if columns["shift_source"][number]:
            demands.append(
                {
                    "dimension": "shift_pattern",
                    "measure": "options",
                    "required": options_of(columns["required"][number]),
                    "optional": options_of(columns["optional"][number]),
                    "source": _source(columns["shift_source"][number], "shift_pattern options"),
                }
            )
        begin, end = columns["start"][number], columns["start"][number + 1]
        title = maker.occupations[columns["occupation"][number]]
        quotes = [one["source"]["quote"] for one in demands if one["source"]["kind"] == "ad_text"]
        offer: dict[str, Any] = {
            "id": identifier(block.first + number),
            "title": title,
            "kind": kinds[columns["kind"][number]],
            "temporary_agency": columns["agency"][number],
            "employer": {"id": f"E-{block.first + number}"},
            "description": ". ".join(quotes) or None,
            "expires_on": (AS_OF - timedelta(days=1)).isoformat() if columns["gone"][number] else None,
            "demands": demands,
            "accommodations": _aids(maker, columns["removable"][number]),
            "skills": [
                {"name": labels[concept], "concept": maker.skills[concept], "must": must}
                for concept, must in zip(columns["concept"][begin:end], columns["must"][begin:end], strict=True)
            ],
            "occupation": {"title": title},
        }
        if columns["published"][number]:
            offer["published_on"] = date.fromordinal(columns["published"][number]).isoformat()
        if columns["place"][number] != NOWHERE:
            offer["workplace"] = {"postcode": places()[columns["place"][number]][0]}
        yield offer


def offers_of(maker: Maker, count: int) -> Iterator[Offer]:
    """So many validated offers, one after the other; a block of columns is all that is in memory."""
    for block in maker.blocks(count):
        for raw in raw_offers(maker, block):
            yield Offer.model_validate(raw)
