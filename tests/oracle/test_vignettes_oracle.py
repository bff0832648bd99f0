"""The oracle must itself pass the acceptance cases of the specification, where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from . import judge

VIGNETTES = Path(__file__).resolve().parents[2].parent / "shared" / "vignettes"


def cases() -> list[Any]:
    """All cases except those of refused input, which the oracle does not judge."""
    found = []
    for path in sorted(VIGNETTES.glob("*.json")):
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))["cases"]):
            if case["expect"].get("verdict") != "error":
                found.append(pytest.param(case, id=f"{path.stem}-{number}"))
    return found


def holds(pattern: dict[str, Any], finding: dict[str, Any]) -> bool:
    """A pattern is a subset of a finding; its marks are a subset of the finding's marks."""
    return all(
        set(value) <= set(finding["marks"]) if name == "marks" else finding.get(name) == value
        for name, value in pattern.items()
    )


@pytest.mark.skipif(not VIGNETTES.is_dir(), reason="the acceptance cases are not at hand")
@pytest.mark.parametrize("case", cases())
def test_vignette(case: dict[str, Any]) -> None:
    result = judge(case["participant"], case["offer"], case["as_of"])
    expect, findings = case["expect"], result["findings"]
    assert result["status"] == expect.get("status", "matched")
    assert result["verdict"] == expect.get("verdict")
    for pattern in expect.get("findings", []):
        assert any(holds(pattern, finding) for finding in findings), pattern
    for pattern in expect.get("not_findings", []):
        assert not any(holds(pattern, finding) for finding in findings), pattern
    asked = {who for finding in findings for who in finding["question_to"] or []}
    assert set(expect.get("question_to", [])) <= asked
    named = {name for finding in findings for name in finding["accommodations"] if _adapted(finding)}
    assert set(expect.get("accommodations", [])) <= named


def _adapted(finding: dict[str, Any]) -> bool:
    return finding["status"] == "adaptable" or "adapted" in finding["marks"]
