"""Forms that are filled in by a test, through the template that a coach would get."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.profiles import participant_from
from proaktiv_match.reading import import_participants
from proaktiv_match.reading.instruments import form_of, template_csv, template_json

HEAD = {"id": "P-1", "date": "12.08.2026"}


def filled_csv(source: str, values: dict[str, Any]) -> str:
    """The CSV template of a form with entries in the column `Angabe`."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    left = dict(values)
    for row in csv.reader(io.StringIO(template_csv(form_of(source)).removeprefix("\ufeff")), delimiter=";"):
        if row[0] in left:
            row[3] = str(left.pop(row[0]))
        writer.writerow(row)
    assert not left, f"keys that the template lacks: {left}"
    return stream.getvalue()


def filled_json(source: str, values: dict[str, Any]) -> str:
    """The JSON template of a form with entries."""
    content = json.loads(template_json(form_of(source)))
    assert set(values) <= set(content["values"])
    content["values"] |= values
    return json.dumps(content, ensure_ascii=False)


@pytest.fixture
def read(tmp_path):
    """Fill in a form as CSV, read it, and give the one participant."""

    def run(source: str, values: dict[str, Any], *, text: str | None = None) -> dict[str, Any]:
        path = tmp_path / "bogen.csv"
        path.write_text(filled_csv(source, HEAD | values) if text is None else text, encoding="utf-8-sig")
        (person,) = import_participants(source, [path]).participants
        assert participant_from(person).id == person["id"]
        return person

    return run


@pytest.fixture
def faults(tmp_path):
    """The faults of a form, given as text or bytes."""

    def run(source: str, content: str | bytes, name: str = "bogen.csv") -> tuple[Fault, ...]:
        path: Path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(InputError) as caught:
            import_participants(source, [path])
        return caught.value.faults

    return run


def said(person: dict[str, Any]) -> list[str]:
    """The limits in short: `lift_carry.selten <= 10`, marks behind."""
    lines = []
    for one in person["limits"]:
        value = next(f"{sign} {one[name]}" for name, sign in SIGNS.items() if name in one)
        if isinstance(one.get("at_most"), dict):
            value = f"<= {one['at_most']['word']} ({one['at_most']['lexicon']})"
        marks = [mark for mark in ("conditional",) if one.get("strength") == mark] + ["positive"] * one.get(
            "positive", False
        )
        lines.append(" ".join([f"{one['dimension']}.{one['measure']}", value, *marks]))
    return lines


SIGNS = {"at_most": "<=", "needs": ">=", "excluded": "not"}
