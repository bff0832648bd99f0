"""What each source gives, from small invented files of its form."""

import gzip

import pytest

from proaktiv_match.skills import Taxonomy, label
from proaktiv_match.skills.taxonomy import merge
from proaktiv_match.skills.taxonomy.sources import (
    Inputs,
    read_ba_catalogue,
    read_crosswalk,
    read_esco,
    read_kldb,
    read_own_csv,
    read_sources,
    read_titles,
)

from .conftest import ISCO, OCCUPATION, SKILL, write


def by_id(content):
    return {concept.id: concept for concept in content.concepts}


def test_esco_concepts_and_relations(esco):
    content = read_esco(esco)
    found = by_id(content)
    assert len(found) == 2 + 4 + 2 + 2
    stapler = found[f"{OCCUPATION}/o1"]
    assert stapler.kind == "occupation"
    assert stapler.labels == ("Würfelstaplerin", "Würfelstapler", "Staplerin für Würfel", "Würfelfrau")
    assert stapler.code == "9999"
    assert stapler.description == "Stapelt Würfel."
    assert found[f"{OCCUPATION}/o2"].code == "0110"
    assert found[f"{SKILL}/g1"].code == "S1"
    assert found[f"{SKILL}/s4"].synonyms == ("Gräusprache", "Gräu reden")
    assert (f"{SKILL}/g1", f"{SKILL}/g0") in content.broader
    assert (f"{OCCUPATION}/o2", f"{ISCO}/C0110") in content.broader
    assert content.related == [(f"{SKILL}/s1", f"{SKILL}/s2")]
    (source,) = content.sources
    assert source.date == "2024-02-03"
    assert source.counts["obsolete"] == 1
    assert source.counts["essential_and_optional"] == 1
    assert source.missing == ("broaderRelationsOccPillar_de.csv",)
    assert source.terms == "This service uses the ESCO classification of the European Commission."


def test_esco_calls_languages_transversal_and_they_are_none_here(esco):
    traits = {one.id for one in read_esco(esco).concepts if one.transversal}
    assert traits == {f"{SKILL}/s3"}


def test_esco_of_version_1_0_in_another_language(tmp_path):
    write(
        tmp_path,
        "occupations_fr.csv",
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status\n"
        f"Occupation,{OCCUPATION}/o1,9999,empileur de dés,empileuse de dés,released\n",
    )
    # The relations of 1.0 have no language in their name.
    write(
        tmp_path,
        "occupationSkillRelations.csv",
        f"occupationUri,relationType,skillType,skillUri\n{OCCUPATION}/o1,essential,knowledge,{SKILL}/s1\n",
    )
    content = read_esco(tmp_path)
    assert by_id(content)[f"{OCCUPATION}/o1"].synonyms == ("empileuse de dés",)
    assert content.essential == [(f"{OCCUPATION}/o1", f"{SKILL}/s1")]
    assert "skills_fr.csv" in content.sources[0].missing


def test_german_is_taken_where_several_languages_lie_side_by_side(esco):
    write(
        esco,
        "occupations_en.csv",
        f"conceptType,conceptUri,iscoGroup,preferredLabel\nOccupation,{OCCUPATION}/o1,9999,dice stacker\n",
    )
    assert by_id(read_esco(esco))[f"{OCCUPATION}/o1"].label == "Würfelstaplerin"


def test_esco_without_the_official_skills(esco):
    (esco / "skills_de.csv").unlink()
    write(
        esco,
        "skill_labels_de_partial.csv",
        f"conceptUri,preferredLabel_de,altLabels_de,source\n{SKILL}/s1,Würfel stapeln,türmen | schichten,x\n"
        f"{SKILL}/old,Alte Fähigkeit,,x\n",
    )
    (esco / "occupationSkillRelations_de.csv").unlink()
    packed = gzip.compress(
        "occupationUri,relationType,skillUri,occupationLabel_en,skillLabel_en\n"
        f"{OCCUPATION}/o1,essential,{SKILL}/s1,dice stacker,stack dice\n"
        f"{OCCUPATION}/o1,essential,{SKILL}/s2,dice stacker,knowledge of dice\n".encode()
    )
    (esco / "occupation_skill_relations.csv.gz").write_bytes(packed)
    content = read_esco(esco)
    found = by_id(content)
    assert found[f"{SKILL}/s1"].synonyms == ("türmen", "schichten")
    assert found[f"{SKILL}/s2"].label == "knowledge of dice"
    assert f"{SKILL}/old" not in found
    counts = content.sources[0].counts
    assert (counts["labels_in_english"], counts["labels_of_older_versions"]) == (1, 2)
    assert "skills_de.csv" in content.sources[0].missing


def test_ba_catalogue(ba):
    content = read_ba_catalogue(ba)
    found = by_id(content)
    assert found["ba:1"].labels == ("Würfel gießen", "Würfelguss & mehr")
    assert {one.id: one.kind for one in content.concepts} == {
        "ba:90": "group",
        "ba:91": "group",
        "ba:92": "group",
        "ba:1": "skill",
        "ba:2": "licence",
    }
    assert set(content.broader) == {("ba:91", "ba:90"), ("ba:1", "ba:91"), ("ba:2", "ba:92")}
    assert content.sources[0].counts["search_words"] == 3
    assert content.sources[0].counts["search_words_used"] == 2


def test_ba_catalogue_says_which_files_are_not_there(ba):
    (ba / "komp_hierarchie.xml").unlink()
    assert read_ba_catalogue(ba).sources[0].missing == ("komp_hierarchie.xml",)


def test_kldb_gets_its_zeros_back(kldb):
    content = read_kldb(kldb)
    assert [one.code for one in content.concepts] == ["0", "01", "012", "0120", "01203"]
    assert content.broader == [
        ("kldb:01", "kldb:0"),
        ("kldb:012", "kldb:01"),
        ("kldb:0120", "kldb:012"),
        ("kldb:01203", "kldb:0120"),
    ]
    found = by_id(content)
    assert found["kldb:0120"].description == "Würfel, z. B. rote; stapeln"
    assert found["kldb:01203"].level == 3
    assert found["kldb:012"].synonyms == ("Stapler",)
    assert content.sources[0].version == "2020"
    assert content.sources[0].files[0].encoding == "utf-8-sig"


def test_titles_of_the_dkz(dkz):
    content = read_titles(dkz)
    one = by_id(content)["dkz:01203-100"]
    assert one.labels == ("Würfelsetzer/Würfelsetzerin", "Würfelsetzer/in")
    assert (one.kind, one.code, one.level) == ("occupation", "01203", 3)
    assert content.broader[0] == ("dkz:01203-100", "kldb:01203")
    assert content.sources[0].counts == {"titles": 2, "training": 1, "work": 1}


def test_titles_of_the_directory_in_the_code_page_of_dos(directory):
    content = read_titles(directory)
    assert [one.label for one in content.concepts] == ["Würfelsetzer/in", "Ältester Würfelgießer (Großwürfel)"]
    (source,) = content.sources
    assert source.version == "2025-01-21"
    assert source.files[0].encoding == "cp850"
    assert source.files[0].records == 2


def test_a_title_that_the_dkz_has_is_not_made_twice(dkz, directory):
    for titles in ((dkz, directory), (directory, dkz)):
        content = read_sources(Inputs(titles=titles))
        made = [one.id for one in content.concepts if one.id.startswith("title:")]
        assert made == ["title:01203:Ältester Würfelgießer (Großwürfel)"]
        assert content.sources[-1].counts["known_titles"] == 1


def test_the_crosswalk_adds_names_and_links(esco, dkz, crosswalk):
    content = read_crosswalk(crosswalk)
    assert content.concepts == []
    assert content.related[0] == (f"{OCCUPATION}/o1", "dkz:01203-100")
    assert ("dkz:01203-900", f"{OCCUPATION}/o1") in content.broader
    assert (f"{OCCUPATION}/o2", f"{ISCO}/C9999") in content.broader
    assert content.sources[0].counts["mappings"] == 4
    assert (content.sources[0].version, content.sources[0].date) == ("20220518", "2022-05-18")
    taxonomy = Taxonomy.of(merge([read_esco(esco), read_titles(dkz), content]), "t")
    assert taxonomy.labels_of(f"{OCCUPATION}/o1")[-2:] == ("Würfelsetzer", "Würfelmeister")
    assert "Stapelberufe" not in taxonomy.labels_of(f"{OCCUPATION}/o2")
    assert taxonomy.concepts_of(label("Würfelsetzer (m/w/d)")) == {f"{OCCUPATION}/o1", "dkz:01203-100"}


def test_own_concepts_and_further_names_for_known_ones(esco, own):
    taxonomy = Taxonomy.of(merge([read_esco(esco), read_own_csv(own)]), "t")
    assert taxonomy.labels_of("e:1") == ("Würfel zählen", "Würfelzählung", "Zählen")
    assert taxonomy.broader("e:1") == (f"{SKILL}/g1",)
    assert taxonomy.related(f"{SKILL}/s1") == ("e:1", f"{SKILL}/s2")
    assert taxonomy.labels_of(f"{SKILL}/s2") == ("Würfelkunde", "Würfellehre")
    assert taxonomy.essential("e:2") == ("e:1",)
    helper = taxonomy.concept("e:2")
    assert helper is not None
    assert (helper.level, helper.code, helper.kind) == (1, "012", "occupation")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_own_csv_with_any_delimiter(tmp_path, delimiter):
    rows = [("label", "id", "transversal"), ("Löten", "e:1", "ja")]
    path = write(tmp_path, "own.csv", "\n".join(delimiter.join(row) for row in rows))
    (concept,) = read_own_csv(path).concepts
    assert (concept.id, concept.label, concept.kind, concept.transversal) == ("e:1", "Löten", "skill", True)
