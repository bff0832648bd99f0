"""Wishes hide or order, and never touch a verdict."""

import pytest

from proaktiv_match.matching import Matcher
from tests.matching.job_market import AS_OF, demand, offer, person

NIGHT = {"dimension": "shift_pattern", "option": "nacht"}


def shifts(**lists):
    return demand("shift_pattern", "options", **lists)


def group(wishes, **fields):
    matcher = Matcher([offer(**fields)], places={"58636": (51.37, 7.69), "58095": (51.36, 7.47)})
    result = matcher.why(person(limits=[], wishes=wishes, home={"postcode": "58636"}), "O-1", AS_OF)
    shown = result.suggestions[0].wishes
    return [one.text() for one in shown.met], [one.text() for one in shown.against], shown.balance, bool(shown.hiding)


@pytest.mark.parametrize(
    ("demands", "against", "hides"),
    [
        ([shifts(required=["nacht"])], 1, True),
        ([shifts(required=["tag"], optional=["nacht"])], 1, False),
        ([shifts(required=["wechsel"])], 1, False),
        ([shifts(required=["tag"], absent=["nacht"])], 0, False),
        ([], 0, False),
        ([{**shifts(required=["nacht"]), "source": {"kind": "occupation"}}], 0, False),
    ],
)
def test_never_hides_what_surely_comes(demands, against, hides):
    found = group({"never": [NIGHT]}, demands=demands)
    assert (len(found[1]), found[3]) == (against, hides)


@pytest.mark.parametrize(
    ("demands", "hides", "against"),
    [
        ([demand("driving", "share", amount=5)], True, 1),
        ([demand("driving", "share", amount="(0,5]")], True, 1),
        ([demand("driving", "share", amount="[0,5]")], False, 1),
        ([demand("driving", "share", amount=0)], False, 0),
        ([], False, 0),
    ],
)
def test_a_whole_dimension_can_be_meant(demands, hides, against):
    found = group({"never": [{"dimension": "driving"}]}, demands=demands)
    assert (found[3], len(found[1])) == (hides, against)


@pytest.mark.parametrize(
    ("wish", "title", "is_met"),
    [
        ("Lager", "Fachlagerist/in (m/w/d)", True),
        ("Lager", "Lagerhelfer/in", True),
        ("Verkäuferin", "Verkäufer/in", True),
        ("Bau", "Bauhelfer/in", True),
        ("Bau", "Umbauhelfer/in", False),
        ("Büro", "Bürohilfe", True),
        ("Koch", "Küchenhilfe", False),
        ("Reinigung Büro", "Büroreinigung", True),
    ],
)
def test_occupations_are_found_in_titles(wish, title, is_met):
    met, _, balance, _ = group({"gladly": [{"occupation": wish}]}, title=title)
    assert (met, balance) == (([wish], 1) if is_met else ([], 0))


def test_the_occupation_of_the_offer_counts_too():
    assert group({"rather_not": [{"occupation": "Küche"}]}, occupation={"title": "Küchenhilfe"})[2] == -1


def test_frame_wishes_are_shown_and_neither_hide_nor_order():
    wishes = {"max_km": 10, "weekly_hours": "[15,25]", "kinds": ["minijob"], "no_temporary_agency": True}
    far = {"workplace": {"postcode": "58095"}, "demands": [demand("weekly_hours", "hours", amount=39)]}
    assert group(wishes, **far) == (
        ["keine Zeitarbeit"],
        ["höchstens 10 km", "Wochenstunden [15,25]", "gewünschte Art der Stelle"],
        0,
        False,
    )
    near = {
        "workplace": {"postcode": "58636"},
        "demands": [demand("weekly_hours", "hours", amount=20)],
        "kind": "minijob",
    }
    assert group(wishes, **near)[1:] == ([], 0, False)


def test_what_is_not_known_is_neither_met_nor_against():
    assert group({"max_km": 10, "weekly_hours": "[15,25]"}) == ([], [], 0, False)
    overlapping = [demand("weekly_hours", "hours", amount="[20,30]")]
    assert group({"weekly_hours": "[15,25]"}, demands=overlapping) == ([], [], 0, False)


def test_a_wish_listed_twice_counts_once():
    assert group({"gladly": [{"occupation": "Helfer"}, {"occupation": "Helfer"}]})[2] == 1


def test_wishes_never_change_a_verdict():
    wishes = {"rather_not": [{"dimension": "lift_carry"}], "gladly": [{"occupation": "Helfer"}]}
    with_wishes = Matcher([offer()]).why(person(wishes=wishes), "O-1", AS_OF).suggestions[0]
    without = Matcher([offer()]).why(person(), "O-1", AS_OF).suggestions[0]
    assert (with_wishes.verdict, with_wishes.findings) == (without.verdict, without.findings)
    assert with_wishes.wishes.balance == 0


def test_wishes_are_told_in_both_languages():
    shown = Matcher([offer(demands=[shifts(optional=["nacht"])])]).why(
        person(wishes={"gladly": [NIGHT], "max_km": 5.5}), "O-1", AS_OF
    )
    assert [one.text("en") for one in shown.suggestions[0].wishes.met] == ["shift position: night shift"]
