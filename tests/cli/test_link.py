"""`link`: tables in, a table out, whole or not at all."""

import json
import stat

import numpy as np
import pytest

from proaktiv_match.errors import ProaktivMatchError

LABELS = "s:1\tBrot backen\ns:2\tBrotbacken unterrichten\ns:3\tMöbel aufbauen\n"
QUERIES = "q1\tBrot backen\nq2\tMöbelaufbau\n\nq3\tqqq\r\nq4\t\nq1\tBrot backen\n"


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "labels.tsv").write_text(LABELS, encoding="utf-8")
    (tmp_path / "queries.tsv").write_text(QUERIES, encoding="utf-8")
    return ("--labels", "labels.tsv", "--queries", "queries.tsv")


@pytest.fixture
def link(call, tables):
    return lambda *words: call("link", "--kind", "skill", *tables, *words)


def test_each_row_is_answered_best_first(link, tmp_path):
    done = link("--out", "found.tsv")
    assert done.code == 0
    rows = [line.split("\t") for line in (tmp_path / "found.tsv").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["q1", "s:1", "1.000000", "1"]
    assert next(row for row in rows if row[0] == "q2")[1] == "s:3"
    assert {row[0] for row in rows} <= {"q1", "q2", "q3"}
    assert stat.S_IMODE((tmp_path / "found.tsv").stat().st_mode) == 0o600


def test_the_same_bytes_each_run(link):
    assert link().out == link().out


def test_top_bounds_the_rows(link):
    assert link("--top", "1").out.count("q2\t") == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("q1 Brot\n", "columns"),
        ("q1\tBrot\tzu viel\n", "columns"),
        ("\tBrot\n", "no_id"),
        ("q1\tBrötchen\n".encode("cp1252"), "encoding"),
    ],
)
def test_a_wrong_table_is_told_and_nothing_is_written(link, tmp_path, content, code):
    (tmp_path / "queries.tsv").write_bytes(content if isinstance(content, bytes) else content.encode())
    done = link("--out", "found.tsv")
    assert done.code == 2
    assert f"[{code}]" in done.err
    assert "queries.tsv:1" in done.err
    assert "Brot" not in done.err
    assert not (tmp_path / "found.tsv").exists()


def test_a_missing_table_is_told(call):
    done = call("link", "--kind", "skill", "--labels", "no.tsv", "--queries", "no.tsv")
    assert done.code == 2
    assert "[file_missing]" in done.err


@pytest.mark.parametrize("words", [(), ("--labels", "labels.tsv", "--taxonomy", ".")])
def test_it_has_to_be_said_where_to_search(call, tables, words):
    done = call("link", "--kind", "skill", "--queries", "queries.tsv", *words)
    assert done.code == 2
    assert "--labels | --taxonomy" in done.err


def test_an_unknown_kind_is_refused_with_the_known_ones(call, tables):
    done = call("link", "--kind", "hobby", *tables)
    assert done.code == 2
    assert "skill | occupation" in done.err


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


OWN = "id,label,synonyms,kind\ns:1,Brot backen,Brotherstellung,\ns:2,Brotbacken unterrichten,,\ns:3,Möbel aufbauen,,\n"


@pytest.fixture
def build(call, tables, tmp_path, monkeypatch):
    """Build a small taxonomy; the encoder of the extra is replaced by one for tests."""
    (tmp_path / "own.csv").write_text(OWN, "utf-8")
    for module in ("_link", "_taxonomy"):
        monkeypatch.setattr(f"proaktiv_match.cli.{module}.BundledEncoder", Letters)
    return lambda *words: call("taxonomy", "build", "--csv", "own.csv", "--out", "tax", *words)


@pytest.fixture
def from_taxonomy(call):
    return lambda *words: call("link", "--kind", "skill", "--taxonomy", "tax", "--queries", "queries.tsv", *words)


def test_a_built_taxonomy_answers_as_its_labels_do(build, from_taxonomy, call, tmp_path):
    assert build("--semantic").code == 0
    rows = [line.split(",") for line in OWN.splitlines()[1:]]
    table = "".join(f"{row[0]}\t{name}\n" for row in rows for name in row[1:3] if name)
    (tmp_path / "labels.tsv").write_text(table, "utf-8")
    for words in ((), ("--semantic",)):
        done = from_taxonomy(*words)
        assert done.code == 0
        assert "q2\ts:3" in done.out
        assert (
            done.out
            == call("link", "--kind", "skill", "--labels", "labels.tsv", "--queries", "queries.tsv", *words).out
        )


def test_what_info_says_of_the_index(build, call):
    build()
    assert "Ohne Vektoren" in call("taxonomy", "info", "tax").out
    build("--semantic")
    told = call("taxonomy", "info", "tax", "--lang", "en").out
    assert "Link index: 4 labels of skills, 0 of occupations" in told
    assert "Vectors for the search by meaning: letters (1)" in told
    found = json.loads(call("taxonomy", "info", "tax", "--format", "json").out)
    assert found["linking"]["encoder"] == {"name": "letters", "version": "1"}
    assert found["linking"]["counts"]["skill"] == {"concepts": 3, "labels": 4, "vectors": 4}
    assert 0 < found["linking"]["bytes"] < found["bytes"]


def test_without_vectors_or_with_those_of_another_encoder(build, from_taxonomy, monkeypatch):
    build()
    done = from_taxonomy("--semantic", "--out", "found.tsv")
    assert done.code == 2
    assert "[no_vectors]" in done.err
    assert "taxonomy build --semantic" in done.err
    build("--semantic")
    monkeypatch.setattr(Letters, "version", "2")
    done = from_taxonomy("--semantic", "--lang", "en")
    assert done.code == 2
    assert "[other_encoder]" in done.err
    assert "letters (1)" in done.err
    assert from_taxonomy().code == 0


def test_a_missing_extra_is_told_before_anything_is_read(build, monkeypatch, tmp_path):
    def missing():
        raise ProaktivMatchError("Es fehlt ein Paket.", "A package is missing.")

    monkeypatch.setattr("proaktiv_match.cli._taxonomy.BundledEncoder", missing)
    assert build("--semantic").code != 0
    assert not (tmp_path / "tax").exists()


def test_a_damaged_or_older_index_is_told(build, from_taxonomy, tmp_path):
    build()
    manifest = tmp_path / "tax" / "manifest.json"
    whole = manifest.read_text("utf-8")
    rules = json.loads(whole)["linking"]["rules"]
    manifest.write_text(whole.replace(rules, "0" * 64), "utf-8")
    done = from_taxonomy("--out", "found.tsv")
    assert (done.code, done.out) == (2, "")
    assert "[link_index_version]" in done.err
    manifest.write_text(whole, "utf-8")
    (path,) = (tmp_path / "tax").glob("*/index_skill.words.holders.npy")
    path.write_bytes(path.read_bytes()[:-1])
    assert "[taxonomy_damaged]" in from_taxonomy().err
    assert not (tmp_path / "found.tsv").exists()
