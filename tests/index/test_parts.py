"""What the search rests on: stretches of start days, facts as text, the first k, columns, groups of twins."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.fit import Tendency, Verdict, compile_offer, prepare
from proaktiv_match.index._column import DenseColumn, SparseColumn
from proaktiv_match.index._facts import facts_of, from_text, to_text
from proaktiv_match.index._order import Bounded, first_of
from proaktiv_match.index._outcomes import Standing
from proaktiv_match.index._search_layout import BYTES, RARE, _frequent, ranges
from proaktiv_match.index._standings import _ranks, pile_and_part
from proaktiv_match.index._stretches import stretches
from proaktiv_match.index._texts import Texts
from proaktiv_match.ordering import PARTS, PILES
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
def test_facts_come_back_from_their_text(raw):
    compiled = compile_offer(Offer.model_validate(raw), AS_OF_DAYS[0])
    for measure in vocabulary().measures.values():
        facts = facts_of(measure, compiled)
        assert from_text(to_text(facts)) == facts


def test_hints_of_all_measures_of_the_catalogue_fit_into_one_number():
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
    found, columns = first_of(np.arange(len(rows)), criteria, top)
    expected = sorted(range(len(rows)), key=lambda place: (*rows[place], place))
    assert found.tolist() == (expected[:top] if top else expected)
    assert np.stack(columns, axis=1).tolist() == [list(rows[place]) for place in found.tolist()]


@given(st.integers(1, 400), st.integers(0, 2**32))
def test_few_and_all_offers_in_a_column_say_the_same(most, seed):
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, most, 300).astype(np.uint16)
    table = rng.integers(0, 256, most).astype(np.uint8)
    told = np.flatnonzero(codes).astype(np.int32)
    by_byte, to_byte = _frequent(codes)
    own = to_byte[codes]
    rare = np.flatnonzero(own == RARE) if len(to_byte) > BYTES else told[:0]
    places = rng.permutation(300)
    for column in (SparseColumn(300, told, codes[told]), DenseColumn(own, by_byte, rare, codes[rare])):
        assert column.at(places).tolist() == codes[places].tolist()
        assert column.spread(table).tolist() == table[codes].tolist()


def test_the_most_frequent_numbers_have_a_byte_of_their_own():
    codes = np.concatenate([np.repeat(np.arange(300), 2), np.repeat(299, 50)])
    by_byte, to_byte = _frequent(codes)
    assert by_byte[to_byte[299]] == 299
    assert np.count_nonzero(to_byte == RARE) == 300 - RARE
    assert all(by_byte[byte] == code for code, byte in enumerate(to_byte.tolist()) if byte != RARE)


@given(st.lists(st.lists(st.integers(0, 4), max_size=3), max_size=6), st.lists(st.integers(0, 5), max_size=8))
def test_all_places_of_some_ranges(listed, wanted):
    starts = np.cumsum([0, *map(len, listed)])
    asked = np.array([one for one in wanted if one < len(listed)], np.int64)
    number, rows = ranges(starts, asked)
    expected = [(place, row) for place, one in enumerate(asked) for row in range(starts[one], starts[one + 1])]
    assert list(zip(number.tolist(), rows.tolist(), strict=True)) == expected


@pytest.mark.parametrize("open_note", [False, True])
def test_the_worst_finding_makes_the_pile(open_note):
    table = _ranks(open_note=open_note)
    for bits in range(2 * Standing.CONFLICT):
        said = Standing(bits)
        pile, part = pile_and_part(table[bits])
        asked = said & (Standing.LEANING | Standing.UNDECIDED) or open_note
        if said & Standing.CONFLICT:
            assert PILES[pile] is Verdict.CONFLICT
        elif asked:
            assert PILES[pile] is Verdict.CHECK
            assert (PARTS[part] is Tendency.UNLIKELY) == bool(said & Standing.BARRED)
            leaning = bool(said & Standing.LEANING) and not said & (Standing.UNDECIDED | Standing.BARRED)
            assert (PARTS[part] is Tendency.PROMISING) == leaning
        elif said & Standing.ADAPTABLE:
            assert PILES[pile] is Verdict.ADAPTABLE
        else:
            assert PILES[pile] is (Verdict.FITS if said & Standing.FITS else Verdict.NOT_ASSESSED)


@given(st.lists(st.text(max_size=5), max_size=12))
def test_texts_by_number_and_by_search(texts):
    listed = sorted(set(texts))
    made = Texts.of(listed)
    assert list(made) == listed
    assert [made.find(text) for text in listed] == list(range(len(listed)))
    assert made.find("\U0010ffff nowhere") is None
