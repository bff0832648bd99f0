"""The form of the acceptance cases says clearly what is wrong with a file."""

from pathlib import Path

import pytest

from tests.case_form import CaseFormError, load_cases

GOOD = """
titel: Probe
faelle:
  - name: eins
    regel: A1
    person:
      - Lärm höchstens 2
    stelle:
      - Lärm 1
    erwartet:
      ergebnis: passt
      befunde: {Lärm: passt}
    warum: Probe.
"""


def _load(folder: Path, text: str) -> list[str]:
    (folder / "probe.yaml").write_text(text, encoding="utf-8")
    return [case.id for case in load_cases(folder)]


def test_a_good_file_is_read(tmp_path: Path) -> None:
    assert _load(tmp_path, GOOD) == ["probe: eins"]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("- Lärm höchstens 2", "- Lerm höchstens 2", "gemeint: „laerm“"),
        ("- Lärm höchstens 2", "- Lärm maximal 2", "höchstens"),
        ("- Lärm höchstens 2", "- Lärm höchstens zwei", "weder Zahl noch Intervall"),
        ("- Lärm höchstens 2", "- Lärm höchstens 2; seit Mai", "kein Zusatz"),
        ("- Lärm 1", "- Lärm", "der Wert fehlt"),
        ("ergebnis: passt", "ergebnis: past", "gemeint: „passt“"),
        ("ergebnis: passt", "ergebniss: passt", "gemeint: „ergebnis“"),
        ("{Lärm: passt}", "{Lärm: klären; Zeichen soft, implied}", "eine Zeile"),
        ("{Lärm: passt}", "{Lärm: passt, Lärm: klären}", "zweimal"),
        ("regel: A1", "regel: A99", "keine Regel"),
        ("    warum: Probe.\n", "", "es fehlt: warum"),
        ("titel: Probe", "titel: [", "kein gültiges YAML"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    assert right in GOOD
    with pytest.raises(CaseFormError) as caught:
        _load(tmp_path, GOOD.replace(right, wrong, 1))
    assert "probe.yaml" in str(caught.value)
    assert told in str(caught.value)


def test_two_cases_of_one_name_are_told(tmp_path: Path) -> None:
    case = GOOD[GOOD.index("  - name") :]
    with pytest.raises(CaseFormError, match="„eins“ kommt zweimal"):
        _load(tmp_path, GOOD + case)
