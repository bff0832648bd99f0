"""What was agreed or refused for one person counts for that pair; notes tell where they come from, not their text."""

from datetime import date

import pytest

from proaktiv_match.fit import Verdict, compare
from proaktiv_match.profiles import Offer, Participant

AS_OF = date(2026, 11, 21)
SOURCE = {"instrument": "drv_1a", "date": "2026-08-12"}
LOAD = {"dimension": "lift_carry", "measure": "manchmal"}


def compared(accommodations=(), demands=None, **person):
    participant = {
        "id": "P-1",
        "stability": {"status": "stable"},
        "limits": [{**LOAD, "at_most": 10, "source": SOURCE}],
    }
    stated = {"kind": "employer", "date": "2026-11-03"}
    offer = {"id": "O-1", "title": "Stelle", "kind": "employment", "accommodations": accommodations}
    offer["demands"] = demands or [{**LOAD, "amount": 15, "source": stated}]
    return compare(Participant.model_validate(participant | person), Offer.model_validate(offer), AS_OF)


@pytest.mark.parametrize(
    ("post", "pair", "verdict"),
    [
        ("requestable", None, Verdict.ADAPTABLE),
        ("requestable", "refused", Verdict.CONFLICT),
        ("present", "refused", Verdict.CONFLICT),
        ("refused", "agreed", Verdict.FITS),
        ("requestable", "unknown", Verdict.ADAPTABLE),
        ("present", "requestable", Verdict.FITS),
    ],
)
def test_a_refusal_to_this_person_wins_over_what_the_post_lists(post, pair, verdict):
    """Arrangements are agreements for this pair alone (contract, "Participant")."""
    arranged = [] if pair is None else [{"offer": "O-1", "id": "lifting_aid", "status": pair}]
    assert compared([{"id": "lifting_aid", "status": post}], arrangements=arranged).verdict is verdict


def test_a_refusal_at_another_offer_says_nothing_here():
    """An arrangement names its offer."""
    elsewhere = [{"offer": "O-2", "id": "lifting_aid", "status": "refused"}]
    assert compared([{"id": "lifting_aid", "status": "agreed"}], arrangements=elsewhere).verdict is Verdict.FITS


def test_the_finding_about_notes_names_their_sources_without_their_text():
    """Every finding that is not fits has its sources (contract, "Result"); the text stays with the coach (A14)."""
    notes = [
        {"text": "geheim", "source": {"instrument": "aed", "date": "2026-09-01"}},
        {"text": "geheim", "source": SOURCE},
        {"text": "geheim", "source": SOURCE | {"consent_withdrawn": True}, "settled": False},
        {"text": "geheim", "source": {"instrument": "efl", "date": "2026-01-01"}, "settled": True},
        {"text": "geheim"},
    ]
    finding = compared(uncoded_notes=notes).findings[-1]
    assert [(one.kind, one.date) for one in finding.sources] == [
        ("drv_1a", date(2026, 8, 12)),
        ("aed", date(2026, 9, 1)),
    ]
    assert "geheim" not in repr(finding)


def test_two_ways_to_write_one_amount_are_shown_alike_in_any_order():
    """Same input, same bytes, for any order of the input (contract)."""
    demands = [
        {**LOAD, "amount": said, "source": {"kind": "employer", "date": "2026-11-03"}} for said in (8.0, 8, "[8,8]")
    ]
    shown = {repr(compared(demands=order).findings) for order in (demands, demands[::-1], demands[1:] + demands[:1])}
    assert len(shown) == 1
