"""`import --from csv|xlsx`: the mapping is proposed, shown and kept; exit codes; what is written and what not."""

import tomllib
from pathlib import Path

import pytest

from proaktiv_match.profiles import read_offers, read_participants

from .conftest import parsed

OFFERS = "ID;Titel;PLZ;Heben;Pausenraum\n1;Küche;58636;10 kg;ja\n2;Lager;01067;5;\n"
PEOPLE = "Kennung;Status;Sitzen;Instrument;Befund vom\nP-1;stabil;zeitweise;DRV;12.08.2026\n"


@pytest.fixture
def table(call):
    """Write a table into the folder of the call."""

    def run(text: str, name: str = "stellen.csv") -> str:
        Path(name).write_text(text, encoding="cp1252")
        return name

    return run


def test_offers_by_the_contracts_command(call, table):
    done = call("import", "--from", "csv", table(OFFERS), "--out", "o.jsonl")
    assert done.code == 0, done.err
    assert [offer.id for offer in read_offers("o.jsonl")] == ["1", "2"]
    assert "Vorgeschlagene Zuordnung der Spalten, angelegt in o.mapping.toml" in done.err
    assert "Noch ohne Feld: Pausenraum" in done.err
    assert "2 Stellen geschrieben nach o.jsonl" in done.err
    assert tomllib.loads(Path("o.mapping.toml").read_text("utf-8"))["column"][4] == {
        "header": "Pausenraum",
        "field": "?",
    }


def test_participants(call, table):
    done = call("import", "--from", "csv", "--kind", "participants", table(PEOPLE), "--out", "p.jsonl", "--lang", "en")
    assert done.code == 0, done.err
    (person,) = read_participants("p.jsonl")
    assert person.limits[0].amount.stated == {"word": "zeitweise", "lexicon": "drv"}
    assert "1 participant written to p.jsonl" in done.err


def test_a_kept_mapping_is_read_and_never_overwritten(call, table):
    name = table(OFFERS)
    assert call("import", "--from", "csv", name, "--out", "o.jsonl", "--mapping", "m.toml").code == 0
    text = Path("m.toml").read_text("utf-8").replace('field = "?"', 'field = "-"\nreason = "kein Merkmal"')
    Path("m.toml").write_text(text, encoding="utf-8")
    done = call("import", "--from", "csv", name, "--out", "o.jsonl", "--mapping", "m.toml", "--format", "json")
    assert done.code == 0
    assert Path("m.toml").read_text("utf-8") == text
    report = parsed(done.err)
    assert report["files"][0]["unused"] == {"Pausenraum": {"count": 1, "reason": "kein Merkmal"}}
    assert report["mapping"]["proposed"] is False
    assert (report["offers"], report["files"][0]["offers"], report["faults"]) == (2, 2, 0)


def test_faults_write_no_offers_but_keep_the_proposal(call, table):
    name = table(OFFERS.replace("5;", "viel;"))
    done = call("import", "--from", "csv", name, "--out", "o.jsonl")
    assert done.code == 2
    assert "stellen.csv #3 /Heben:" in done.err
    assert "viel" not in done.err
    assert not Path("o.jsonl").exists()
    assert Path("o.mapping.toml").exists()


def test_good_rows_on_request(call, table):
    name = table(OFFERS.replace("5;", "viel;"))
    done = call("import", "--from", "csv", name, "--out", "o.jsonl", "--on-fault", "take-good")
    assert done.code == 0
    assert [offer.id for offer in read_offers("o.jsonl")] == ["1"]
    assert "[no_amount]" in done.err
    assert "1 Fehler; die Zeilen mit Fehlern sind weggelassen, die guten genommen." in done.err


def test_faults_as_json_name_row_and_column(call, table):
    done = call(
        "import", "--from", "csv", table(OFFERS.replace("01067", "1067")), "--out", "o.jsonl", "--format", "json"
    )
    assert done.code == 2
    fault = parsed(done.err.splitlines()[-1])
    assert (fault["file"], fault["record"], fault["pointer"]) == ("stellen.csv", 3, "/PLZ")
    assert fault["allowed"] == "58636 | 01067"


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "ba-jobsuche", "--mapping", "m.toml"),
        ("--from", "hr-ba-xml", "--on-fault", "take-good"),
        ("--from", "schema-org", "--kind", "participants"),
        ("--from", "csv", "--kind", "people"),
        ("--from", "csv", "--on-fault", "ignore"),
    ],
)
def test_options_that_do_not_fit_are_refused(call, table, words):
    done = call("import", *words, table(OFFERS), "--out", "o.jsonl")
    assert done.code == 2
    assert "[usage]" in done.err
    assert not Path("o.jsonl").exists()


def test_the_same_table_gives_the_same_bytes(call, table):
    name = table(OFFERS)
    for out in ("a.jsonl", "b.jsonl"):
        assert call("import", "--from", "csv", name, "--out", out).code == 0
    assert Path("a.jsonl").read_bytes() == Path("b.jsonl").read_bytes()
    assert Path("a.mapping.toml").read_bytes() == Path("b.mapping.toml").read_bytes()
