"""The tool that compares `fit` with the oracle finds a planted difference and reduces it to what it needs."""

import copy
import random
from dataclasses import replace

import pytest

from tests.fit import differential
from tests.fit.differential import differences, main, numbered_pair
from tests.fit.seen import Seen, seen_by_oracle
from tests.fit.smaller import smaller
from tests.worlds import Pair, random_pair


def _harsh(pair: Pair) -> Seen:
    """A judge with a mistake: every limit is absolute."""
    changed = copy.deepcopy(pair)
    for limit in changed.participant.get("limits", ()):
        limit["strength"] = "absolute"
    return seen_by_oracle(changed)


def _fair(pair: Pair) -> Seen:
    return seen_by_oracle(pair)


def test_a_planted_mistake_is_found_and_reduced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(differential, "seen_by_fit", _harsh)
    number = next(
        number
        for number in range(2000)
        if any(one.field == "status" for one in differential.disagreement(numbered_pair(1, number)))
    )
    pair = numbered_pair(1, number)
    signature = differential.disagreement(pair)[0].signature
    small = differential.reduced(pair, signature)
    assert signature in {one.signature for one in differential.disagreement(small)}
    assert len(small.participant["limits"]) == 1
    assert len(small.offer.get("demands", ())) == 1
    assert not small.participant.get("assessments")
    assert main(["--seed", "1", "--only", str(number)]) == 1
    assert "status: fit=conflict oracle=check" in capsys.readouterr().out


def test_agreement_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(differential, "seen_by_fit", _fair)
    assert main(["--pairs", "20", "--jobs", "1"]) == 0
    assert "0 differ" in capsys.readouterr().out


def test_every_kind_of_difference_is_told() -> None:
    pair = next(
        pair
        for number in range(100)
        if seen_by_oracle(pair := random_pair(random.Random(number))).verdict == "check"
        and len(pair.offer["demands"]) > 2
    )
    seen = seen_by_oracle(pair)
    key, finding = next(iter(seen.findings.items()))
    changed = {
        "status": replace(finding, status="adaptable"),
        "marks": replace(finding, marks=("soft", "x")),
        "tendency": replace(finding, tendency="x"),
        "to": replace(finding, to=("x",)),
        "accommodations": replace(finding, accommodations=("x",)),
    }
    for field, other in changed.items():
        found = differences(seen, replace(seen, findings={**seen.findings, key: other}))
        assert [one.field for one in found] == [field]
    for field, otherwise in (
        ("verdict", replace(seen, verdict="fits")),
        ("open", replace(seen, open=99)),
        ("part", replace(seen, part="x")),
    ):
        assert [one.field for one in differences(seen, otherwise)] == [field]
    fewer = {other: one for other, one in seen.findings.items() if other != key}
    assert differences(seen, replace(seen, findings=fewer))[0].field in ("finding", "mention")
    assert differences(seen, replace(seen, status="not_ready"))[0].field == "matched or not"


def test_reduction_leaves_what_cannot_be_left_out() -> None:
    pair = random_pair(random.Random(5))

    def keeps(candidate: Pair) -> bool:
        return len(candidate.offer.get("demands", ())) >= min(1, len(pair.offer["demands"]))

    small = smaller(pair, keeps)
    assert len(small.offer["demands"]) == 1
    assert "limits" not in small.participant
