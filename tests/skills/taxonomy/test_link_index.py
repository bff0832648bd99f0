"""The link index of a built taxonomy: the answers of one in memory, whole or refused, read only when asked for."""

import json
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proaktiv_match.errors import UnreadableFileError
from proaktiv_match.skills import Taxonomy
from proaktiv_match.skills.linking import LabelIndex
from proaktiv_match.skills.taxonomy import (
    Concept,
    TaxonomyArtefact,
    TaxonomyContent,
    bundled_content,
    write,
)
from proaktiv_match.skills.taxonomy._link_index import forms_of_kind

KINDS = ("skill", "occupation")
TEXTS = (
    "Gabelstapler fahren",
    "Staplerfahren",
    "Kommissionieren und Verpacken",
    "Backen, Kochen (Großküche)",
    "Lagerist (m/w/d)",
    "Küchenhilfe",
    "Verkäuferin",
    "Regale auffüllen",
    "§§",
    "",
)
WORDS = st.text(alphabet="abeiknorstuäöüß -/,()", min_size=1, max_size=18)


class Letters:
    """An encoder for tests: counts of letters."""

    name = "letters"
    version = "1"

    def encode(self, texts):
        rows = np.ones((len(texts), 27), dtype=np.float32)
        for row, text in enumerate(texts):
            for letter in text.lower():
                if "a" <= letter <= "z":
                    rows[row, ord(letter) - 97] += 1
        return rows


class Others(Letters):
    """The same in another version."""

    version = "2"


def code(call):
    with pytest.raises(UnreadableFileError) as caught:
        call()
    return caught.value.faults[0].code


def memory_index(taxonomy, kind, encoder=None):
    return LabelIndex.build(forms_of_kind(taxonomy._arrays, kind), kind, encoder=encoder)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    """The bundled taxonomy, written with vectors."""
    folder = tmp_path_factory.mktemp("linking") / "bundled"
    write(bundled_content(), folder, Letters())
    return folder


@pytest.fixture
def small(tmp_path):
    """A small one with vectors."""
    skills = [Concept(f"e:{place}", "skill", f"Würfel {name}") for place, name in enumerate(("stapeln", "zählen"))]
    write(
        TaxonomyContent([*skills, Concept("o:1", "occupation", "Würfelstapler/in")]),
        tmp_path / "t",
        Letters(),
    )
    return tmp_path / "t"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("encoder", [None, Letters()])
def test_opened_and_built_give_the_same_answers(bundled, kind, encoder):
    opened = Taxonomy.open(bundled).link_index(kind, encoder)
    built = memory_index(Taxonomy.bundled(), kind, encoder)
    taxonomy = Taxonomy.bundled()
    concepts = taxonomy.skills if kind == "skill" else taxonomy.occupations
    labels = [taxonomy.labels_of(concept)[0] for concept in concepts[::9]]
    texts = [*TEXTS, *labels, *(f"{label} im Betrieb" for label in labels)]
    assert len(opened) == len(built) == len(concepts)
    assert opened.search(texts, 7) == built.search(texts, 7)
    assert opened.evidence(texts) == built.evidence(texts)
    assert any(found and found[0].linked for found in opened.search(texts))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "ö:3", "c"]), WORDS), max_size=8), st.lists(WORDS, max_size=6))
def test_any_labels_give_the_same_answers_from_disk(tmp_path_factory, forms, texts):
    labels = {"z": ["Würfel stapeln"]}
    for concept, label in forms:
        labels.setdefault(concept, []).append(label)
    made = TaxonomyContent(
        [Concept(concept, "skill", names[0], tuple(names[1:])) for concept, names in labels.items()],
    )
    folder = tmp_path_factory.mktemp("any") / "t"
    write(made, folder, Letters())
    memory, disk = Taxonomy.of(made, "v"), Taxonomy.open(folder)
    asked = [*texts, *(label for _, label in forms)]
    for encoder in (None, Letters()):
        assert disk.link_index("skill", encoder).search(asked, 3) == memory.link_index("skill", encoder).search(
            asked, 3
        )
        assert disk.link_index("occupation", encoder).search(asked, 3) == [[] for _ in asked]


def test_the_same_labels_give_the_same_bytes(tmp_path):
    whole = bundled_content()
    content = TaxonomyContent(whole.concepts[::8])
    one = write(content, tmp_path / "one", Letters())
    content.concepts.reverse()
    assert write(content, tmp_path / "two", Letters())["files"] == one["files"]


def test_the_bundled_one_is_made_once(monkeypatch):
    taxonomy = Taxonomy({"c:1": ["Palettieren"]}, version="v")
    made = []
    inner = LabelIndex.build

    def counted(*words, **named):
        made.append(words)
        return inner(*words, **named)

    monkeypatch.setattr(LabelIndex, "build", counted)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: taxonomy.link_index("skill"), range(16)))
    assert len(made) == 1
    assert all(one is found[0] for one in found)
    assert taxonomy.link_index("occupation") is not found[0]
    assert taxonomy.link_index("skill", Letters()) is taxonomy.link_index("skill", Letters())


def test_arrays_are_mapped_and_read_only_when_asked_for(small, monkeypatch):
    loaded = []
    inner = np.load

    def noted(path, **named):
        loaded.append(path.name)
        return inner(path, **named)

    monkeypatch.setattr(np, "load", noted)
    taxonomy = Taxonomy.open(small)
    assert not any(name.startswith("index_") for name in loaded)
    index = taxonomy.link_index("skill")
    read = [name for name in loaded if name.startswith("index_")]
    assert read
    assert all(name.startswith("index_skill.") for name in read)
    assert "index_skill.semantic.vectors.npy" not in read
    assert isinstance(index._tables["own"].base, np.memmap)
    view = index._views["written"][1]
    assert np.shares_memory(view._forms.data, index._tables["written.values"])
    assert np.shares_memory(view._forms.indices, index._tables["written.places"])


def _first(taxonomy):
    return taxonomy.link_index("skill").search(["Würfel-Stapeln"])[0][0].concept


def test_other_processes_open_the_same_index(small):
    taxonomy = Taxonomy.open(small)
    assert _first(taxonomy) == "e:0"
    assert len(pickle.dumps(taxonomy)) < 1000
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(_first, taxonomy).result() == "e:0"


def test_the_version_names_the_content_not_the_vectors(small, tmp_path):
    content = TaxonomyContent([Concept("e:1", "skill", "Würfel stapeln")])
    assert write(content, tmp_path / "a")["version"] == write(content, tmp_path / "b", Letters())["version"]


def test_vectors_are_those_of_one_encoder(small, tmp_path):
    write(TaxonomyContent([Concept("e:1", "skill", "Würfel stapeln")]), tmp_path / "plain")
    assert code(lambda: Taxonomy.open(tmp_path / "plain").link_index("skill", Letters())) == "no_vectors"
    with pytest.raises(UnreadableFileError, match=r"letters \(1\).*letters \(2\)") as caught:
        Taxonomy.open(small).link_index("skill", Others())
    assert caught.value.faults[0].code == "other_encoder"
    # Without the encoder it works all the same.
    assert _first(Taxonomy.open(small)) == "e:0"


def edit(directory, changes):
    path = directory / "manifest.json"
    found = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(found | {"linking": found["linking"] | changes}), "utf-8")


def test_an_index_of_other_numbers_is_refused_the_taxonomy_is_not(small):
    edit(small, {"rules": "0" * 64})
    taxonomy = Taxonomy.open(small)
    assert code(lambda: taxonomy.link_index("skill")) == "link_index_version"
    assert taxonomy.labels_of("e:0") == ("Würfel stapeln",)


def test_a_manifest_that_does_not_fit(small):
    edit(small, {"encoder": ["letters"]})
    assert code(lambda: Taxonomy.open(small).link_index("skill", Letters())) == "taxonomy_damaged"
    path = small / "manifest.json"
    found = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(found | {"linking": None}), "utf-8")
    assert code(lambda: Taxonomy.open(small).link_index("skill")) == "taxonomy_damaged"


def test_damaged_files_are_told(small):
    found = json.loads((small / "manifest.json").read_text("utf-8"))
    inner = small / found["folder"]
    names = [name for name in found["files"] if name.startswith("index_skill.")]
    assert len(names) > 20
    for name in names:
        path = inner / name
        whole = path.read_bytes()
        for damaged in (whole[:-1], whole[:20], b""):
            path.write_bytes(damaged)
            assert code(lambda: Taxonomy.open(small)) == "taxonomy_damaged", name
        # As large as the manifest says, but of another type: told when the index is opened.
        np.save(path, np.zeros((2, 2), dtype=np.float16))
        found["files"][name]["bytes"] = path.stat().st_size
        (small / "manifest.json").write_text(json.dumps(found), "utf-8")
        assert code(lambda: Taxonomy.open(small).link_index("skill", Letters())) == "taxonomy_damaged", name
        path.write_bytes(whole)
        found["files"][name]["bytes"] = len(whole)
        (small / "manifest.json").write_text(json.dumps(found), "utf-8")
    assert _first(Taxonomy.open(small)) == "e:0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("written.places", 10**6),
        ("written.places", -1),
        ("written.starts", -5),
        ("words.holders", 60_000),
        ("concept_starts", 10**6),
        ("semantic.form_texts", 10**6),
        ("semantic.text_starts", 10**6),
        ("concepts", 10**6),
        ("concepts", -1),
    ],
)
def test_numbers_that_lead_out_of_the_arrays_are_refused(small, name, value):
    (path,) = small.glob(f"*/index_skill.{name}.npy")
    array = np.load(path)
    array[-1] = value
    np.save(path, array)
    assert code(lambda: Taxonomy.open(small).link_index("skill", Letters())) == "taxonomy_damaged"


def test_a_changed_byte_is_found_by_the_digests(small):
    (path,) = small.glob("*/index_occupation.written.values.npy")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert code(TaxonomyArtefact.open(small).verify) == "taxonomy_damaged"


def test_who_has_an_older_build_open_is_told_that_it_is_gone(small):
    taxonomy = Taxonomy.open(small)
    kept = taxonomy.link_index("skill")
    write(TaxonomyContent([Concept("e:9", "skill", "Kisten zählen")]), small)
    assert kept.search(["Würfel stapeln"])[0][0].concept == "e:0"
    assert code(lambda: taxonomy.link_index("occupation")) == "taxonomy_changed"
