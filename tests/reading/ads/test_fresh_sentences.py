"""Sentences written by people who did not know the patterns, read and counted; the floors lie a little below the state.

Counted per sentence, dimension, measure and polarity. A measure that the label leaves open matches any measure of its
dimension. Labels marked `derived` follow from a task and are neither right nor wrong; implied demands do not count. A
denied need, a denied set and a refused home office count as denials, and a word of frequency is no zero.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from proaktiv_match.reading.ads import Ad, AdReader
from proaktiv_match.skills import Taxonomy

FOLDER = Path(__file__).parents[1] / "sentences"
READER = AdReader(Taxonomy.bundled())
HOME_OFFICE = "home_office_share"


def _labelled(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def _is_denied(demand: dict[str, Any]) -> bool:
    if "status" in demand:
        return bool(demand["status"] == "refused")
    if demand.get("absent"):
        return not demand.get("required") and not demand.get("optional")
    return demand.get("amount") in (0, "[0,0]") or demand.get("provides") in (0, [])


def _read(text: str) -> list[dict[str, Any]]:
    offer = READER.read(Ad("fresh", "", text))
    read = [one for one in offer["demands"] if one["source"]["certainty"] != "implied"]
    homes = [one for one in offer.get("accommodations", ()) if one["id"] == HOME_OFFICE]
    return read + [{"dimension": "commute", "measure": None, "status": one["status"]} for one in homes]


def _is_read(label: dict[str, Any], read: dict[str, Any]) -> bool:
    return (
        label["dimension"] == read["dimension"]
        and label["measure"] in (None, read["measure"])
        and _is_denied(read) == (label["polarity"] == "no")
    )


def _figures(name: str) -> dict[str, float]:
    right = found = wanted = traps = clean = 0
    for sentence in _labelled(name):
        free = _read(sentence["text"])
        stated = [one for one in sentence["demands"] if not one["derived"]]
        known = {one["dimension"] for one in sentence["demands"]}
        if not sentence["demands"]:
            traps += 1
            clean += not free
        for label in stated:
            wanted += 1
            hit = next((one for one in free if _is_read(label, one)), None)
            if hit is not None:
                free.remove(hit)
                right += 1
        found += len({(one["dimension"], one["measure"]) for one in free if one["dimension"] not in known})
    found += right
    precision, recall = right / found, right / wanted
    return {"f1": 2 * precision * recall / (precision + recall), "precision": precision, "traps": clean / traps}


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        # Developed on by classes of mistakes: 561 sentences, F1 .984, precision .993, traps 1.000.
        ("ads.jsonl", {"f1": 0.97, "precision": 0.98, "traps": 0.98}),
        # Labelled before it was read: 80 sentences, F1 .885, precision .921, traps .933 at the first reading. The
        # floors hold what the first reading reached.
        ("ads_second.jsonl", {"f1": 0.88, "precision": 0.91, "traps": 0.93}),
    ],
)
def test_figures_do_not_fall(name: str, floors: dict[str, float]) -> None:
    figures = _figures(name)
    assert {what: round(figures[what], 3) for what, floor in floors.items() if figures[what] < floor} == {}


@pytest.mark.parametrize("name", ["ads.jsonl", "ads_second.jsonl"])
def test_labels_stand_in_their_sentences(name: str) -> None:
    sentences = _labelled(name)
    assert len({one["text"] for one in sentences}) == len(sentences)
    assert all(label["quote"] in one["text"] for one in sentences for label in one["demands"])


@pytest.mark.parametrize("name", ["ads.jsonl", "ads_second.jsonl"])
def test_every_quote_is_exact(name: str) -> None:
    for sentence in _labelled(name):
        for demand in _read(sentence["text"]):
            assert "source" not in demand or demand["source"]["quote"] in sentence["text"]
