"""One offer and one's own cases in words."""

from datetime import date

import pytest

from proaktiv_match.matching import Band, CaseCounts, ExcludedCases, LeftOut, OfferBand
from proaktiv_match.vocabulary import vocabulary
from proaktiv_match.wording import Coach

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "weniger als 5"),
        (4, "weniger als 5"),
        (5, "5 bis 9"),
        (984, "500 bis 999"),
        (2_000_000, "1000000 oder mehr"),
    ],
)
def test_a_band(count, said):
    could_fit, what = Coach().offer_band(OfferBand("O-1", DAY, Band.of(count)))
    assert could_fit == f"Kommt in Frage: für {said} Fälle"
    assert "viele Gründe" in what
    assert Coach("en").offer_band(OfferBand("O-1", DAY, Band.of(7)))[0] == "Could fit: 5 to 9 cases"


def test_counts_by_pile_leave_out_what_is_empty():
    counts = CaseCounts(fits=2, check=5, promising=1, unlikely=4, conflict=3, hidden=1)
    assert Coach().could_fit(counts) == [
        "Kommt für 7 von 11 Fällen in Frage",
        "Davon: passt nach heutigem Wissen 2, zu klären: aussichtsreich 1, zu klären: vermutlich überschritten 4",
    ]
    assert Coach("en").could_fit(CaseCounts(conflict=3)) == ["Could fit none of the 3 cases"]


def test_conflicts_are_told_without_ids():
    excluded = ExcludedCases(3, (("lift_carry", 3), ("walking", 1)), (("lifting_aid", 2),))
    aid = vocabulary().accommodations["lifting_aid"].label_de
    assert Coach().excluded_cases(excluded) == [
        "Gründe: Heben/Tragen 3, Gehen 1",
        f"mit einer einzigen Anpassung möglich: {aid} 2",
    ]
    assert Coach("en").excluded_cases(ExcludedCases()) == []


@pytest.mark.parametrize("reason", LeftOut)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_reason_why_somebody_was_not_compared_has_its_words(reason, lang):
    few = Coach(lang).left_out_cases(reason, 2, ["P-1", "P-2"])
    assert "(2)" in few
    assert few.endswith(": P-1, P-2")
    many = Coach(lang).left_out_cases(reason, 12, ["P-1", "P-2"])
    assert "P-2 " in many
    assert " 10 " in many
