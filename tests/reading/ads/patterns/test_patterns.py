"""Every pattern reads its examples and passes over its counter-examples."""

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._demands import read_demands
from proaktiv_match.reading.ads.patterns import find_hits, patterns, small
from proaktiv_match.reading.ads.patterns._loader import _pattern, read_data
from proaktiv_match.vocabulary import Interval, Kind, vocabulary

NOT_READ_HERE = {"daily_hours", "weekly_hours", "shift_pattern"}
PATTERNS = patterns()


def _ids(text):
    return {hit.pattern.id for hit in find_hits([small(text)])}


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_examples(pattern):
    assert len(pattern.examples) >= 2
    assert [text for text in pattern.examples if pattern.id not in _ids(text)] == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_counter_examples(pattern):
    assert len(pattern.counter) >= 2
    assert [text for text in pattern.counter if pattern.id in _ids(text)] == []


def test_all_dimensions_but_times_have_a_pattern():
    read = {gift.measure.dimension for pattern in PATTERNS for gift in pattern.gives}
    assert set(vocabulary().dimensions) - read == NOT_READ_HERE


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_what_is_given_lies_in_the_range_of_the_measure(pattern):
    for gift in pattern.gives:
        if gift.measure.kind in (Kind.SET, Kind.NEED_SET):
            assert gift.measure.open_list or set(gift.value) <= set(gift.measure.options)
        elif gift.value is not None:
            meant = Interval.parse(gift.value) if isinstance(gift.value, str) else Interval.point(gift.value)
            assert gift.measure.unit.range.holds(meant)


def test_ids_are_in_order_and_unique():
    ids = [pattern.id for pattern in PATTERNS]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"say": ["(laut"], "gives": ["noise.grade"]}, "cannot be read"),
        ({"say": ["(a|~)"], "gives": ["noise.grade"]}, "no literal"),
        ({"say": ["helm"], "gives": ["ppe.kinds"]}, "no option"),
        ({"say": ["helm"], "gives": ["ppe.share=[5"]}, "interval"),
    ],
)
def test_patterns_that_cannot_be_meant_are_refused(raw, told):
    with pytest.raises(ValueError, match=told):
        _pattern({"id": "AD-X-01", **raw})


def test_data_files_name_origin_and_date():
    names = ["classes", "amounts", "polarity", "contexts", "agents"]
    names += [f"pattern_{name}" for name in ("a_time", "b_loads", "c_posture", "d_moving", "e_hand", "f_senses")]
    names += [f"pattern_{name}" for name in ("g_surroundings", "h_mental", "i_social", "j_support")]
    names += ["denials", "pattern_k_plain_body", "pattern_l_plain_mind"]
    for name in names:
        raw = read_data(f"{name}.toml")
        assert raw["origin"]
        assert raw["date"] == "2026-11-21"


def test_a_hidden_place_gives_no_demand():
    assert read_demands(AdText.of("", "Wir lassen Sie nicht im Regen stehen")) == ()
