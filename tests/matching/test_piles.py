"""Piles, counts, reasons of exclusion, and what is not compared at all."""

import pytest

from proaktiv_match.errors import InputError, NotFoundError
from proaktiv_match.fit import Verdict
from proaktiv_match.matching import Counts, Matcher
from proaktiv_match.vocabulary import vocabulary
from tests.matching.job_market import AS_OF, demand, limit, offer, person

HEAVY = [demand(amount=30)]


def suggest(offers, participant=None, **kwargs):
    return Matcher(offers).suggest(participant or person(), AS_OF, **kwargs)


def ids(result):
    return [one.offer for one in result.suggestions]


def test_piles_come_in_their_order_and_conflicts_are_not_suggested():
    offers = [
        offer("O-1", demands=HEAVY),
        offer("O-2", demands=[]),
        offer("O-3", demands=HEAVY, accommodations=[{"id": "lifting_aid", "status": "requestable"}]),
        offer("O-4"),
    ]
    result = suggest(offers)
    assert [(one.rank, one.offer, one.verdict) for one in result.suggestions] == [
        (1, "O-4", Verdict.FITS),
        (2, "O-3", Verdict.ADAPTABLE),
        (3, "O-2", Verdict.CHECK),
    ]
    assert result.counts == Counts(fits=1, adaptable=1, check=1, open=1, conflict=1)
    assert result.excluded.total == 1
    assert result.excluded.by_dimension == (("lift_carry", 1),)


def test_conflicts_can_follow_at_the_end_and_top_does_not_count_them():
    offers = [offer("O-1", demands=HEAVY), offer("O-2"), offer("O-3")]
    result = suggest(offers, top=1, include_conflicts=True)
    assert [(one.rank, one.offer) for one in result.suggestions] == [(1, "O-2"), (2, "O-1")]
    assert result.counts.fits == 2


def test_top_zero_means_all_and_a_negative_one_is_refused():
    offers = [offer(f"O-{number:02}") for number in range(30)]
    assert len(suggest(offers).suggestions) == 20
    assert len(suggest(offers, top=0).suggestions) == 30
    with pytest.raises(ValueError, match="top"):
        suggest(offers, top=-1)


@pytest.mark.parametrize(
    ("stability", "reason"),
    [
        (None, "stability_missing"),
        ({"status": "in_crisis"}, "not_stable"),
        ({"status": "stable", "valid_until": "2026-11-20"}, "stability_expired"),
    ],
)
def test_who_is_not_stable_gets_no_suggestions(stability, reason):
    participant = person(stability=stability)
    for result in (suggest([offer()], participant), Matcher([offer()]).why(participant, "O-1", AS_OF)):
        assert (result.status, result.reason, result.suggestions) == ("not_ready", reason, ())
        assert result.counts == Counts()
        assert result.profile.limited == 1


def test_what_is_over_of_another_kind_or_hidden_is_counted_and_why_still_shows_it():
    offers = [
        offer("O-1", expires_on="2026-11-20"),
        offer("O-2", openings=0),
        offer("O-3", kind="minijob"),
        offer("O-4", temporary_agency=True),
        offer("O-5"),
    ]
    participant = person(stability={"status": "stable", "kinds": ["employment"]}, wishes={"no_temporary_agency": True})
    result = suggest(offers, participant)
    assert ids(result) == ["O-5"]
    assert result.counts == Counts(fits=1, expired=2, hidden=1, other_kind=1)
    codes = ["offer_expired", "offer_expired", "offer_other_kind", "offer_hidden"]
    for name, code in zip(["O-1", "O-2", "O-3", "O-4"], codes, strict=True):
        shown = Matcher(offers).why(participant, name, AS_OF)
        assert [(one.rank, one.offer, one.verdict) for one in shown.suggestions] == [(None, name, Verdict.FITS)]
        assert [notice.code for notice in shown.profile.notices] == [code]


def test_why_of_a_conflict_shows_its_findings():
    shown = Matcher([offer(demands=HEAVY)]).why(person(), "O-1", AS_OF)
    assert shown.suggestions[0].verdict is Verdict.CONFLICT
    assert shown.counts.conflict == shown.excluded.total == 1
    assert shown.suggestions[0].findings[0].status is Verdict.CONFLICT


def test_an_offer_that_is_not_there_is_an_error():
    with pytest.raises(NotFoundError):
        Matcher([offer()]).why(person(), "O-9", AS_OF)
    with pytest.raises(NotFoundError):
        Matcher([offer()]).why_before(person(), "O-1", "O-9", AS_OF)


def test_two_offers_with_one_id_are_an_error():
    with pytest.raises(InputError) as caught:
        Matcher([offer(), offer()])
    assert caught.value.faults[0].code == "duplicate_id"


def test_one_step_names_the_measure_that_would_lift_every_conflict():
    result = suggest([offer(demands=HEAVY)])
    steps = result.excluded.one_step
    assert {(step.offer, step.clears) for step in steps} == {("O-1", ("lift_carry",))}
    weeks = [vocabulary().accommodations[step.accommodation].lead_time_weeks for step in steps]
    assert "lifting_aid" in {step.accommodation for step in steps}
    assert weeks == sorted(weeks)


def test_one_step_is_not_told_where_it_was_refused_does_not_suffice_or_concerns_safety():
    participant = person(
        limits=[
            limit(),
            limit("shift_pattern", "options", excluded=["nacht"]),
            limit("heights_ladders", "share", at_most=0),
        ]
    )
    night = demand("shift_pattern", "options", required=["nacht"])
    ladder = demand("heights_ladders", "share", amount=2)
    offers = [
        offer(
            "O-1",
            demands=[
                *HEAVY,
                demand("shift_pattern", "options", required=["tag"]),
                demand("heights_ladders", "share", amount=0),
            ],
            accommodations=[{"id": "lifting_aid", "status": "refused"}],
        ),
        offer("O-2", demands=[*HEAVY, night]),
        offer("O-3", demands=[ladder]),
    ]
    result = suggest(offers, participant)
    assert result.counts.conflict == 3
    assert {step.offer for step in result.excluded.one_step} == {"O-1"}
    assert "lifting_aid" not in {step.accommodation for step in result.excluded.one_step}
    assert result.excluded.by_dimension == (("lift_carry", 2), ("shift_pattern", 1), ("heights_ladders", 1))


def test_the_profile_says_how_much_is_known():
    participant = person(
        assessments=[{"instrument": "drv_1a", "date": "2026-08-12", "covers": ["sitting", "hearing"]}],
        limits=[limit(), limit(measure="oft", at_most=3), limit("sitting", "share", at_most=50)],
    )
    profile = suggest([offer()], participant).profile
    assert (profile.limited, profile.core_assessed, profile.core_total) == (2, 3, 27)


def test_questions_on_absolute_limits_come_first():
    participant = person(
        limits=[limit("sitting", "share", at_most=50, strength="conditional"), limit("bending", "share", at_most=10)]
    )
    asked = suggest([offer(demands=[])], participant).suggestions[0].open_questions
    assert [(one.dimension, one.measure) for one in asked] == [("bending", "share"), ("sitting", "share")]


def test_a_measure_that_serves_two_findings_is_needed_once():
    aid = [{"id": "lifting_aid", "status": "requestable"}]
    heavy = offer(demands=[demand(amount=30), demand(measure="oft", amount=15)], accommodations=aid)
    participant = person(limits=[limit(), limit(measure="oft", at_most=8)])
    shown = suggest([heavy], participant).suggestions[0]
    assert shown.verdict is Verdict.ADAPTABLE
    assert [one.id for one in shown.adaptations] == ["lifting_aid"]
