"""Text and occupation together: nothing stated is changed, typical demands fill what nobody speaks about."""

import json
from datetime import date
from pathlib import Path

import pytest

from proaktiv_match import Matcher, Taxonomy, read_offers, read_participants
from proaktiv_match.profiles import offer_from
from proaktiv_match.reading import Enricher
from proaktiv_match.reading.occupations import TypicalDemands
from proaktiv_match.vocabulary import vocabulary

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"
AS_OF = date(2026, 11, 21)
EMPLOYER = {"kind": "employer", "date": "2026-11-03"}
LOWER = {"promising", "open", "unlikely"}


@pytest.fixture(scope="module")
def enricher():
    return Enricher(Taxonomy.bundled())


@pytest.fixture
def enriched(enricher):
    def run(**fields):
        raw = {"id": "O-1", "title": "Stelle", "kind": "employment"} | fields
        (one,) = enricher.enrich([offer_from(raw)])
        offer_from(one.offer)
        return one

    return run


def of_kind(one, kind):
    return {
        (demand["dimension"], demand["measure"]): demand
        for demand in one.offer["demands"]
        if demand["source"]["kind"] == kind
    }


def test_what_the_occupation_typically_demands_is_added(enriched):
    one = enriched(occupation={"kldb": "51311"})
    typical = of_kind(one, "occupation")
    assert typical["lift_carry", "selten"]["amount"] == "[15,32]"
    assert typical["posture_change", "class"]["provides"] == "[0,2]"
    assert len(typical) == one.from_occupation
    assert one.occupation.by == "stated"
    assert one.offer["ext"]["enrich"]["occupation"] == {"kldb": "51311", "by": "stated"}
    assert one.dimensions_before == 0
    assert one.dimensions_after == len({dimension for dimension, _ in typical})


def test_nothing_stated_is_changed(enriched):
    stated = [
        {"dimension": "lift_carry", "measure": "selten", "amount": 5, "source": EMPLOYER},
        {"dimension": "shift_pattern", "measure": "options", "required": ["tag"], "source": EMPLOYER},
        {
            "dimension": "noise",
            "measure": "grade",
            "amount": "[1,3]",
            "source": {"kind": "occupation", "date": "2026-01-01"},
        },
    ]
    one = enriched(occupation={"kldb": "51311"}, demands=stated, ext={"board": "x"})
    assert one.offer["demands"][:3] == stated
    added = [(demand["dimension"], demand["measure"]) for demand in one.offer["demands"][3:]]
    assert not set(added) & {("lift_carry", "selten"), ("shift_pattern", "options"), ("noise", "grade")}
    assert ("lift_carry", "manchmal") in added
    assert one.offer["ext"]["board"] == "x"


def test_what_the_text_says_stands_above_the_typical(enriched):
    text = "Sie heben und tragen bis zu 20 kg. Wir arbeiten im Schichtdienst."
    one = enriched(occupation={"kldb": "51311"}, description=text, published_on="2026-11-10")
    read = of_kind(one, "ad_text")
    assert one.from_text == len([demand for demand in one.offer["demands"] if demand["source"]["kind"] == "ad_text"])
    assert any(dimension == "lift_carry" for dimension, _ in read)
    for demand in read.values():
        assert demand["source"]["quote"] in text
        assert demand["source"]["date"] == "2026-11-10"
    assert not read.keys() & of_kind(one, "occupation").keys()
    rules = one.offer["ext"]["enrich"]["rules"]
    places = [
        f"/demands/{place}"
        for place, demand in enumerate(one.offer["demands"])
        if demand["source"]["kind"] == "ad_text"
    ]
    assert [pointer for pointer in rules if pointer.startswith("/demands/")] == places


def test_shares_of_one_shift_come_from_one_side(enriched):
    """R6: what the employer says about sitting and the text about standing could be more than a shift."""
    text = "Die Arbeit wird überwiegend im Stehen ausgeführt."
    assert ("standing", "share") in of_kind(enriched(description=text), "ad_text")
    sitting = {"dimension": "sitting", "measure": "share", "amount": 60, "source": EMPLOYER}
    assert ("standing", "share") not in of_kind(enriched(description=text, demands=[sitting]), "ad_text")


def test_a_list_of_the_offer_is_left_as_it_is(enriched):
    text = "Führerschein Klasse B erforderlich."
    own = [{"name": "Gabelstapler", "must": True}]
    assert enriched(description=text, licences=own).offer["licences"] == own
    assert [one["name"] for one in enriched(description=text).offer["licences"]] != []


@pytest.mark.parametrize("kind", ["minijob", "trial", "work_opportunity"])
def test_hours_of_regular_work_are_not_typical_of_other_kinds(enriched, kind):
    dimensions = {
        dimension for dimension, _ in of_kind(enriched(occupation={"kldb": "54101"}, kind=kind), "occupation")
    }
    assert not dimensions & {"daily_hours", "weekly_hours"}
    assert "skin_wet" in dimensions


def test_a_title_leads_to_the_occupation(enriched):
    one = enriched(title="Lagerhelfer/in (m/w/d)")
    assert (one.occupation.kldb, one.occupation.by) == ("513", "title")
    assert one.from_occupation > 0
    assert enriched(title="Stelle", occupation={"title": "Lagerhelfer/in"}).occupation.kldb == "513"
    assert "kldb" not in enriched(title="Stelle", occupation={"title": "Lagerhelfer/in"}).offer["occupation"]


@pytest.mark.parametrize(
    "title",
    [
        "Lagerhelfer/in in Iserlohn",
        "Lagerhelfer/in | Schichtdienst",
        "Lagerhelfer/in, Kennziffer 63",
        "Minijob: Lagerhelfer/in",
        "Lagerhelfer/in 80-100 %",
    ],
)
def test_the_name_is_found_among_what_stands_around_it(enriched, title):
    assert enriched(title=title).occupation.kldb == "513"


@pytest.mark.parametrize("fields", [{"title": "Wir suchen dich"}, {"occupation": {"kldb": "unbekannt"}}])
def test_without_an_occupation_nothing_is_typical(enriched, fields):
    one = enriched(**fields)
    assert one.occupation is None
    assert one.from_occupation == 0
    assert "demands" not in one.offer
    assert "ext" not in one.offer


def test_a_table_of_ones_own_takes_the_place_of_the_bundled(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "kldb,dimension,measure,amount,source,evidence,confidence,date\n513,noise,grade,5,own,,high,2026-11-20\n",
        encoding="utf-8",
    )
    own = Enricher(Taxonomy(), TypicalDemands.open(path))
    offer = offer_from({"id": "O-1", "title": "Stelle", "kind": "employment", "occupation": {"kldb": "51311"}})
    (one,) = own.enrich([offer])
    assert one.offer["demands"] == [
        {
            "dimension": "noise",
            "measure": "grade",
            "amount": 5,
            "source": {"kind": "occupation", "date": "2026-11-20"},
        }
    ]


def test_twice_is_once_and_no_statement_is_lost(enricher):
    offers = read_offers(FIXTURES / "offers.jsonl")[:60]
    once = list(enricher.enrich(offers))
    again = list(enricher.enrich([offer_from(one.offer) for one in once]))
    assert [one.offer for one in again] == [one.offer for one in once]
    assert sum(one.from_text + one.from_occupation for one in again) == 0
    lines = (FIXTURES / "offers.jsonl").read_text("utf-8").splitlines()
    for line, one in zip(lines, once, strict=False):
        raw = json.loads(line)
        assert one.offer["demands"][: len(raw["demands"])] == raw["demands"]
        # An empty list or nothing at all may be filled; what was there is there.
        stated = {name: value for name, value in raw.items() if value and name not in ("demands", "ext")}
        assert {name: one.offer[name] for name in stated} == stated
        assert raw["ext"].items() <= one.offer["ext"].items()


def test_typical_demands_move_offers_inside_of_check_only(enricher):
    """A22: alone they give neither fits nor conflict; what they give is a tendency."""
    bare = [
        offer_from({name: value for name, value in json.loads(line).items() if name != "description"})
        for line in (FIXTURES / "offers.jsonl").read_text("utf-8").splitlines()[:30]
    ]
    after = [offer_from(one.offer) for one in enricher.enrich(bare)]
    changed = 0
    for person in read_participants(FIXTURES / "participants.jsonl")[:3]:
        before_by, after_by = (
            {
                one.offer: one
                for one in Matcher(offers).suggest(person, as_of=AS_OF, top=0, include_conflicts=True).suggestions
            }
            for offers in (bare, after)
        )
        for name, before in before_by.items():
            if name not in after_by:
                continue
            assert after_by[name].verdict == before.verdict
            changed += after_by[name].tendency != before.tendency
            for finding in after_by[name].findings:
                if "typical_only" in finding.marks:
                    assert finding.status == "check"
                    measure = vocabulary().measures[finding.dimension, finding.measure]
                    assert not (measure.safety and finding.tendency == "likely_fits")
    assert changed > 0
