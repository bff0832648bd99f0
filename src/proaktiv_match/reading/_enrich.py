"""Text and occupation together: what an advertisement says, then what is typical where nothing better is known.

What stands in an offer is never changed. A demand of the text is added beside it, with its quote; a typical demand only
on a measure about which nobody has said anything. Ranks do the rest (clarifications A22, A33).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from proaktiv_match.profiles import Offer
from proaktiv_match.reading._occupation_code import OccupationCode, OccupationLinker
from proaktiv_match.reading.ads import Ad, AdReader
from proaktiv_match.reading.occupations import TypicalDemands
from proaktiv_match.skills import Taxonomy

__all__ = ["Enriched", "Enricher"]

_REGULAR: Final = frozenset({"employment", "apprenticeship", "subsidised_16e", "subsidised_16i"})
_HOURS: Final = frozenset({"daily_hours", "weekly_hours"})
"""Typical hours are those of regular employment; a Minijob, a trial or a work opportunity has its own."""

_POSTURES: Final = frozenset({("sitting", "share"), ("standing", "share"), ("walking", "share")})
"""Shares of one shift: those of the text fit together, but not with others that the offer states already (R6)."""

_LISTS: Final = ("skills", "licences", "languages", "education", "accommodations")
"""Fields that are taken from the text where the offer has none of its own: a list somebody made is left as it is."""

_EXT: Final = "enrich"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Enriched:
    """An offer with what was added.

    Attributes:
        offer: the JSON object of the contract.
        dimensions_before: number of dimensions about which the offer said something.
        dimensions_after: the same with what was added.
        from_text: number of demands added from the text.
        from_occupation: number of typical demands added.
        occupation: the code that was used, `None` if there is none.
    """

    offer: Json
    dimensions_before: int
    dimensions_after: int
    from_text: int
    from_occupation: int
    occupation: OccupationCode | None


class Enricher:
    """Adds to offers what their text and their occupation say. Immutable.

    Args:
        taxonomy: for skills in texts, and for occupations of offers that name no code.
        typical: the table of typical demands; the bundled one where none is given.
    """

    def __init__(self, taxonomy: Taxonomy, typical: TypicalDemands | None = None) -> None:
        self._ads: Final = AdReader(taxonomy)
        self._linker: Final = OccupationLinker(taxonomy)
        self._typical: Final = TypicalDemands.bundled() if typical is None else typical

    def enrich(self, offers: Sequence[Offer]) -> Iterator[Enriched]:
        """The offers with what was added, in their order. To do it twice adds nothing more."""
        for offer, code in zip(offers, self._linker.codes(offers), strict=True):
            yield self._enriched(offer, code)

    def _enriched(self, offer: Offer, code: OccupationCode | None) -> Enriched:
        raw: Json = offer.model_dump(mode="json", by_alias=True, exclude_unset=True)
        demands: list[Json] = list(raw.get("demands", ()))
        before = len({demand["dimension"] for demand in demands})
        rules = self._add_text(raw, demands, offer)
        from_text = sum(pointer.startswith("/demands/") for pointer in rules)
        added = self._add_typical(demands, offer, code)
        if rules or added:
            raw["demands"] = demands
            raw["ext"] = dict(raw.get("ext", {})) | {_EXT: _notes(raw, rules, code)}
        after = len({demand["dimension"] for demand in demands})
        return Enriched(raw, before, after, from_text, added, code)

    def _add_text(self, raw: Json, demands: list[Json], offer: Offer) -> dict[str, str]:
        """Add what the text says; the rules that read it, by the pointer of what they read."""
        if not offer.description:
            return {}
        day = offer.published_on
        read = self._ads.read(
            Ad(offer.id, offer.title, offer.description, published_on=None if day is None else day.isoformat())
        )
        by_pointer: Mapping[str, str] = read["ext"]["reading"]["rules"]
        rules = {}
        own = {(demand["dimension"], demand["measure"]) for demand in demands}
        left_out = _POSTURES if own & _POSTURES else frozenset()
        for place, demand in enumerate(read["demands"]):
            if (demand["dimension"], demand["measure"]) in left_out:
                continue
            if not any(_says_already(known, demand) for known in demands):
                rules[f"/demands/{len(demands)}"] = by_pointer[f"/demands/{place}"]
                demands.append(demand)
        for name in _LISTS:
            if read.get(name) and not raw.get(name):
                raw[name] = read[name]
                rules |= {at: rule for at, rule in by_pointer.items() if at.split("/")[1] == name}
        return rules

    def _add_typical(self, demands: list[Json], offer: Offer, code: OccupationCode | None) -> int:
        known = {(demand["dimension"], demand["measure"]) for demand in demands}
        cells = () if code is None else self._typical.of(code.kldb)
        own_hours = offer.kind not in _REGULAR
        added = [
            demand
            for cell in cells
            if cell.axis.key not in known and not (own_hours and cell.dimension in _HOURS)
            if (demand := cell.as_demand()) is not None
        ]
        demands += added
        return len(added)


def _says_already(known: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    """Whether a demand of the text on this measure stands there already: the same value, or from the same words."""
    there = (known["dimension"], known["measure"], known["source"]["kind"])
    if there != (read["dimension"], read["measure"], "ad_text"):
        return False
    words, others = known["source"].get("quote") or "", read["source"]["quote"]
    return words in others or others in words or _value(known) == _value(read)


def _value(demand: Mapping[str, Any]) -> str:
    kept = {name: value for name, value in demand.items() if name != "source" and value not in (None, [])}
    return json.dumps(kept, sort_keys=True)


def _notes(raw: Json, rules: dict[str, str], code: OccupationCode | None) -> Json:
    """What was used: the rule behind each statement of the text by its pointer, and the occupation."""
    earlier = dict(raw.get("ext", {}).get(_EXT) or {})
    notes: Json = earlier | {"rules": dict(earlier.get("rules") or {}) | rules}
    if code is not None:
        notes["occupation"] = {"kldb": code.kldb, "by": code.by}
    return notes
