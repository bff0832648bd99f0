"""`taxonomy build`, `taxonomy info`, and `--taxonomy` of `match` and `why`."""

from .conftest import parsed

OWN = (
    "id,label,synonyms,kind,essential\ne:1,Würfel stapeln,Würfel türmen,skill,\ne:2,Würfelstapler/in,,occupation,e:1\n"
)


def prepared(tmp_path):
    (tmp_path / "own.csv").write_text(OWN, "utf-8")


def offers(tmp_path):
    return [parsed(line) for line in (tmp_path / "offers.jsonl").read_text("utf-8").splitlines()]


def test_build_info_and_match(call, match, why, tmp_path):
    prepared(tmp_path)
    done = call("taxonomy", "build", "--csv", "own.csv", "--out", "tax", "--lang", "en")
    assert done.code == 0
    assert done.out == ""
    assert "Written to tax" in done.err
    assert "own.csv: 2 records" in done.err
    told = call("taxonomy", "info", "tax")
    assert told.code == 0
    assert "Fähigkeiten" in told.out
    found = parsed(call("taxonomy", "info", "tax", "--format", "json").out)
    assert found["counts"]["skills"] == 1
    assert found["version"].startswith("own-csv#")
    result = parsed(match("--taxonomy", "tax", "--format", "json").out)[0]
    assert result["versions"]["taxonomy"] == found["version"]
    pair = (result["participant"], next(one["id"] for one in offers(tmp_path)))
    found_again = parsed(why(*pair, "--taxonomy", "tax", "--format", "json").out)
    assert found_again["versions"]["taxonomy"] == found["version"]


def test_the_report_names_a_detected_encoding(call, tmp_path):
    (tmp_path / "own.csv").write_bytes(OWN.encode("cp850"))
    done = call("taxonomy", "build", "--csv", "own.csv", "--out", "tax")
    assert "erkannte Kodierung cp850" in done.err
    done = call("taxonomy", "build", "--csv", "own.csv", "--out", "tax", "--format", "json")
    assert parsed(done.err)["sources"][0]["files"][0]["encoding"] == "cp850"


def test_wrong_calls_and_files(call, match, tmp_path):
    prepared(tmp_path)
    done = call("taxonomy", "build", "--out", "tax")
    assert (done.code, done.out) == (2, "")
    assert "[no_input]" in done.err
    done = call("taxonomy", "build", "--esco", "nowhere", "--kldb", "own.csv", "--out", "tax")
    assert "[folder_missing]" in done.err
    assert "[missing_header]" in done.err
    assert not (tmp_path / "tax").exists()
    assert "[taxonomy_missing]" in call("taxonomy", "info", "tax").err
    assert "[usage]" in call("taxonomy", "biuld").err
    done = match("--taxonomy", "nowhere")
    assert done.code == 2
    assert "[taxonomy_missing]" in done.err


def test_help_is_in_the_language_of_the_call(call):
    assert "Umsteigetabelle" in call("taxonomy", "build", "--help").out
    assert "crosswalk between" in call("taxonomy", "build", "--help", "--lang", "en").out
