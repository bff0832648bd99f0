"""Every pattern reads its examples and leaves its counter-examples alone."""

import pytest

from proaktiv_match.reading.reports._data import topics

from .saying import row, says, spoken

_LOADS = {"selten", "manchmal", "oft"}


@pytest.mark.parametrize(
    ("topic", "example"), [(t, e) for t in topics() for e in t.examples], ids=lambda one: str(one)[:70]
)
def test_an_example_is_read(topic, example):
    sentence, _, wanted = example.rpartition(" => ")
    measures = _LOADS if topic.style == "load" else {topic.measure}
    if wanted.startswith("min "):
        measures, wanted = {"minutes"}, wanted.removeprefix("min ")
    found = row(*spoken(sentence))["proposed"]
    own = [one for one in found if one["dimension"] == topic.dimension and one["measure"] in measures]
    assert any(says(one, wanted) for one in own), found


@pytest.mark.parametrize(
    ("topic", "counter"), [(t, c) for t in topics() for c in t.counters], ids=lambda one: str(one)[:70]
)
def test_a_counter_example_is_left_alone(topic, counter):
    found = row(*spoken(counter))["proposed"]
    assert [one for one in found if (one["dimension"], one["measure"]) == (topic.dimension, topic.measure)] == []


def test_every_dimension_has_topics_with_three_examples_and_a_counter_example():
    from proaktiv_match.vocabulary import vocabulary

    assert {topic.dimension for topic in topics()} == set(vocabulary().dimensions)
    thin = [topic.id for topic in topics() if len(topic.examples) < 2 or not topic.counters]
    assert thin == []
    assert sum(len(topic.examples) + len(topic.counters) for topic in topics()) >= 500


def test_every_topic_is_a_measure_of_the_vocabulary():
    from proaktiv_match.vocabulary import vocabulary

    for topic in topics():
        measure = vocabulary().measures[topic.dimension, topic.measure]
        assert set(topic.options) <= set(measure.options) or measure.open_list
    assert len({topic.id for topic in topics()}) == len(topics())
