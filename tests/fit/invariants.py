"""Tries every invariant on many drawn changes, quickly and without shrinking; shows the smallest failure of each.

    python -m tests.fit.invariants --rounds 5000 --seed 1
    PROAKTIV_JUDGE=oracle python -m tests.fit.invariants          the same against the oracle

Exit code 0 if all hold, 1 if not.
"""

import argparse
import importlib
import random
import sys
import time
from collections.abc import Sequence

from tests.fit.change import INVARIANTS, Change, Invariant, UnsuitableError
from tests.worlds import SeededDice

__all__ = ["main"]

_MODULES = ("test_invariants", "test_invariants_of_limits", "test_invariants_of_offers")


def _tried(invariant: Invariant, seed: int, rounds: int) -> tuple[int, int, tuple[int, Change, AssertionError] | None]:
    """Suitable rounds, failed rounds, and the smallest failure."""
    suitable = failed = 0
    smallest: tuple[int, Change, AssertionError] | None = None
    for number in range(rounds):
        try:
            change = invariant.arrange(SeededDice(random.Random(f"{seed}:{number}")))
            invariant.holds(change)
            suitable += 1
        except UnsuitableError:
            continue
        except AssertionError as error:
            suitable, failed = suitable + 1, failed + 1
            size = len(str(change.before)) + len(str(change.after))
            if smallest is None or size < smallest[0]:
                smallest = (size, change, error)
    return suitable, failed, smallest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--match", default="", help="only invariants whose name contains this")
    chosen = parser.parse_args(arguments)
    for name in _MODULES:
        importlib.import_module(f"tests.fit.{name}")
    broken = 0
    for invariant in INVARIANTS:
        marks = getattr(invariant, "pytestmark", ())
        if chosen.match not in invariant.__name__ or any(mark.name == "skipif" and mark.args[0] for mark in marks):
            continue
        began = time.monotonic()
        suitable, failed, smallest = _tried(invariant, chosen.seed, chosen.rounds)
        took = time.monotonic() - began
        print(f"{'FAILED' if failed else 'holds '} {invariant.__name__}: {failed} of {suitable} suitable, {took:.1f} s")
        if smallest is not None:
            broken += 1
            print(f"{smallest[1]!r}\n  {str(smallest[2]).splitlines()[0] if str(smallest[2]) else 'assertion'}\n")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
