"""The 60 dimensions with their measures, units, labels and normals (domain 7.3, 8.4, A13)."""

import re
from collections import Counter

import pytest

from proaktiv_match.vocabulary import Interval, Kind, Measure, vocabulary

WORDS = vocabulary()
MEASURES = list(WORDS.measures.values())
SAFETY = {
    ("driving", "share"),
    ("heights_ladders", "share"),
    ("moving_machines", "share"),
    ("hearing", "alarm"),
    ("substance_trigger", "share"),
    ("substance_trigger", "agents"),
}


def _ids(one: Measure) -> str:
    return ".".join(one.key)


def test_how_many() -> None:
    """Domain 7.3: exactly 60 dimensions, 27 of them core; 89 measures in all."""
    assert (len(WORDS.dimensions), len(WORDS.core), len(WORDS.measures)) == (60, 27, 89)
    assert Counter(one.group for one in WORDS.dimensions.values()) == {
        "A": 11, "B": 3, "C": 8, "D": 5, "E": 4, "F": 4, "G": 9, "H": 9, "I": 3, "J": 4
    }  # fmt: skip
    assert Counter(one.kind for one in MEASURES) == {Kind.CEILING: 75, Kind.NEED: 5, Kind.SET: 8, Kind.NEED_SET: 1}


def test_order() -> None:
    """Contract: measures are numbered through in the order of the vocabulary, group by group."""
    assert [one.order for one in MEASURES] == list(range(89))
    assert [one.key for one in MEASURES] == [one.key for own in WORDS.dimensions.values() for one in own.measures]
    groups = [one.group for one in WORDS.dimensions.values()]
    assert groups == sorted(groups)
    assert next(iter(WORDS.dimensions)) == "daily_hours"


def test_measures_of() -> None:
    """A dimension has its measures, an unknown name has none."""
    assert [one.name for one in WORDS.measures_of("lift_carry")] == ["selten", "manchmal", "oft"]
    assert WORDS.measures_of("uncoded_notes") == ()


@pytest.mark.parametrize("name", WORDS.dimensions)
def test_a_dimension_is_complete(name: str) -> None:
    """Domain 7.1: every dimension has both labels, sources by name, ICF codes, its sheet, origin and day."""
    one = WORDS.dimensions[name]
    assert (one.id, bool(one.measures)) == (name, True)
    assert all((one.group_de, one.group_en, one.label_de, one.label_en, one.sources, one.origin))
    assert re.fullmatch(r"[bde]\d{1,4}([,;] ?[bde]\d{1,4})*", one.icf)
    assert one.employer_sheet in ("short", "full")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.date)
    assert one.employer_sheet == "short" or not one.core


@pytest.mark.parametrize("one", MEASURES, ids=_ids)
def test_a_measure_is_complete(one: Measure) -> None:
    """Contract: an ordered measure has a unit, a set its options or an open list; all have labels in both languages."""
    assert one.label_de
    assert one.label_en
    assert one.is_set == (one.unit is None)
    assert one.is_set == (bool(one.options) or one.open_list)
    assert not (one.options and one.open_list)
    assert one.allows_words == (one.unit is not None and one.unit.id == "%")
    assert one.is_grade == (one.unit is not None and one.unit.id == "0..5")
    assert all(option in WORDS.option_labels for option in one.options)


def test_option_labels() -> None:
    """An option is said in German by default, in English on demand; what an open list names, as it is written."""
    assert WORDS.option_label("frueh") == "Frühschicht"
    assert WORDS.option_label("frueh", "en") == "early shift"
    assert WORDS.option_label("Kühlschmierstoff") == WORDS.option_label("Kühlschmierstoff", "en") == "Kühlschmierstoff"
    used = {option for one in MEASURES for option in one.options}
    assert set(WORDS.option_labels) == used
    assert all(german and english for german, english in WORDS.option_labels.values())


def test_units() -> None:
    """8.2, contract: each unit has its range, its letter and its words; ceilings of one unit share them."""
    found = {one.unit.id: (str(one.unit.range), one.unit.rule) for one in MEASURES if one.unit}
    assert found == {
        "h/day": ("[0,24]", "H"),
        "h/week": ("[0,168]", "H"),
        "days/week": ("[0,7]", "H"),
        "min/day": ("[0,1440]", "N"),
        "%": ("[0,100]", "P"),
        "m on foot at a stretch": ("[0,inf)", "D"),
        "min one way": ("[0,1440]", "D"),
        "1..5": ("[1,5]", "C"),
        "kg": ("[0,inf)", "KG"),
        "min at a stretch": ("[0,1440]", "PM"),
        "m at a stretch": ("[0,inf)", "D"),
        "0..3": ("[0,3]", "N"),
        "0..5": ("[0,5]", "G"),
        "0..1": ("[0,1]", "G"),
    }
    assert all(one.unit.label_de and one.unit.label_en for one in MEASURES if one.unit)


def test_safety() -> None:
    """A20, A34, contract: the measures on which a wrong "fits" can endanger life or limb."""
    assert {one.key for one in MEASURES if one.safety} == SAFETY


@pytest.mark.parametrize("one", MEASURES, ids=_ids)
def test_a_normal_is_complete(one: Measure) -> None:
    """A13: ceilings have an upper bound within the unit, sets their usual options, needs none; all say where from."""
    assert one.normal_basis
    assert (one.normal is not None) == (one.kind is Kind.CEILING)
    if one.normal is not None:
        assert one.normal.is_point
        assert one.unit is not None
        assert one.unit.range.holds(one.normal)
    if one.kind is Kind.SET and not one.open_list:
        assert one.normal_options <= set(one.options)
    else:
        assert one.normal_options == frozenset()


@pytest.mark.parametrize(
    ("key", "normal"),
    [
        (("daily_hours", "hours"), 8),
        (("lift_carry", "manchmal"), 10),
        (("standing", "share"), 33),
        (("standing", "minutes"), 60),
        (("sitting", "share"), 66),
        (("sitting", "minutes"), 120),
        (("overhead", "share"), 5),
        (("heights_ladders", "share"), 0),
        (("moving_machines", "share"), 0),
        (("driving", "share"), 0),
        (("noise", "grade"), 2),
        (("persistence", "grade"), 3),
        (("public_contact", "share"), 33),
        (("pace_piecework", "share"), 0),
    ],
)
def test_normals_of_the_domain_text(key: tuple[str, str], normal: int) -> None:
    """Domain 8.4: the cautious bounds that the text proposes."""
    assert WORDS.measures[key].normal == Interval.point(normal)


def test_usual_options() -> None:
    """Domain 8.4: day, early and late shifts are usual; ways to work without a car are."""
    assert WORDS.measures["shift_pattern", "options"].normal_options == {"tag", "frueh", "spaet"}
    assert WORDS.measures["commute", "modes"].normal_options == {"fuss", "rad", "oepnv"}


def test_unsure_codes() -> None:
    """Domain 7.3: the ICF codes with a question mark say that they have to be checked, and no others."""
    assert {name: one.verify for name, one in WORDS.dimensions.items() if one.verify} == {
        "moving_machines": "icf b1471",
        "substance_trigger": "icf b1303",
    }


def test_read_once() -> None:
    """The vocabulary is read once; its digest stands for the content of the data files."""
    assert vocabulary() is WORDS
    assert re.fullmatch(r"[0-9a-f]{16}", WORDS.digest)
