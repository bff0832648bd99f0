"""An amount of a sentence and the topic it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass

from proaktiv_match.reading.reports._amounts import Quantity
from proaktiv_match.reading.reports._sentence import Part
from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value, plain

__all__ = ["Measured", "earlier", "limit_amount", "owner_of"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A value read from an amount.

    Attributes:
        value: the value.
        amount: the amount it was read from.
        said: the topic it belongs to, if one is named.
        part: the part in which the amount stands.
        extra: further places of the text that belong to the quote.
    """

    value: Value
    amount: Quantity
    said: Said | None
    part: Part
    extra: tuple[tuple[int, int], ...] = ()


def limit_amount(amount: Quantity, stance: Stance, factor: float = 1.0) -> int | float | str:
    """The limit that an amount states, as the contract writes it."""
    value = plain(amount.value * factor)
    if amount.low is not None:
        low = plain(amount.low * factor)
        return f"[{low},{value})" if amount.below_high else f"[{low},{value}]"
    if amount.bound == "below" or (amount.bound == "from" and stance is Stance.EXCLUDED):
        return f"[0,{value})"
    if stance is Stance.EXCLUDED and not amount.bound:
        return f"[0,{value})"
    return value


def owner_of(part: Part, amount: Quantity, said: list[Said], fits: Callable[[Said], bool]) -> Said | None:
    """The nearest topic of the part that takes such an amount."""
    near = [one for one in said if one.part is part and fits(one)]
    return min(
        near,
        key=lambda one: (max(one.mention.start - amount.end, amount.start - one.mention.end, 0), one.mention.start),
        default=None,
    )


def earlier(part: Part, said: list[Said], fits: Callable[[Said], bool]) -> Said | None:
    """The last topic before the part that takes such an amount; the first one after it where there is none."""
    before = [one for one in said if one.mention.end <= part.start and fits(one)]
    return before[-1] if before else None
