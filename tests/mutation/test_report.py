"""The report on mutation testing reads diffs and reasons."""

import tomllib

import pytest

from tests.mutation.report import REASONS, changed_lines


@pytest.mark.parametrize(
    ("diff", "was", "now"),
    [
        ("--- a.py\n+++ a.py\n@@ -1 +1 @@\n def f():\n-    return 1\n+    return 2", "return 1", "return 2"),
        ("--- a.py\n+++ a.py\n@@ -1,3 +1,2 @@\n f(\n-    a=1,\n-)\n+    )", "a=1, )", ")"),
        ("--- a.py\n+++ a.py\n@@ -1 +0,0 @@\n-    x", "x", ""),
    ],
)
def test_changed_lines(diff: str, was: str, now: str) -> None:
    """What a mutant takes away and adds, each as one line."""
    assert changed_lines(diff) == (was, now)


def test_reasons_are_told_once() -> None:
    """Every survivor has one reason, in a sentence."""
    reasons = tomllib.loads(REASONS.read_text("utf-8"))["reason"]
    keys = [(one["function"], one["was"], one["now"]) for entry in reasons for one in entry["survivors"]]
    assert len(keys) == len(set(keys))
    assert all(entry["why"].endswith(".") for entry in reasons)
