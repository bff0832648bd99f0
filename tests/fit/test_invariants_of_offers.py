"""What a change on the job's side may do, and may never do (A29, domain 8.8)."""

from tests.fit.change import Change, over, says_something
from tests.fit.changes_of_offers import (
    a_better_accommodation,
    a_confirmed_accommodation,
    a_forgotten_measure,
    a_narrowed_demand,
    a_silent_offer,
    an_accommodation_of_unknown_status,
    only_typical_demands,
)

FLIPS = ({"fits", "conflict"},)


def _never_flips(change: Change) -> None:
    before, after = change.judged()
    assert {before.verdict, after.verdict} not in FLIPS
    for key, finding in before.findings.items():
        if key in after.findings:
            assert {finding.status, after.findings[key].status} not in FLIPS, key


@over(a_narrowed_demand)
def test_learning_a_demand_more_exactly_never_flips(change: Change) -> None:
    """A narrower demand never turns `fits` into `conflict` or back, on no measure and in no verdict (A29, 8.8).

    Offers that contradict themselves (loads that rise with frequency, more weekly hours than fit into the days, a
    task with share 0 that lasts) are not drawn.
    """
    _never_flips(change)


@over(a_forgotten_measure)
def test_leaving_a_measure_unstated_never_flips(change: Change) -> None:
    """Without all statements on one measure `fits` never becomes `conflict`, nor the reverse (A29).

    Of several statements on a measure only all together are left out: the next one in rank may say the opposite (A22).
    """
    _never_flips(change)


@over(a_better_accommodation)
def test_a_better_accommodation_never_worsens(change: Change) -> None:
    """refused < unknown < requestable < agreed < present: a better status never worsens a finding (A29, A16, A17)."""
    before, after = change.judged()
    assert after.severity <= before.severity
    for key, finding in before.limited.items():
        assert after.findings[key].severity <= finding.severity, key


@over(a_confirmed_accommodation)
def test_a_confirmation_never_worsens(change: Change) -> None:
    """A named person's confirmation never worsens a finding (A20)."""
    before, after = change.judged()
    for key, finding in before.limited.items():
        assert after.findings[key].severity <= finding.severity, key


@over(an_accommodation_of_unknown_status)
def test_unknown_is_not_listed(change: Change) -> None:
    """An accommodation listed as unknown is one that is not listed (contract, A16)."""
    before, after = change.judged()
    assert before == after


@over(a_silent_offer)
def test_unknown_never_gives_fits(change: Change) -> None:
    """A limit on which the offer says nothing, and from which nothing follows, is a `check` (8.8, row 5 of 8.4)."""
    after = change.judged()[1]
    assert change.key in after.limited
    assert after.limited[change.key].status == "check"
    assert after.verdict not in ("fits", "adaptable", "not_assessed")


@over(only_typical_demands)
def test_what_is_only_typical_is_a_check(change: Change) -> None:
    """Typical or implied demands alone give `check`, never more, no finding without a limit (contract, A22, A33)."""
    after = change.judged()[1]
    for key, finding in after.limited.items():
        assert finding.status == "check", key
    demands = change.after.offer["demands"]
    demanded = {(demand["dimension"], demand["measure"]) for demand in demands if says_something(demand)}
    assert not demanded & (set(after.findings) - set(after.limited))
