"""`read-ads`: advertisements in, offers out, whole or not at all."""

import json
import stat

import pytest

AD = {"id": "A-1", "title": "Helfer/in Lager (m/w/d)", "location": "58636 Iserlohn", "text": "39 Stunden pro Woche"}


@pytest.fixture
def read_ads(call, tmp_path):
    def run(content, *words, name="ads.json"):
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (tmp_path / name).write_bytes(raw)
        return call("read-ads", "--ads", name, "--out", "read.jsonl", *words)

    return run


def _offers(folder):
    return [json.loads(line) for line in (folder / "read.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_advertisement_becomes_an_offer(read_ads, tmp_path):
    done = read_ads([AD, AD | {"id": "A-2", "title": None, "text": "Koch gesucht", "remote": False}])
    assert done.code == 0, done.err
    first, second = _offers(tmp_path)
    assert (first["id"], first["description"]) == ("A-1", AD["text"])
    assert first["demands"][0]["source"]["quote"] == "39 Stunden pro Woche"
    assert second["title"] == "Koch gesucht"
    assert "2 Anzeigen gelesen" in done.err
    assert stat.S_IMODE((tmp_path / "read.jsonl").stat().st_mode) == 0o600


def test_json_lines_are_read_alike(read_ads, tmp_path):
    assert read_ads([AD]).code == 0
    whole = (tmp_path / "read.jsonl").read_bytes()
    assert read_ads(json.dumps(AD).encode() + b"\n\n", name="ads.jsonl").code == 0
    assert (tmp_path / "read.jsonl").read_bytes() == whole


def test_what_is_read_can_be_matched(read_ads, call):
    assert read_ads([AD]).code == 0
    done = call("match", "--participants", "participants.jsonl", "--offers", "read.jsonl", "--as-of", "2026-11-21")
    assert done.code == 0


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"", "file_empty", "ads.json"),
        (b"{", "truncated", "ads.json:1"),
        (b"[{]", "bad_json", "ads.json:1"),
        (b'[{"id": "1", "id": "2"}]', "duplicate_key", "ads.json"),
        ("[\u00fc]".encode("latin-1"), "encoding", "ads.json"),
        (AD, "ad_list", "ads.json"),
        (["A-1"], "ad_object", "ads.json #1"),
        ([{"id": "A-1"}], "ad_missing_key", "#1 /text"),
        ([{"text": "x"}], "ad_missing_key", "#1 /id"),
        ([{"id": "A-1", "txt": "x"}], "ad_missing_key", "„txt“"),
        ([{"id": "A-1", "titel": "x", "text": "x"}], "ad_missing_key", "„titel“"),
        ([AD | {"text": 7}], "ad_text_expected", "#1 /text"),
        ([AD | {"id": ""}], "ad_empty_id", "#1 /id"),
        ([AD | {"id": "x" * 201}], "ad_empty_id", "#1 /id"),
        ([AD, AD], "ad_duplicate_id", "#2 /id"),
        ([AD | {"published_on": "20.11.2026"}], "ad_not_a_day", "#1 /published_on"),
    ],
)
def test_a_wrong_file_is_told_and_nothing_is_written(read_ads, tmp_path, content, code, place):
    done = read_ads(content)
    assert done.code == 2
    assert f"[{code}]" in done.err
    assert place in done.err
    assert not (tmp_path / "read.jsonl").exists()


def test_all_faults_at_once(read_ads):
    done = read_ads([{"id": "A-1"}, AD | {"text": None}, AD])
    assert done.code == 2
    assert done.err.count("[ad_missing_key]") == 2


def test_faults_as_json_in_english(read_ads):
    done = read_ads([{"id": "A-1"}], "--lang", "en")
    assert "The key “text” is missing" in done.err


def test_a_faulty_line_does_not_hide_the_next(read_ads):
    done = read_ads(b'{"id": "A-1"\n{"id": "A-2"}\n', name="ads.jsonl")
    assert done.code == 2
    assert "ads.jsonl:1" in done.err
    assert "ads.jsonl:2" in done.err


def test_a_missing_file_is_told(call):
    done = call("read-ads", "--ads", "nowhere.json", "--out", "read.jsonl")
    assert done.code == 2
    assert "[file_missing]" in done.err


def test_a_missing_taxonomy_is_told(read_ads, tmp_path):
    done = read_ads([AD], "--taxonomy", str(tmp_path / "nowhere"))
    assert done.code == 2
    assert not (tmp_path / "read.jsonl").exists()
