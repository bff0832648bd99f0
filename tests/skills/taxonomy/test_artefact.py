"""The built taxonomy: whole or not at all, opened without being read, damage is told."""

import json
import pickle
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from proaktiv_match.errors import InputError, UnreadableFileError
from proaktiv_match.skills import Taxonomy, label
from proaktiv_match.skills.taxonomy import Concept, TaxonomyArtefact, TaxonomyContent, merge, write
from proaktiv_match.skills.taxonomy.sources import Inputs, build

from .conftest import OCCUPATION, SKILL


@pytest.fixture
def inputs(esco, ba, kldb, dkz, directory, crosswalk, own):
    """All sources."""
    return Inputs(esco, ba, kldb, (dkz, directory), crosswalk, (own,))


@pytest.fixture
def built(tmp_path, inputs):
    """A taxonomy of all sources."""
    build(inputs, tmp_path / "taxonomy")
    return tmp_path / "taxonomy"


def code(call):
    with pytest.raises(UnreadableFileError) as caught:
        call()
    return caught.value.faults[0].code


def content(count=3):
    return TaxonomyContent([Concept(f"e:{place}", "skill", f"Fähigkeit {place}") for place in range(count)])


def test_what_is_written_is_what_is_opened(built):
    taxonomy = Taxonomy.open(built)
    stapler = f"{OCCUPATION}/o1"
    assert taxonomy.essential(stapler) == (f"{SKILL}/s1",)
    # What is essential is not optional as well.
    assert taxonomy.optional(stapler) == (f"{SKILL}/s2",)
    assert taxonomy.telling(f"{SKILL}/s1") == 2
    assert taxonomy.essential_in(f"{SKILL}/s1") == (stapler, f"{OCCUPATION}/o2")
    assert taxonomy.optional_in(f"{SKILL}/s2") == (stapler,)
    assert taxonomy.siblings(f"{SKILL}/s1") == ("e:1", f"{SKILL}/s2")
    assert taxonomy.narrower(f"{SKILL}/g0") == (f"{SKILL}/g1",)
    assert taxonomy.narrower(stapler) == ("dkz:01203-900",)
    assert taxonomy.concepts_of(label("Würfel-Stapeln")) == {f"{SKILL}/s1"}
    assert "ba:2" in taxonomy
    assert "ba:2" not in taxonomy.skills
    assert "dkz:01203-100" in taxonomy.occupations
    assert "kldb:01203" in taxonomy.groups
    assert taxonomy.version.startswith(
        "esco-unknown+ba-unknown+kldb-2020+dkz-unknown+crosswalk-20220518+own-csv+titles"
    )
    assert taxonomy.counts["essential"] == 3
    assert len(taxonomy) == sum(taxonomy.counts[kind] for kind in ("skills", "occupations", "groups", "licences"))


def test_unknown_ids_have_nothing(built):
    taxonomy = Taxonomy.open(built)
    for name in ("", "e:9", "zzz", "ö"):
        assert taxonomy.concept(name) is None
        assert name not in taxonomy
        assert taxonomy.labels_of(name) == taxonomy.broader(name) == taxonomy.siblings(name) == ()
        assert taxonomy.telling(name) == 0
    assert taxonomy.concepts_of(label("gibt es nicht")) == frozenset()
    assert taxonomy.concepts_of(label("")) == frozenset()


def test_the_same_sources_have_the_same_version(built, tmp_path, inputs, esco):
    other = build(inputs, tmp_path / "other")
    assert other["version"] == Taxonomy.open(built).version
    assert build(Inputs(esco), tmp_path / "esco-only")["version"] != other["version"]


def test_what_no_source_describes_is_counted(built):
    lost = TaxonomyArtefact.open(built).manifest["dangling"]
    assert lost == {"broader": 0, "related": 1, "essential": 0, "optional": 0, "forms": 1}


def test_memory_and_disk_agree(built, tmp_path):
    made = merge([content(), TaxonomyContent(related=[("e:0", "e:2")], broader=[("e:1", "e:0")])])
    write(made, tmp_path / "small")
    memory, disk = Taxonomy.of(made, "v"), Taxonomy.open(tmp_path / "small")
    for concept in memory.skills:
        assert memory.concept(concept) == disk.concept(concept)
        assert memory.related(concept) == disk.related(concept)
        assert memory.concepts_of(label(memory.labels_of(concept)[0])) == {concept}
        assert disk.concepts_of(label(memory.labels_of(concept)[0])) == {concept}


def test_a_taxonomy_without_relations_can_be_opened(tmp_path):
    write(content(1), tmp_path / "t")
    assert Taxonomy.open(tmp_path / "t").narrower("e:0") == ()


def test_arrays_are_mapped_and_cannot_be_changed(built):
    arrays = TaxonomyArtefact.open(built).arrays
    assert isinstance(arrays.text.base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        arrays.text[0] = 0


def test_opening_takes_milliseconds(built):
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        Taxonomy.open(built)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.05


def test_a_new_build_takes_the_place_of_the_old_one(tmp_path):
    write(content(2), tmp_path / "t")
    old = Taxonomy.open(tmp_path / "t")
    write(content(5), tmp_path / "t")
    assert len(Taxonomy.open(tmp_path / "t")) == 5
    # Whoever has the older one open goes on with it.
    assert old.labels_of("e:1") == ("Fähigkeit 1",)
    assert len(list((tmp_path / "t").iterdir())) == 2


def test_a_failed_build_leaves_the_old_one(tmp_path, monkeypatch):
    write(content(2), tmp_path / "t")

    def full(*_, **__):
        raise OSError(28, "no space left")

    monkeypatch.setattr("proaktiv_match.skills.taxonomy._artefact.json.dump", full)
    for folder in ("t", "new"):
        with pytest.raises(OSError, match="no space"):
            write(content(5), tmp_path / folder)
    assert len(Taxonomy.open(tmp_path / "t")) == 2
    assert len(list((tmp_path / "t").iterdir())) == 2
    assert not (tmp_path / "new").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("x")
    assert code(lambda: write(content(), tmp_path)) == "not_a_taxonomy"
    assert code(lambda: write(content(), tmp_path / "letter.txt")) == "not_a_taxonomy"
    assert code(lambda: write(content(), tmp_path / "no" / "where")) == "no_folder"
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "manifest.json").write_text('{"name": "app"}')
    assert code(lambda: write(content(), tmp_path / "app")) == "not_a_taxonomy"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["app", "letter.txt"]


def test_no_taxonomy(tmp_path):
    assert code(lambda: Taxonomy.open(tmp_path)) == "taxonomy_missing"
    assert code(lambda: Taxonomy.open(tmp_path / "nowhere")) == "taxonomy_missing"


def edit(directory, changes):
    path = directory / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"schema": 99}, "taxonomy_version"),
        ({"label_rules": "other"}, "taxonomy_version"),
        ({"format": "other"}, "taxonomy_missing"),
        ({"folder": "../../../../etc"}, "taxonomy_damaged"),
        ({"folder": "0123456789abcdef"}, "taxonomy_damaged"),
        ({"sources": [{"name": "x"}]}, "taxonomy_damaged"),
        ({"files": None}, "taxonomy_damaged"),
    ],
)
def test_manifests_that_do_not_fit(built, changes, expected):
    edit(built, changes)
    assert code(lambda: Taxonomy.open(built)) == expected


def test_a_manifest_that_is_no_json(built):
    (built / "manifest.json").write_text("{")
    assert code(lambda: Taxonomy.open(built)) == "taxonomy_damaged"


@pytest.mark.parametrize("name", ["text", "ends", "first", "facts", "link_starts", "links", "hashes", "labelled"])
def test_damaged_arrays(built, name):
    (path,) = built.glob(f"*/{name}.npy")
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole[:20], b"", whole + b"x"):
        path.write_bytes(damaged)
        assert code(lambda: Taxonomy.open(built)) == "taxonomy_damaged"
    np.save(path, np.zeros((2, 2), dtype=np.float32))
    assert code(lambda: Taxonomy.open(built)) == "taxonomy_damaged"
    path.unlink()
    assert code(lambda: Taxonomy.open(built)) == "taxonomy_damaged"


def test_a_changed_byte_is_found_by_the_digests(built):
    (path,) = built.glob("*/text.npy")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    artefact = TaxonomyArtefact.open(built)
    assert code(artefact.verify) == "taxonomy_damaged"


def _telling(taxonomy):
    return taxonomy.version, taxonomy.telling(f"{SKILL}/s1")


def test_other_processes_open_the_same_files(built):
    taxonomy = Taxonomy.open(built)
    packed = pickle.dumps(taxonomy)
    assert len(packed) < 1000
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(_telling, taxonomy).result() == (taxonomy.version, 2)
    write(content(), built)
    with pytest.raises(InputError):
        pickle.loads(packed)  # noqa: S301  our own bytes


def test_taxonomies_in_memory_can_be_copied():
    taxonomy = Taxonomy({"c:1": ["Palettieren", "Ware stapeln"]}, version="eigene-1")
    copy = pickle.loads(pickle.dumps(taxonomy))  # noqa: S301  our own bytes
    assert copy.version == "eigene-1"
    assert copy.concepts_of(label("Waren-Stapeln")) == taxonomy.concepts_of(label("Waren-Stapeln"))
    assert copy.labels_of("c:1") == ("Palettieren", "Ware stapeln")
