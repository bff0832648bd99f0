"""The page and the plot of the offers benchmark, from figures that are given; and that a difference ends a run."""

from xml.etree import ElementTree as ET

import pytest

from benchmarks.offers.__main__ import _compared
from benchmarks.offers._floor import copy_bandwidth, floor_bytes
from benchmarks.offers._measure import Measured
from benchmarks.offers._people import People
from benchmarks.offers._report import Run, written
from benchmarks.offers._world import Maker, joined

RECORDS = {"unknown": {"offers": 10_000, "validate": 2.0, "flatten": 3.25}}
OPENINGS = {("unknown", 10_000): {"offers": 10_000, "open": 0.012, "own": 2**20, "columns": 2**21, "bytes": 2**23}}

PEOPLE = {"unknown": {1_000: 2.0, 10_000: 20.0}}


def measured(engine, offers, seconds, workload="w1", answer=1):
    answers = {workload: [{"offers": [[answer, 0]]}]}
    return Measured(engine, "unknown", offers, "set-up", 1.5, 3 * 2**20, 0, {workload: [seconds] * 3}, answers)


@pytest.fixture
def run():
    found = [
        measured("scipy", 10_000, 0.001),
        measured("scipy", 100_000, 0.01),
        measured("tantivy", 10_000, 0.02),
        measured("proaktiv_match", 10_000, 0.0005),
    ]
    floor = {"bytes": 1.0, "bandwidth": 2.0**30, "seconds": 0.0001}
    return Run(
        found, {("unknown", 10_000): floor, ("unknown", 100_000): floor}, RECORDS, OPENINGS, PEOPLE, {"duckdb"}, 50
    )


def test_page_has_times_ratio_growth_and_what_is_missing(run):
    page, _ = written(run)
    assert "| scipy | 1.00 | 10.00 | 1.00 |" in page
    assert "| **fastest other / this package** | **2.0 x** | — |  |" in page
    assert "| floor | 0.10 | 0.10 | 0.00 |" in page
    assert "Reading 10,000 validated records into columns takes 3.2 s (validating them 2.0 s" in page
    assert "Left out, because not installed: duckdb." in page
    assert "| scipy | 10,000 | 1.50 | 4.8 | 3 | 0 | set-up |" in page
    assert "| proaktiv_match | 10,000 | — | 1.5 | 3 | 0 | set-up |" in page
    assert "1,000 people 2.0 s, 10,000 people 20.0 s; growth 1.00." in page
    assert "| this package / floor | 5.0 x | — |  |" in page
    assert "| 10,000 offers | 12.0 | 1.0 | 2.0 | 8.0 |" in page


def test_plot_has_a_line_for_each_engine_and_the_floor(run):
    _, plot = written(run)
    lines = ET.fromstring(plot).findall("{http://www.w3.org/2000/svg}polyline")  # noqa: S314  our own plot
    assert len(lines) == 5


def test_other_answers_end_the_run():
    same = [measured("scipy", 10, 0.1), measured("polars", 10, 0.2)]
    _compared(same)
    with pytest.raises(AssertionError, match="scipy and polars differ in w1, question 0"):
        _compared([same[0], measured("polars", 10, 0.2, answer=2)])


def test_engines_that_answer_other_workloads_are_not_compared():
    _compared([measured("scipy", 10, 0.1), measured("duckdb", 10, 0.2, workload="w2", answer=5)])


def test_floor_counts_postings_and_bits():
    maker = Maker("unknown", 7)
    columns, people = joined(list(maker.blocks(400))), People(maker, 7)
    for question in people.questions(5):
        postings = sum(concept in question.credits for concept in columns.concept.tolist())
        limits = len(question.limits) + (question.excluded > 0)
        assert floor_bytes(columns, question) == 8 * postings + limits * 400 // 8


def test_bandwidth_is_that_of_memory():
    assert 10**8 < copy_bandwidth() < 10**12
