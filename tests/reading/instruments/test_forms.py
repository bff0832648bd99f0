"""The data of the forms: every measure exists, every answer is a limit of the contract, no feature is lost."""

import re
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from proaktiv_match.profiles import participant_from
from proaktiv_match.reading.instruments import SOURCES, form_of
from proaktiv_match.reading.instruments._answers import Said, measure_of, possible, read_answer
from proaktiv_match.vocabulary import Interval, vocabulary

FORMS = [form_of(source) for source in SOURCES]
KINDS = {
    "id", "day", "yes", "stable", "text",
    "measure", "grade", "choice", "prognosis", "shift", "note", "occupation", "area", "unrestricted",
}  # fmt: skip


def by_source(form):
    return form.source


def test_names_on_the_command_line_are_those_of_the_data():
    raw = {name: tomllib.loads(_data(name)) for name in set(SOURCES.values())}
    named = {entry["source"] for one in raw.values() for entry in one.get("as", [one["form"]])}
    assert named == set(SOURCES)
    assert {form.instrument for form in FORMS} >= {"drv_1a", "aed", "mini_icf", "melba", "imba", "efl", "coach"}


def _data(name: str) -> str:
    return files("proaktiv_match.reading.instruments").joinpath("data", f"{name}.toml").read_text("utf-8")


@pytest.mark.parametrize("name", sorted({*SOURCES.values(), "answers"}))
def test_every_file_says_where_it_comes_from(name):
    meta = tomllib.loads(_data(name))["meta"]
    assert meta["origin"]
    assert meta["date"] == "2026-11-21"


@pytest.mark.parametrize("form", FORMS, ids=by_source)
def test_every_item_is_sound(form):
    keys = [item.key for item in form.items]
    assert len(keys) == len(set(keys))
    assert form.cannot_say_de
    assert len(form.cannot_say_de) == len(form.cannot_say_en)
    for item in form.items:
        assert item.kind in KINDS
        assert item.de
        assert item.en
        assert item.part in {part.id for part in form.parts}
        assert all(measure_of(name) for name in item.measures)
        assert set(item.dimensions) <= set(vocabulary().dimensions)
        if item.kind != "id":
            assert possible(item, form, "de")
            assert possible(item, form, "en")


@pytest.mark.parametrize("form", FORMS, ids=by_source)
def test_every_answer_of_every_list_is_a_limit_of_the_contract(form):
    for item in form.items:
        for answer in item.answers:
            said = Said()
            read_answer(item, answer.say, form, said)
            source = {"instrument": form.instrument, "date": "2026-08-12"}
            limits = [{**entry, "source": source} for entry in said.limits.entries()]
            participant_from({"id": "P-1", "contract": "1", "limits": limits})


@pytest.mark.parametrize("form", [form for form in FORMS if form.scale], ids=by_source)
def test_a_worse_grade_never_allows_more(form):
    for item in form.items:
        for measure in map(measure_of, item.measures):
            texts = [form.scale.amount(grade, measure) for grade in form.scale.values]
            ends = [Interval.parse(text) for text in texts if text]
            if form.scale.note_from is not None:
                ends.reverse()
            assert all((one.lo, one.hi) <= (other.lo, other.hi) for one, other in pairwise(ends)), item.key
            assert ends[0].hi <= ends[-1].hi


def test_the_short_form_has_the_27_core_dimensions():
    items = [item for item in form_of("coach-27").items if item.kind == "measure"]
    assert len(items) == 27
    assert [item.dimensions[0] for item in items] == [dimension.id for dimension in vocabulary().core]


def test_numbers_of_features_as_the_domain_counts_them():
    features = {source: [item for item in form_of(source).items if item.kind == "grade"] for source in SOURCES}
    assert len(features["mini-icf"]) == 13
    assert len(features["melba"]) == 29
    assert len([item for item in features["imba"] if item.key.startswith("9.")]) == 24


def test_the_page_says_what_each_form_covers():
    page = Path(__file__).parents[3].joinpath("docs", "instruments.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.+`) \| .+ \| [^\d\n]*(\d+)", page, re.MULTILINE)
    told = {name: int(count) for names, count in rows for name in re.findall(r"`([^`]+)`", names)}
    assert told == {form.source: len(form.coverage) for form in FORMS}


def test_what_nobody_has_confirmed_is_marked():
    for name in ("mini_icf", "melba", "imba"):
        assert tomllib.loads(_data(name))["scale"]["verify"]
    assert form_of("imba").verify
