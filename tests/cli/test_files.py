"""Files that are wrong, and output that is there whole or not at all."""

import json
import signal
import stat
from pathlib import Path
from threading import Thread

import pytest

from proaktiv_match.cli import _match
from proaktiv_match.cli._output import output
from proaktiv_match.profiles import read_offers
from proaktiv_match.reading import sources

from .conftest import parsed


def _left_overs() -> list[str]:
    return [entry.name for entry in Path.cwd().iterdir() if ".part" in entry.name]


def _spoil(name: str, **changed: object) -> None:
    records = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]
    records[1].update(changed)
    Path(name).write_text("\n".join(map(json.dumps, records)), encoding="utf-8")


def test_the_output_is_readable_by_its_owner_only(match):
    done = match("--format", "json", "--out", "out.json")
    assert (done.code, done.out) == (0, "")
    assert stat.S_IMODE(Path("out.json").stat().st_mode) == 0o600
    assert len(parsed(Path("out.json").read_text(encoding="utf-8"))) == 6
    assert _left_overs() == []


@pytest.mark.parametrize("form", ["json", "table", "csv"])
def test_a_file_and_standard_output_get_the_same(match, form):
    match("--format", form, "--out", "out")
    assert Path("out").read_text(encoding="utf-8").removeprefix("\ufeff") == match("--format", form).out.replace(
        "\r", ""
    )


def test_a_fault_leaves_the_old_file_alone(match):
    Path("out.json").write_text("old", encoding="utf-8")
    _spoil("participants.jsonl", limits=[{"dimension": "siting", "measure": "share", "at_most": 10}])
    done = match("--format", "json", "--out", "out.json")
    assert done.code == 2
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert _left_overs() == []


def test_an_error_in_the_middle_leaves_the_old_file_alone(match, monkeypatch):
    Path("out.json").write_text("old", encoding="utf-8")
    value = "höchstens 10 kg"

    def broken(texts, stream):
        stream.write(next(iter(texts)))
        raise RuntimeError(value)

    monkeypatch.setattr(_match, "_write_json", broken)
    done = match("--format", "json", "--out", "out.json")
    assert done.code == 1
    assert "RuntimeError" in done.err
    assert value not in done.err
    assert len(done.err.splitlines()) == 1
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert _left_overs() == []


def test_debug_shows_the_traceback(match, call, monkeypatch):
    def broken(*_):
        raise RuntimeError("here")

    monkeypatch.setattr(_match, "_write_json", broken)
    words = ("match", "--participants", "participants.jsonl", "--offers", "offers.jsonl", "--format", "json")
    done = call("--debug", *words)
    assert done.code == 1
    assert "Traceback" in done.err


def test_an_interruption_leaves_the_old_file_alone(match, monkeypatch):
    Path("out.json").write_text("old", encoding="utf-8")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(_match, "_write_json", interrupted)
    done = match("--format", "json", "--out", "out.json")
    assert done.code == 130
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert _left_overs() == []


@pytest.fixture
def number(request):
    # Whoever runs the tests may ignore the signal (`nohup`), and then it rightly ends nothing.
    before = signal.signal(request.param, signal.SIG_DFL)
    yield request.param
    signal.signal(request.param, before)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], indirect=True)
def test_the_end_by_a_signal_leaves_no_half_file(match, monkeypatch, number):
    Path("out.json").write_text("old", encoding="utf-8")

    def ended(_, stream):
        stream.write("half")
        signal.raise_signal(number)

    monkeypatch.setattr(_match, "_write_json", ended)
    with pytest.raises(SystemExit) as caught:
        match("--format", "json", "--out", "out.json")
    assert caught.value.code == 128 + number
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert _left_overs() == []
    assert signal.getsignal(number) is signal.SIG_DFL


def test_a_file_can_be_written_beside_the_main_thread():
    def write():
        with output(Path("beside.txt")) as stream:
            stream.write("done")

    thread = Thread(target=write)
    thread.start()
    thread.join()
    assert Path("beside.txt").read_text(encoding="utf-8") == "done"


def test_a_full_disk_is_told_as_such(match, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device", "/secret/path")

    monkeypatch.setattr(_match, "_write_json", full)
    done = match("--format", "json", "--out", "out.json")
    assert done.code == 1
    assert "No space left" in done.err
    assert "secret" not in done.err
    assert not Path("out.json").exists()


@pytest.mark.parametrize(("place", "reason"), [("nowhere/out.json", "Ordner gibt es nicht"), (".", "ist ein Ordner")])
def test_a_place_that_cannot_be_written_to_is_told_first(match, place, reason):
    done = match("--out", place)
    assert done.code == 2
    assert reason in done.err
    assert "[output_path]" in done.err


def test_a_link_stays_a_link():
    target, link = Path("target.txt"), Path("link.txt")
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    with output(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_device_is_written_to_and_not_replaced():
    with output(Path("/dev/null")) as stream:
        stream.write("gone")
    assert not Path("/dev/null").is_file()


def test_faults_of_all_files_are_told_at_once(match):
    _spoil("participants.jsonl", limits=[{"dimension": "siting", "measure": "share", "at_most": 77}])
    _spoil("offers.jsonl", kind="job")
    done = match()
    assert (done.code, done.out) == (2, "")
    assert "participants.jsonl:2 /limits/0/dimension" in done.err
    assert "offers.jsonl:2 /kind" in done.err
    assert "77" not in done.err
    assert done.err.splitlines()[-1].endswith("Fehler in der Eingabe; nichts geschrieben.")


def test_faults_as_json_are_objects_of_the_contract(match):
    _spoil("offers.jsonl", kind="job", openings="zwei")
    done = match("--format", "json", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    faults = [json.loads(line) for line in done.err.splitlines()]
    assert {tuple(fault) for fault in faults} == {("file", "record", "pointer", "code", "message", "allowed")}
    assert [fault["pointer"] for fault in faults] == ["/kind", "/openings"]
    assert all(fault["record"] == 2 for fault in faults)


def test_beyond_a_thousand_faults_are_counted(match):
    offer = json.loads(Path("offers.jsonl").read_text(encoding="utf-8").splitlines()[0])
    lines = [json.dumps(offer | {"id": f"O-{number}", "kind": "job"}) for number in range(1200)]
    Path("offers.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = match()
    assert done.code == 2
    lines = done.err.splitlines()
    assert len(lines) == 1001
    assert lines[-1].startswith("1200 Fehler insgesamt, die ersten 1000 stehen oben.")
    done = match("--format", "json")
    assert json.loads(done.err.splitlines()[-1])["total"] == 1200


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"id": "O-1"', "json"),
        ("{'id': 'Gerät'}".encode("latin-1"), ""),
        (b"", ""),
        (b"[1, 2]", ""),
        (b"\xef\xbb\xbf[]", "ok"),
    ],
)
def test_damaged_files_are_input_faults(match, content, code):
    Path("offers.jsonl").write_bytes(content)
    done = match()
    if code == "ok":
        assert done.code == 0
    elif content:
        assert done.code == 2
        assert "offers.jsonl" in done.err
        assert "Traceback" not in done.err


def test_a_missing_file_is_an_input_fault(match):
    Path("offers.jsonl").unlink()
    done = match()
    assert done.code == 2
    assert "offers.jsonl" in done.err


def test_import_writes_offers_of_the_contract(call):
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "identifier": "X-1",
        "title": "Helfer/in Grünpflege (m/w/d)",
        "datePosted": "2026-11-10",
        "employmentType": "PART_TIME",
        "hiringOrganization": {"@type": "Organization", "name": "Amselgrün GmbH"},
        "jobLocation": {"@type": "Place", "address": {"postalCode": "58636", "addressLocality": "Iserlohn"}},
        "applause": 3,
    }
    Path("posting.json").write_text(json.dumps(posting), encoding="utf-8")
    done = call("import", "--from", "schema-org", "posting.json", "--out", "imported.jsonl")
    assert (done.code, done.out) == (0, "")
    assert "1 Stelle geschrieben nach imported.jsonl" in done.err
    assert "applause: 1" in done.err
    (offer,) = read_offers("imported.jsonl")
    assert offer.title == posting["title"]
    assert stat.S_IMODE(Path("imported.jsonl").stat().st_mode) == 0o600
    done = call("import", "--from", "schema-org", "posting.json", "--out", "imported.jsonl", "--format", "json")
    report = json.loads(done.err)
    assert report["offers"] == 1
    assert any("applause" in name for name in report["files"][0]["unknown"])


def test_import_of_a_damaged_file_writes_nothing(call):
    Path("posting.json").write_text('{"@type": "JobPosting"', encoding="utf-8")
    done = call("import", "--from", "schema-org", "posting.json", "--out", "imported.jsonl")
    assert done.code == 2
    assert "posting.json" in done.err
    assert not Path("imported.jsonl").exists()


def test_import_from_nowhere_names_the_sources(call):
    done = call("import", "--from", "shema-org", "offers.jsonl", "--out", "imported.jsonl")
    assert done.code == 2
    assert " | ".join(sources()) in done.err
