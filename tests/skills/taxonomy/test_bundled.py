"""The taxonomy that travels with the package, with invented data files and with those that are there."""

import shutil
import time

import pytest

from proaktiv_match.skills import Taxonomy, label
from proaktiv_match.skills.taxonomy import TaxonomyContent, _bundled, bundled_content

from .conftest import write

GROUPS = "id,label,broader\npm:g:stapeln,Stapeln,\n"
SKILLS = (
    "id,label,synonyms,broader,related,transversal,description\n"
    "pm:s:wuerfel,Würfel stapeln,Würfel türmen|Würfelstapelung,pm:g:stapeln,pm:s:zaehlen,0,Übereinander.\n"
    "pm:s:zaehlen,Würfel zählen,,pm:g:stapeln,,0,\n"
    "pm:s:gruendlich,Gründlichkeit,,,,1,\n"
)
OCCUPATIONS = (
    "id,label,synonyms,kldb3,requirement_level,essential,optional,description\n"
    "pm:o:stapler,Würfelstapler/in,Stapelkraft,513,1,pm:s:wuerfel|pm:s:zaehlen,pm:s:gruendlich,\n"
)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder that stands for the data of the package."""
    monkeypatch.setattr(_bundled, "_data", lambda: tmp_path)
    _bundled.bundled_content.cache_clear()
    yield tmp_path
    _bundled.bundled_content.cache_clear()


def read() -> tuple[Taxonomy, TaxonomyContent]:
    content = bundled_content()
    return Taxonomy.of(content, _bundled.bundled_version()), content


def test_nothing_is_bundled(data):
    taxonomy, _ = read()
    assert (taxonomy.version, len(taxonomy)) == ("none", 0)


def test_the_three_files(data):
    for name, text in (("skill_groups", GROUPS), ("skills", SKILLS), ("occupations", OCCUPATIONS)):
        write(data, f"{name}.csv", text)
    taxonomy, content = read()
    assert taxonomy.version == "bundled-2026.11"
    assert taxonomy.counts["skills"] == 3
    assert taxonomy.siblings("pm:s:wuerfel") == ("pm:s:zaehlen",)
    assert taxonomy.related("pm:s:zaehlen") == ("pm:s:wuerfel",)
    assert taxonomy.essential("pm:o:stapler") == ("pm:s:wuerfel", "pm:s:zaehlen")
    stapler, trait = taxonomy.concept("pm:o:stapler"), taxonomy.concept("pm:s:gruendlich")
    assert stapler is not None
    assert (stapler.code, stapler.level, stapler.labels) == ("513", 1, ("Würfelstapler/in", "Stapelkraft"))
    assert trait is not None
    assert trait.transversal
    assert taxonomy.concepts_of(label("Würfelstaplerin")) == {"pm:o:stapler"}
    assert content.sources[0].counts == {"groups": 1, "skills": 3, "occupations": 1}


def test_a_file_alone_is_read(data):
    write(data, "skills.csv", SKILLS)
    taxonomy, _ = read()
    assert len(taxonomy) == 3
    assert taxonomy.broader("pm:s:wuerfel") == ()


def test_the_package_names_only_concepts_it_describes():
    content = bundled_content()
    ids = {concept.id for concept in content.concepts}
    for relation in ("broader", "related", "essential", "optional"):
        lost = {other for _, other in getattr(content, relation)} - ids
        assert not lost, relation


def test_the_bundled_taxonomy_is_read_once_and_quickly():
    assert Taxonomy.bundled() is Taxonomy.bundled()
    times = []
    for _ in range(5):
        _bundled.bundled_content.cache_clear()
        begun = time.perf_counter()
        taxonomy = Taxonomy.of(bundled_content(), "t")
        taxonomy.concepts_of(label("Lager"))
        times.append(time.perf_counter() - begun)
    # The bound is 0.15 s on a machine that does nothing else; tests run side by side.
    assert min(times) < 0.45


def test_another_install_place(data):
    shutil.rmtree(data)
    assert read()[0].version == "none"
