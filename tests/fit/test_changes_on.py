"""The day from which a finding has to be looked at anew (domain 8.5, A19)."""

from datetime import date

import pytest

from proaktiv_match.fit import Verdict, compare
from proaktiv_match.profiles import Offer, Participant

AS_OF = date(2026, 11, 21)
SOURCE = {"instrument": "drv_1a", "date": "2026-09-30"}


def found(limit, demand, *, start="2026-12-01", accommodations=()):
    key = {"dimension": "weekly_hours", "measure": "hours"}
    person = {"id": "P-1", "stability": {"status": "stable"}, "limits": [{**key, "source": SOURCE, **limit}]}
    job = {"id": "O-1", "title": "Stelle", "kind": "employment", "start_on": start, "accommodations": accommodations}
    job["demands"] = [{**key, "amount": demand, "source": {"kind": "employer", "date": "2026-11-03"}}]
    return compare(Participant.model_validate(person), Offer.model_validate(job), AS_OF).findings[0]


@pytest.mark.parametrize(
    ("dates", "start", "status", "anew"),
    [
        ({"valid_until": "2027-01-31"}, "2026-12-01", Verdict.CONFLICT, date(2027, 2, 1)),
        ({"valid_until": "2027-01-31"}, "2027-01-31", Verdict.CONFLICT, date(2027, 2, 1)),
        ({"valid_until": "2027-01-31"}, "2027-02-01", Verdict.CHECK, None),
        ({"valid_from": "2027-01-01"}, "2026-12-01", Verdict.CHECK, date(2027, 1, 1)),
        ({"valid_until": "9999-12-31"}, "2026-12-01", Verdict.CONFLICT, None),
        ({}, "2026-12-01", Verdict.CONFLICT, None),
    ],
)
def test_a_limit_that_ends_or_begins_names_the_day_after_which_to_ask(dates, start, status, anew):
    """A limit that ends lifts nothing by itself, but the day is told (8.5, vignette 7)."""
    finding = found({"at_most": 20, **dates}, 25, start=start)
    assert (finding.status, finding.changes_on) == (status, anew)


def test_what_fits_is_not_asked_anew():
    """The end of a limit that is kept changes nothing."""
    assert found({"at_most": 30, "valid_until": "2027-01-31"}, 25).changes_on is None


@pytest.mark.parametrize(
    ("start", "anew"),
    [("2026-12-01", date(2027, 3, 1)), ("2027-03-01", date(2027, 6, 1)), ("2027-06-01", None)],
)
def test_the_next_step_of_a_ramp_is_a_dated_question(start, anew):
    """Later steps stand outside the verdict, with their day (A19, vignette 20)."""
    steps = [
        {"from": "2026-12-01", "amount": 10},
        {"from": "2027-03-01", "amount": 15},
        {"from": "2027-06-01", "amount": 20},
    ]
    ramp = {"id": "hours_ramp", "status": "agreed", "steps": steps}
    finding = found({"at_most": 20}, 25, start=start, accommodations=[ramp])
    assert (finding.status, finding.changes_on) == (Verdict.FITS, anew)
