"""`enrich`: offers in, offers of the contract out, with a report of what was added."""

import json
import stat

from proaktiv_match import read_offers


def test_offers_come_out_with_more_than_went_in(call, tmp_path):
    done = call("enrich", "--offers", "offers.jsonl", "--out", "more.jsonl")
    assert done.code == 0
    assert done.out == ""
    assert "60 Stellen geschrieben nach more.jsonl" in done.err
    assert "Merkmale je Stelle: vorher " in done.err
    before, after = read_offers(tmp_path / "offers.jsonl"), read_offers(tmp_path / "more.jsonl")
    assert [one.id for one in after] == [one.id for one in before]
    assert all(len(more.demands) >= len(one.demands) for one, more in zip(before, after, strict=True))
    assert stat.S_IMODE((tmp_path / "more.jsonl").stat().st_mode) == 0o600


def test_the_report_as_json(call):
    done = call("enrich", "--offers", "offers.jsonl", "--out", "more.jsonl", "--format", "json")
    report = json.loads(done.err)
    assert report["offers"] == report["stated"] + report["linked"] + report["unlinked"] == 60
    assert report["dimensions_after"] > report["dimensions_before"]
    assert report["from_occupation"] > 0


def test_the_same_bytes_each_run(call, tmp_path):
    for name in ("one.jsonl", "other.jsonl"):
        call("enrich", "--offers", "offers.jsonl", "--out", name)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "other.jsonl").read_bytes()


def test_faults_of_all_files_at_once_and_nothing_written(call, tmp_path):
    (tmp_path / "offers.jsonl").write_text('{"id": "O-1"}\n', encoding="utf-8")
    (tmp_path / "own.csv").write_text("kldb\n513\n", encoding="utf-8")
    done = call("enrich", "--offers", "offers.jsonl", "--demands", "own.csv", "--taxonomy", "none", "--out", "o.jsonl")
    assert done.code == 2
    for name in ("offers.jsonl", "own.csv", "none"):
        assert name in done.err
    assert not (tmp_path / "o.jsonl").exists()
