"""`why`: every sentence about one pair, also about pairs that are not suggested."""

import json
import re

import jsonschema

from proaktiv_match.matching import result_schema
from proaktiv_match.wording import footer

from .conftest import parsed


def _offer(match, verdict: str) -> str:
    results = parsed(match("--format", "json", "--top", "0", "--include-conflicts").out)
    return next(one["offer"] for one in results[0]["suggestions"] if one["verdict"] == verdict)


def test_a_fit_is_explained_in_full(match, why):
    done = why("P-0001", _offer(match, "fits"))
    assert (done.code, done.err) == (0, "")
    assert "✔ passt nach heutigem Wissen" in done.out
    assert "Befund DRV 12.08.2026" in done.out
    assert re.search(r"Regel [A-Z]+-?\d", done.out)
    assert " ".join(done.out.split()).endswith(footer("de"))


def test_an_exceeded_limit_comes_first(match, why):
    done = why("P-0001", _offer(match, "conflict"))
    assert done.code == 0
    assert "✘ heute nicht passend" in done.out
    assert done.out.index("Überschritten") < done.out.index("Fähigkeiten\n")


def test_every_check_is_asked(match, why):
    offer = _offer(match, "check")
    found = parsed(why("P-0001", offer, "--format", "json").out)
    jsonschema.validate(found, result_schema())
    (suggestion,) = found["suggestions"]
    assert suggestion["rank"] is None
    text = " ".join(why("P-0001", offer).out.split())
    for question in suggestion["open_questions"]:
        assert question["text"] in text


def test_why_before_names_the_criterion(match, why):
    fits, check = _offer(match, "fits"), _offer(match, "check")
    done = why("P-0001", check, fits)
    assert done.code == 0
    assert f"({fits}) steht für P-0001 vor" in " ".join(done.out.split())
    assert "Es entscheidet: Stapel" in done.out
    found = json.loads(why("P-0001", fits, check, "--format", "json").out)
    assert (found["before"], found["criterion"]) == (fits, "pile")


def test_the_same_offer_twice_has_no_order(match, why):
    fits = _offer(match, "fits")
    assert "keine Reihenfolge" in " ".join(why("P-0001", fits, fits).out.split())


def test_unknown_ids_are_told(why):
    done = why("P-0001", "O-9999")
    assert (done.code, done.out) == (2, "")
    assert "O-9999" in done.err
    done = why("P-9999", "O-0001", "--format", "json", "--lang", "en")
    assert done.code == 2
    assert json.loads(done.err)["code"] == "not_found"


def test_english(match, why):
    done = why("P-0001", _offer(match, "check"), "--lang", "en")
    assert "To be clarified" in done.out
    assert "Question to employer" in done.out
    assert "Befund" not in done.out
