"""The own cases and many seeded pairs in a few tests; mutation testing runs them for every mutant.

Some thousand mutants make each collected test dear, so there are only a few, each over a long list. What the oracle
says and what the records mean is worked out once, when this module is loaded, and every mutant inherits it. The file
is not named `test_…`, so that other runs leave it out: `test_cases.py` and `test_against_oracle.py` show the same, and
show it better.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from proaktiv_match.fit import Comparison, compare
from proaktiv_match.profiles import Offer, Participant
from tests.case_expectation import mismatches
from tests.case_form import Case, load_cases
from tests.fit.differential import differences, numbered_pair
from tests.fit.seen import Seen, seen, seen_by_oracle

SEED = 2026
PAIRS = 2000
STRETCH = 500


@dataclass(frozen=True)
class Read:
    """A person and an offer that are read already, and the day."""

    participant: Participant
    offer: Offer
    as_of: date

    def compared(self) -> Comparison:
        """What the package says, or the mutant in its place."""
        return compare(self.participant, self.offer, self.as_of)


def _read(participant: Mapping[str, Any], offer: Mapping[str, Any], as_of: date) -> Read:
    return Read(Participant.model_validate(participant), Offer.model_validate(offer), as_of)


def _turned(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value[::-1] if isinstance(value, list) else value for key, value in record.items()}


def _own_cases() -> Iterable[tuple[Case, Read, Read]]:
    for case in load_cases():
        if case.expect.verdict != "error" and case.expect.counted_as is None:
            there = _read(case.participant, case.offer, case.as_of)
            yield case, there, _read(_turned(case.participant), _turned(case.offer), case.as_of)


def _seeded_pairs() -> Iterable[tuple[Read, Seen]]:
    for number in range(PAIRS):
        pair = numbered_pair(SEED, number)
        yield _read(pair.participant, pair.offer, pair.as_of), seen_by_oracle(pair)


OWN = tuple(_own_cases())
SEEDED = tuple(_seeded_pairs())


def test_own_cases() -> None:
    """Every case file says what it says."""
    for case, there, _ in OWN:
        assert not mismatches(case.expect, there.compared()), case.id


def test_own_cases_turned() -> None:
    """The order of lists is irrelevant (A29): findings, sources and values are the same to the last field."""
    for case, there, turned in OWN:
        one, other = there.compared(), turned.compared()
        assert one == other, case.id


@pytest.mark.parametrize("start", range(0, PAIRS, STRETCH))
def test_seeded_pairs(start: int) -> None:
    """The oracle, which knows nothing of this package, says the same."""
    for there, expected in SEEDED[start : start + STRETCH]:
        assert not differences(seen(there.compared()), expected)
