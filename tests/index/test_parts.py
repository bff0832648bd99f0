"""What the search rests on: stretches of start days, facts as text, the first k, columns, groups of twins."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.fit import compile_offer, prepare
from proaktiv_match.index._column import Column
from proaktiv_match.index._facts import facts_of, from_text, nothing, to_text, touched
from proaktiv_match.index._order import Bounded, first_of
from proaktiv_match.index._outcomes import FIELDS, field
from proaktiv_match.index._stretches import stretches
from proaktiv_match.index._texts import Texts
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.vocabulary import vocabulary
from tests.worlds import AS_OF_DAYS, offers, participants


@given(participants())
def test_within_a_stretch_no_limit_changes(raw):
    person = prepare(Participant.model_validate(raw), AS_OF_DAYS[0])
    first = AS_OF_DAYS[0].toordinal()
    periods = stretches(person, first + 800)
    starts = [day for day, _ in periods]
    for day in range(first, first + 800, 5):
        _, view = periods[np.searchsorted(starts, day, "right") - 1]
        assert view == person.on(date.fromordinal(day))
    for day, view in periods:
        assert view == person.on(date.fromordinal(day))


@given(participants())
def test_the_day_before_a_stretch_belongs_to_the_one_before(raw):
    person = prepare(Participant.model_validate(raw), AS_OF_DAYS[0])
    periods = stretches(person, AS_OF_DAYS[0].toordinal() + 800)
    for (_, view), (day, _) in pairwise(periods):
        assert view == person.on(date.fromordinal(day) - timedelta(days=1))


@given(offers())
def test_facts_come_back_from_their_text_and_are_silent_where_nothing_is_said(raw):
    compiled = compile_offer(Offer.model_validate(raw), AS_OF_DAYS[0])
    said = touched(compiled)
    for measure in vocabulary().measures.values():
        facts = facts_of(measure, compiled)
        assert from_text(to_text(facts)) == facts
        if measure.key not in said:
            assert facts == nothing(measure)


def test_counters_hold_all_measures():
    assert len(vocabulary().measures) < 1 << 7
    assert len(FIELDS) * 7 <= 64
    packed = np.array([sum(100 << 7 * place for place in range(len(FIELDS)))], np.uint64)
    assert [int(field(packed, name)[0]) for name in FIELDS] == [100] * len(FIELDS)
    assert len(vocabulary().accommodations) <= 64


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 3), max_size=30), st.integers(0, 12))
def test_the_first_k_are_those_of_a_plain_sort(rows, top):
    table = np.array(rows, np.int64).reshape(-1, 3)

    def rough(places, room):
        # What is below the k-th best by a bound that is never above the truth cannot be left out.
        bound = table[places, 1] - table[places, 1] % 2
        return places if len(places) <= room else places[bound <= np.sort(table[places, 1])[room - 1]]

    criteria = [
        lambda places: table[places, 0],
        Bounded(lambda places: table[places, 1], rough),
        lambda places: table[places, 2],
    ]
    found = first_of(np.arange(len(rows)), criteria, top).tolist()
    expected = sorted(range(len(rows)), key=lambda place: (*rows[place], place))
    assert found == (expected[:top] if top else expected)


@pytest.mark.parametrize("rows", [1, 3])
@given(data=st.data())
def test_few_and_all_offers_in_a_column_say_the_same(rows, data):
    codes = np.array(data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=20)), np.uint16)
    stretch = None if rows == 1 else np.arange(len(codes)) % rows
    table = np.array(data.draw(st.lists(st.integers(0, 9), min_size=rows * 4, max_size=rows * 4))).reshape(rows, 4)
    told = np.flatnonzero(codes).astype(np.int32)
    both = [Column(len(codes), None, codes), Column(len(codes), told, codes[told])]
    expected = table[0 if stretch is None else stretch, codes]
    for column in both:
        places = np.arange(len(codes))
        assert column.at(places).tolist() == codes.tolist()
        added = np.ones(len(codes), np.int64)
        column.add(table, added, stretch)
        assert added.tolist() == (expected + 1).tolist()
        marked = np.zeros(len(codes), bool)
        column.mark(table > 4, marked, stretch)
        assert marked.tolist() == (expected > 4).tolist()


@given(st.lists(st.text(max_size=5), max_size=12))
def test_texts_by_number_and_by_search(texts):
    listed = sorted(set(texts))
    made = Texts.of(listed)
    assert list(made) == listed
    assert [made.find(text) for text in listed] == list(range(len(listed)))
    assert made.find("\U0010ffff nowhere") is None
