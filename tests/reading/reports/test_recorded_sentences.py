"""The annotated sentences beside the project, read where they lie; they are not part of it."""

import json
from pathlib import Path

import pytest

from .saying import row

SENTENCES = Path(__file__).parents[4] / "shared" / "data" / "sentences" / "reports.jsonl"

pytestmark = pytest.mark.skipif(not SENTENCES.exists(), reason="the annotated sentences are not beside the project")


def test_f1_and_precision_reach_the_target_and_nothing_comes_from_a_diagnosis():
    right = found = wanted = from_diagnosis = 0
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        read = row(gold["instrument"], gold["text"])["proposed"]
        from_diagnosis += bool(gold.get("diagnosis")) and len(read) > len(gold["limits"])
        free = list(read)
        for limit in gold["limits"]:
            measure = limit.get("measure")
            fits = [one for one in free if one["dimension"] == limit["dimension"] and measure in (None, one["measure"])]
            wanted += 1
            if fits:
                free.remove(fits[0])
                right += 1
                found += 1
        stated = {limit["dimension"] for limit in gold["limits"]}
        found += len({(one["dimension"], one["measure"]) for one in free if one["dimension"] not in stated})
    precision, recall = right / found, right / wanted
    assert precision >= 0.95
    assert 2 * precision * recall / (precision + recall) >= 0.90
    assert from_diagnosis == 0
