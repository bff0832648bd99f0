"""What a search asks for: one person, ready for many offers, and what other rooms know about the pair."""

from collections.abc import Callable
from dataclasses import dataclass

from proaktiv_match.fit import CompiledOffer, PreparedParticipant
from proaktiv_match.profiles import Workplace
from proaktiv_match.skills import Evidence

__all__ = ["Request", "Wanted"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wish as it is held against offers.

    Attributes:
        dimension: the dimension it speaks of; `None` for a wish about the occupation, which looks at titles only.
        in_offer: whether an offer has what the wish speaks of: 0 no, 1 possibly, 2 surely. Of several demands on the
            measures of the dimension the surest counts.
        in_title: the same of a title, for a wish about the occupation; of two titles the surer counts.
    """

    dimension: str | None
    in_offer: Callable[[CompiledOffer], int]
    in_title: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Request:
    """One person against all offers.

    Attributes:
        person: limits.
        evidence: skills.
        kinds: kinds the person is ready for; `None` for all.
        never: an offer that surely has it is hidden.
        gladly: an offer that may have it moves up by one.
        against: an offer that may have it moves down by one.
        no_agency: whether offers of temporary agencies are hidden.
        distance: tenths of a kilometre to a workplace, `None` if not known.
    """

    person: PreparedParticipant
    evidence: Evidence
    kinds: frozenset[str] | None
    never: tuple[Wanted, ...]
    gladly: tuple[Wanted, ...]
    against: tuple[Wanted, ...]
    no_agency: bool
    distance: Callable[[Workplace | None], int | None]
