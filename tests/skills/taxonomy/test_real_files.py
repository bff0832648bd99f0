"""The real files of others: counts equal to what is said about them."""

import pytest

from proaktiv_match.skills import Taxonomy, label
from proaktiv_match.skills.taxonomy import TaxonomyArtefact
from proaktiv_match.skills.taxonomy.sources import (
    Inputs,
    build,
    read_ba_catalogue,
    read_crosswalk,
    read_esco,
    read_kldb,
    read_titles,
)

from .conftest import SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.slow]

BA = SHARED / "ba"


def test_esco():
    content = read_esco(SHARED / "esco")
    counts = content.sources[0].counts
    assert content.sources[0].version == "1.2"
    assert counts["occupations"] == 3039
    assert counts["skills"] + counts["skills_without_label"] == 13_939
    assert counts["skills"] - counts["labels_in_english"] == 12_755
    assert counts["essential"] + counts["optional"] == 129_004
    assert counts["essential"] == 67_622
    assert counts["essential_and_optional"] == 17
    assert content.sources[0].missing == ("skills_de.csv",)


def test_the_catalogue_of_the_ba():
    counts = read_ba_catalogue(BA).sources[0].counts
    assert (counts["competences"], counts["search_words"]) == (9_053, 47_752)
    assert counts["skills"] + counts["licences"] + counts["others"] == 9_053


def test_kldb_titles_and_crosswalk():
    kldb = read_kldb(BA / "kldb2010_gliederung.csv")
    assert [kldb.sources[0].counts[f"level_{level}"] for level in range(1, 6)] == [10, 37, 144, 703, 1_301]
    codes = {one.code for one in kldb.concepts}
    assert len(codes) == 2_195
    assert "01104" in codes
    assert all("&nbsp" not in one.description for one in kldb.concepts)
    dkz = read_titles(BA / "vam_beruf_kurz.csv")
    assert len(dkz.concepts) == 15_242
    assert all(above.removeprefix("kldb:") in codes for _, above in dkz.broader)
    directory = read_titles(BA / "berufsbenennungen_kldb.csv")
    assert len(directory.concepts) == 18_838
    assert directory.sources[0].files[0].encoding == "cp850"
    assert "Abnahmelokomotivführer/in" in {one.label for one in directory.concepts}
    assert read_crosswalk(BA / "eures_occupations_kldb_esco.csv").sources[0].counts["mappings"] == 8_735


def test_all_of_them_built(tmp_path):
    titles = (BA / "vam_beruf_kurz.csv", BA / "berufsbenennungen_kldb.csv")
    crosswalk = BA / "eures_occupations_kldb_esco.csv"
    build(Inputs(SHARED / "esco", BA, BA / "kldb2010_gliederung.csv", titles, crosswalk), tmp_path / "t")
    # All sources together; ESCO alone is a third of it.
    assert TaxonomyArtefact.open(tmp_path / "t").size < 70_000_000
    taxonomy = Taxonomy.open(tmp_path / "t")
    assert taxonomy.counts["essential"] == 67_622
    assert taxonomy.counts["optional"] == 61_382 - 17
    found = taxonomy.concepts_of(label("Computerprogrammierung"))
    assert any(name.startswith("http://data.europa.eu/esco/skill/") for name in found)
