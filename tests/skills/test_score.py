"""The skill score is the sum of its contributions, and depends on the pair alone."""

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills import (
    MILLION,
    How,
    SkillMap,
    Taxonomy,
    compile_requirements,
    read_evidence,
    score_skills,
)
from proaktiv_match.skills._weights import read_data
from proaktiv_match.skills.taxonomy import Concept, TaxonomyContent

AS_OF = date(2026, 11, 21)
BUNDLED = SkillMap(Taxonomy.bundled())


def offer(**fields):
    return Offer.model_validate({"id": "O-1", "title": "Stelle", "kind": "employment"} | fields)


def person(**fields):
    return Participant.model_validate({"id": "P-1"} | fields)


def score(participant, job, taxonomy=None, as_of=AS_OF):
    skill_map = BUNDLED if taxonomy is None else SkillMap(taxonomy)
    return score_skills(compile_requirements(job, skill_map), read_evidence(participant, skill_map), as_of)


def one_skill(known=None, required=None, **kwargs):
    job = offer(skills=[{"name": "Kommissionieren"} | (required or {})])
    return score(person(skills=[{"name": "Kommissionieren"} | (known or {})]), job, **kwargs).millionths


def world(essential=(), traits=()):
    """Two skills, "selten" and "überall", and occupations without names."""
    skills = [("s:rare", "selten"), ("s:common", "überall")]
    concepts = [Concept(name, "skill", text, transversal=name in traits) for name, text in skills]
    concepts += [Concept(name, "occupation", name) for name in sorted({one for one, _ in essential})]
    return Taxonomy.of(TaxonomyContent(concepts=concepts, essential=list(essential)), "test")


def trucks():
    """Fork-lift trucks: what is above, below and beside them; an occupation that needs them."""
    skills = {
        "f": "Fahrzeug",
        "s": "Stapler",
        "r": "Schubmaststapler",
        "a": "Ameise",
        "b": "Batterie laden",
        "x": "Xylophon",
    }
    concepts = [Concept(f"s:{name}", "skill", text) for name, text in skills.items()]
    concepts += [Concept("o:lager", "occupation", "Lager", code="513"), Concept("o:musik", "occupation", "Musik")]
    return Taxonomy.of(
        TaxonomyContent(
            concepts=concepts,
            broader=[("s:s", "s:f"), ("s:a", "s:f"), ("s:r", "s:s")],
            related=[("s:s", "s:b")],
            essential=[("o:lager", "s:s"), ("o:musik", "s:x")],
        ),
        "test",
    )


def test_all_met_is_one_and_nothing_known_is_none():
    assert one_skill() == MILLION
    found = score(person(), offer(skills=[{"name": "Kommissionieren", "must": True}]))
    assert (found.millionths, found.contributions) == (0, ())
    assert found.missing == (("Kommissionieren", True),)


def test_must_counts_twice_what_should_counts():
    job = offer(skills=[{"name": "Löten", "must": True}, {"name": "Sägen", "must": False}])
    assert score(person(skills=[{"name": "Löten"}]), job, Taxonomy()).millionths == 666_667
    assert score(person(skills=[{"name": "Sägen"}]), job, Taxonomy()).millionths == 333_333


def test_what_few_occupations_need_weighs_more():
    taxonomy = world(essential=[("o:1", "s:rare"), *[(f"o:{number}", "s:common") for number in range(1, 9)]])
    job = offer(skills=[{"name": "selten"}, {"name": "überall"}])
    rare, common = (score(person(skills=[{"name": name}]), job, taxonomy).millionths for name in ("selten", "überall"))
    # Of eight occupations one needs the rare skill (weight 1) and all need the common one (least weight, a fifth).
    assert (rare, common) == (833_333, 166_667)


def test_traits_of_all_kinds_of_work_are_a_fifth_of_the_score_at_most():
    taxonomy = world(traits=("s:rare",))
    both = offer(skills=[{"name": "selten", "must": True}, {"name": "überall"}])
    assert score(person(skills=[{"name": "selten"}]), both, taxonomy).millionths == 200_000
    assert score(person(skills=[{"name": "überall"}]), both, taxonomy).millionths == 800_000
    alone = offer(skills=[{"name": "selten", "must": True}])
    assert score(person(skills=[{"name": "selten"}]), alone, taxonomy).millionths == 200_000


def test_an_offer_with_traits_alone_is_read_with_its_occupation():
    job = offer(occupation={"title": "Küchenhilfe"}, skills=[{"name": "Zuverlässigkeit", "must": True}])
    reliable = score(person(skills=[{"name": "zuverlässig"}]), job)
    skilled = score(person(skills=[{"name": "Geschirr spülen"}, {"name": "Küche reinigen"}]), job)
    assert reliable.millionths <= 200_000
    assert {part.how for part in skilled.contributions} == {How.TYPICAL}
    assert skilled.missing == (("Zuverlässigkeit", True),)


@pytest.mark.parametrize(
    ("known", "how", "worth"),
    [
        ("Schubmaststapler", How.NARROWER, 900_000),
        ("Fahrzeug", How.BROADER, 400_000),
        ("Ameise", How.SIBLING, 300_000),
        ("Batterie laden", How.RELATED, 300_000),
        ("Stapler", How.SAME, MILLION),
    ],
)
def test_a_near_skill_earns_part_of_the_credit_and_says_how(known, how, worth):
    found = score(person(skills=[{"name": known}]), offer(skills=[{"name": "Stapler"}]), trucks())
    assert [(part.how, part.credit) for part in found.contributions] == [(how, worth)]


def test_a_near_skill_serves_one_requirement_only():
    job = offer(skills=[{"name": "Stapler", "must": True}, {"name": "Schubmaststapler"}])
    found = score(person(skills=[{"name": "Ameise"}, {"name": "Fahrzeug"}]), job, trucks())
    # The vehicle is nearer than the pallet truck to both, and worth more where the post insists.
    assert [(part.requirement, part.evidence) for part in found.contributions] == [("Stapler", "Fahrzeug")]
    more = score(person(skills=[{"name": "Ameise"}, {"name": "Fahrzeug"}, {"name": "Schubmaststapler"}]), job, trucks())
    assert [part.how for part in more.contributions] == [How.BROADER, How.SAME]


def test_a_skill_that_is_asked_for_helps_nowhere_else():
    job = offer(skills=[{"name": "Stapler"}, {"name": "Schubmaststapler"}])
    found = score(person(skills=[{"name": "Schubmaststapler"}]), job, trucks())
    assert [(part.requirement, part.how) for part in found.contributions] == [("Schubmaststapler", How.SAME)]


def test_words_in_common_earn_part_of_the_credit_and_say_so():
    taxonomy = Taxonomy({"c:1": ["Warenlager aufräumen"], "c:2": ["Haare färben"], "c:3": ["Kuchen backen"]})
    job = offer(skills=[{"name": "Warenlager aufräumen"}, {"name": "Haare färben"}])
    found = score(person(skills=[{"name": "Warenlager kontrollieren"}]), job, taxonomy)
    assert [(part.requirement, part.how) for part in found.contributions] == [("Warenlager aufräumen", How.TEXT)]
    assert 0 < found.contributions[0].credit <= 700_000
    turned = score(
        person(skills=[{"name": "Warenlager aufräumen"}]),
        offer(skills=[{"name": "Warenlager kontrollieren"}]),
        taxonomy,
    )
    assert [part.how for part in turned.contributions] == [How.TEXT]


def test_letters_alone_are_no_words_in_common():
    found = score(person(skills=[{"name": "Fleiß"}]), offer(skills=[{"name": "Fleisch zerlegen"}]))
    assert found.contributions == ()


def test_a_long_list_is_met_by_much_of_it_and_never_more_than_met():
    names = [f"Fertigkeit Nummer {number}" for number in range(40)]
    job = offer(skills=[{"name": name, "must": True} for name in names])
    worth = [
        score(person(skills=[{"name": name} for name in names[:count]]), job, Taxonomy()) for count in (4, 8, 20, 40)
    ]
    # Without occupations each weighs .6, so that ten most telling musts are as much as 16 and two thirds of these.
    assert [one.millionths for one in worth] == [240_000, 480_000, 1_000_000, 1_000_000]
    assert all(one.millionths == sum(part.value for part in one.contributions) for one in worth)


def test_a_title_alone_is_scored_by_the_skills_typical_of_it_and_less():
    stated = offer(occupation={"title": "Lager"}, skills=[{"name": "Stapler"}])
    alone = offer(occupation={"title": "Lager"})
    known = person(skills=[{"name": "Stapler"}])
    assert score(known, stated, trucks()).millionths == MILLION
    found = score(known, alone, trucks())
    assert [(part.how, part.requirement) for part in found.contributions] == [(How.TYPICAL, "Stapler")]
    assert found.millionths == 500_000
    assert not found.stated


def test_a_skill_that_was_enriched_from_the_occupation_counts_as_typical():
    job = offer(skills=[{"name": "Stapler", "source": {"kind": "occupation"}}])
    found = score(person(skills=[{"name": "Stapler"}]), job, trucks())
    assert (found.contributions[0].how, found.millionths, found.stated) == (How.TYPICAL, 500_000, False)


def test_a_job_history_brings_its_skills_and_says_where_they_come_from():
    job = offer(skills=[{"name": "Stapler"}])
    long, short = (score(person(occupations=[{"title": "Lager", "years": years}]), job, trucks()) for years in (4, 0.5))
    assert long.contributions[0].evidence == "Lager → Stapler"
    assert (long.millionths, short.millionths) == (700_000, 500_000)


def test_what_the_person_says_silences_what_the_history_suggests():
    job = offer(skills=[{"name": "Stapler"}])
    history = [{"title": "Lager", "years": 9}]
    assert score(person(occupations=history, skills=[{"name": "Stapler", "level": 0}]), job, trucks()).millionths == 0


def test_a_kldb_group_stands_for_what_half_of_its_occupations_need():
    found = score(person(occupations=[{"title": "Zz", "kldb": "51312"}]), offer(skills=[{"name": "Stapler"}]), trucks())
    assert found.contributions[0].evidence == "Zz → Stapler"
    assert found.millionths == 490_000


def test_a_level_below_the_required_one_lowers_the_credit_step_by_step():
    worth = [one_skill({"level": level}, {"level": 4}) for level in (1, 2, 3, 4, 5)]
    assert worth == [100_000, 300_000, 600_000, MILLION, MILLION]
    assert one_skill({}, {"level": 4}) == 800_000
    assert one_skill({"level": 1}, {"level": 0}) == MILLION


def test_level_none_is_no_evidence():
    assert one_skill({"level": 0}) == 0


@pytest.mark.parametrize(
    ("last_used", "worth"),
    [
        ("2026", MILLION),
        ("2021-03", MILLION),
        ("2020", 900_000),
        ("2014", 800_000),
        ("früher", MILLION),
        (None, MILLION),
    ],
)
def test_what_was_not_used_for_years_counts_a_little_less(last_used, worth):
    assert one_skill({"last_used": last_used}) == worth


def test_similar_text_is_worth_less_and_says_so():
    job = offer(skills=[{"name": "Kommissionieren"}])
    found = score(person(skills=[{"name": "Komissionieren"}]), job, Taxonomy())
    assert found.contributions[0].how is How.TEXT
    assert found.contributions[0].evidence == "Komissionieren"
    assert found.millionths == 800_000


def test_a_text_that_is_linked_surely_means_its_concept_and_holds_a_little_back():
    found = score(person(skills=[{"name": "Komissionieren"}]), offer(skills=[{"name": "Kommissionieren"}]))
    assert [(part.how, part.credit) for part in found.contributions] == [(How.SAME, 930_000)]


def test_letters_tell_nothing_where_both_meanings_are_known():
    taxonomy = Taxonomy({"c:1": ["Schweißtechnik"], "c:2": ["Schweisstechnix"]})
    found = score(person(skills=[{"name": "Schweisstechnix"}]), offer(skills=[{"name": "Schweißtechnik"}]), taxonomy)
    assert found.contributions == ()


def test_the_best_evidence_counts_whatever_stands_first():
    skills = [{"name": "Kommissionieren", "level": 1}, {"name": "Komissionieren", "level": 4}]
    job = offer(skills=[{"name": "Kommissionieren", "level": 4}])
    found = {score(person(skills=order), job, Taxonomy()) for order in (skills, skills[::-1])}
    assert [one.millionths for one in found] == [800_000]


def test_a_skill_named_twice_counts_once_in_its_stronger_form():
    twice = offer(skills=[{"name": "Löten"}, {"name": "löten", "must": True, "level": 3}, {"name": "Sägen"}])
    once = offer(skills=[{"name": "Löten", "must": True, "level": 3}, {"name": "Sägen"}])
    known = person(skills=[{"name": "Löten", "level": 2}])
    assert score(known, twice).millionths == score(known, once).millionths


def test_one_concept_is_the_same_skill_whatever_its_name():
    job = offer(skills=[{"name": "Palettieren", "concept": "c:1"}])
    found = score(person(skills=[{"name": "Ware stapeln", "concept": "c:1"}]), job)
    assert found.contributions[0].how is How.SAME


def test_labels_of_one_concept_are_the_same_skill():
    taxonomy = Taxonomy({"c:1": ["Palettieren", "Ware stapeln"], "c:2": ["Stapel"]}, version="eigene-1")
    job = offer(skills=[{"name": "Palettieren"}])
    known = person(skills=[{"name": "Ware stapeln"}])
    assert score(known, job, taxonomy).millionths == MILLION
    assert score(known, job, Taxonomy()).millionths == 0
    assert len(taxonomy) == 2
    assert taxonomy.labels_of("c:1") == ("Palettieren", "Ware stapeln")
    assert taxonomy.version == "eigene-1"


def test_an_empty_taxonomy_says_so_and_the_bundled_one_names_itself():
    assert Taxonomy().version == "none"
    assert len(Taxonomy()) == 0
    assert Taxonomy.bundled().version == "bundled-2026.11"


@pytest.mark.parametrize(
    ("title", "kldb", "worth"),
    [
        ("Küchenhilfe", None, 500_000),
        ("Spülhilfe", "29301", 500_000),
        ("Spülhilfe", "29302", 400_000),
        ("Spülhilfe", "29391", 250_000),
        ("Spülhelfer", "51311", 0),
        ("Spülhelfer", "B 29301-101", 0),
    ],
)
def test_without_stated_skills_a_past_occupation_counts_weakly(title, kldb, worth):
    job = offer(occupation={"title": "Küchenhilfe (m/w/d)", "kldb": "29301"})
    found = score(person(occupations=[{"title": title, "kldb": kldb}]), job, Taxonomy())
    assert found.millionths == worth
    assert [part.how for part in found.contributions] == [How.TYPICAL] * bool(worth)
    assert not found.stated


def test_stated_skills_silence_what_is_typical():
    job = offer(occupation={"title": "Küchenhilfe"}, skills=[{"name": "Löten"}])
    assert score(person(occupations=[{"title": "Küchenhilfe"}]), job).millionths == 0


def test_every_number_has_its_reason():
    def leaves(part):
        for value in part.values() if isinstance(part, dict) else part:
            if isinstance(value, dict) and "value" in value:
                yield value
            elif isinstance(value, (dict, list)):
                yield from leaves(value)

    found = list(leaves(read_data("weights.toml")))
    assert len(found) >= 15
    assert all(entry["reason"].strip() for entry in found)


NAMES = [
    "Löten",
    "Loeten",
    "Sägen",
    "Kommissionieren",
    "Komissionieren",
    "Kommunikation",
    "Kommunikation unterrichten",
    "Warenannahme",
    "Verpacken",
    "C++",
    "§§",
]
LEVELS = st.none() | st.integers(0, 5)
REQUIRED = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from(NAMES), "must": st.booleans(), "level": LEVELS}), max_size=7
)
KNOWN = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(NAMES), "level": LEVELS, "last_used": st.sampled_from([None, "1999", "2018", "2026"])}
    ),
    max_size=7,
)


@given(REQUIRED, KNOWN, st.randoms(use_true_random=False))
def test_score_is_the_sum_of_its_contributions_in_any_order(required, known, chance: random.Random):
    found = score(person(skills=known), offer(skills=required))
    assert found.millionths == sum(part.value for part in found.contributions)
    assert 0 <= found.millionths <= MILLION
    for part in found.contributions:
        assert part.value == part.credit * part.weight // MILLION
        assert 0 < part.credit <= MILLION
    chance.shuffle(required)
    chance.shuffle(known)
    assert score(person(skills=known), offer(skills=required)) == found


@given(REQUIRED, KNOWN, st.sampled_from(NAMES))
def test_one_more_skill_never_lowers_the_score(required, known, name):
    job = offer(skills=required)
    more = [*known, {"name": name, "level": 3}]
    assert score(person(skills=more), job).millionths >= score(person(skills=known), job).millionths


@given(REQUIRED.filter(bool))
def test_the_weights_of_a_post_add_up_to_one(required):
    requirements = compile_requirements(offer(skills=required), BUNDLED)
    traits = all(one.concepts and all(map(BUNDLED.transversal, one.concepts)) for one in requirements.skills)
    assert sum(one.weight for one in requirements.skills) == (200_000 if traits else MILLION)
    assert all(one.must >= other.must for one, other in pairwise(requirements.skills))
