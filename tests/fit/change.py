"""Pairs before and after one change, and how a test is run over drawn ones.

An arrangement takes `Dice` and returns a `Change`. The same arrangement serves Hypothesis, which shrinks, and
`python -m tests.fit.invariants`, which tries tens of thousands.
"""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, NoReturn, Protocol

from hypothesis import given, reject
from hypothesis import strategies as st

from tests.fit.seen import Seen, judge, look
from tests.fit.told import told_pair, told_seen
from tests.worlds import Dice, DrawnDice, Pair

__all__ = [
    "INVARIANTS",
    "Change",
    "Invariant",
    "UnsuitableError",
    "copied",
    "is_living",
    "over",
    "says_something",
    "unsuitable",
]


class UnsuitableError(Exception):
    """The drawn pair does not meet the invariant's precondition."""


def unsuitable() -> NoReturn:
    """Give the drawn pair up: the invariant says nothing about it."""
    raise UnsuitableError


class Change(NamedTuple):
    """Two pairs that differ in one thing; `key` is the dimension and measure it concerns, if one."""

    before: Pair
    after: Pair
    key: tuple[str, str] = ("", "")

    def judged(self) -> tuple[Seen, Seen]:
        """Both judgements. Pairs that are not compared at all are given up."""
        before, after = look(self.before), look(self.after)
        if not before.ready or not after.ready:
            unsuitable()
        return before, after

    def __repr__(self) -> str:
        """Both pairs and both judgements, as a person reads them."""
        told = [f"change of {'.'.join(self.key)}"]
        pairs = {"before": self.before, "after": self.after} if self.before != self.after else {"pair": self.before}
        for name, pair in pairs.items():
            told += [f" {name}", told_pair(pair), told_seen("said", judge()(pair))]
        return "\n".join(told)


Arrangement = Callable[[Dice], Change]


class Invariant(Protocol):
    """A test over an arrangement."""

    __name__: str
    arrange: Arrangement
    holds: Callable[[Change], None]

    def __call__(self) -> None:
        """Run it as a test."""


INVARIANTS: list[Invariant] = []
"""All invariants, in the order in which their modules were loaded."""


def over(arrange: Arrangement) -> Callable[[Callable[[Change], None]], Invariant]:
    """Make a test of a statement about changes."""

    @st.composite
    def changes(draw: Any) -> Change:
        try:
            return arrange(DrawnDice(draw))
        except UnsuitableError:
            reject()

    def made(holds: Callable[[Change], None]) -> Invariant:
        def test(change: Change) -> None:
            try:
                holds(change)
            except UnsuitableError:
                reject()

        test.__name__, test.__doc__, test.__module__ = holds.__name__, holds.__doc__, holds.__module__
        test.__qualname__ = holds.__qualname__
        invariant: Any = given(change=changes())(test)
        invariant.arrange, invariant.holds = arrange, holds
        INVARIANTS.append(invariant)
        found: Invariant = invariant
        return found

    return made


def is_living(limit: dict[str, Any], as_of: date) -> bool:
    """Whether a limit counts at all: its consent stands (A12), and its list is not empty (A4)."""
    source = limit["source"]
    gone = source.get("consent_withdrawn") or source.get("consent_until", "9999") < as_of.isoformat()
    return not gone and limit.get("excluded", limit.get("needs")) != []


def says_something(demand: dict[str, Any]) -> bool:
    """Whether a demand names an amount or an option; shifts without required and optional ones may be unknown (A4)."""
    values = ["amount", "provides", "required", "optional"]
    if demand["dimension"] != "shift_pattern":
        values.append("absent")
    return any(demand.get(value) not in (None, []) for value in values)


def copied(pair: Pair) -> Pair:
    """A pair of its own, to be changed."""
    return copy.deepcopy(pair)
