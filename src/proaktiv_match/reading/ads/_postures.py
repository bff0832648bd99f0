"""An advertisement that asks for more than a whole shift of sitting, standing and walking contradicts itself."""

from collections.abc import Sequence
from dataclasses import replace

from proaktiv_match.reading.ads._read_demand import Amount, ReadDemand
from proaktiv_match.vocabulary import Interval, Number, vocabulary

__all__ = ["within_the_shift"]

_POSTURES = ("sitting", "standing", "walking")
_WHOLE = 100
_NAMED = "(0,100]"


def within_the_shift(demands: Sequence[ReadDemand]) -> list[ReadDemand]:
    """The demands; where the least shares of the postures exceed the shift (R6), they count as named without amount.

    "überwiegend stehend" of one post and "ständig sitzend" of another are both kept, to be asked for.
    """
    total: Number = 0
    for posture in _POSTURES:
        total += max((_least(one.amount) for one in demands if _is_share(one, posture)), default=0)
    if total <= _WHOLE:
        return list(demands)
    return [
        replace(one, amount=_NAMED) if any(_is_share(one, posture) for posture in _POSTURES) else one for one in demands
    ]


def _is_share(demand: ReadDemand, posture: str) -> bool:
    own = demand.dimension == posture and demand.measure == "share" and demand.certainty == "stated"
    return own and demand.amount is not None


def _least(amount: Amount | None) -> Number:
    if isinstance(amount, dict):
        meaning = vocabulary().lexicons[amount["lexicon"]].find(amount["word"])
        return meaning.demand.lo if meaning else 0
    if isinstance(amount, str):
        return Interval.parse(amount).lo
    return amount or 0
