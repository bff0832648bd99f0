"""`link`: tables in, a table out, whole or not at all."""

import stat

import pytest

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
