"""The texts of all faults: complete, in both languages, and as the documentation has them."""

import ast
import re
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from proaktiv_match import profiles
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.profiles._fault_texts import fault_texts
from proaktiv_match.profiles._field_walk import walk

ROOM = Path(profiles.__file__).parent
DOCUMENT = Path(__file__).parents[2] / "docs" / "errors.md"


def _codes_in_the_source() -> set[str]:
    """The codes that `faulty(loc, code, ...)`, `told(code, ...)` and custom errors name."""
    found = set()
    for path in ROOM.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            position = {"faulty": 1, "told": 0, "PydanticCustomError": 0}.get(call.func.id)
            if position is None or len(call.args) <= position:
                continue
            code = call.args[position]
            if isinstance(code, ast.Constant):
                found.add(str(code.value).removeprefix("proaktiv_"))
    return found


def test_every_code_is_described():
    texts = fault_texts()
    named = _codes_in_the_source()
    assert len(named) > 20
    assert named <= set(texts.codes)
    assert set(texts.types.values()) <= set(texts.codes)
    for code, entry in texts.codes.items():
        assert re.fullmatch(r"[a-z_]+", code)
        assert {"about", "example", "mend"} <= set(entry), code
        assert entry.get("told_by") == "model" or {"de", "en"} <= set(entry), code


def test_no_code_is_described_that_nobody_tells():
    told = _codes_in_the_source() | set(fault_texts().types.values())
    # These are chosen by expressions: see `_at_one_place`, `oddities` and `syntax_fault`.
    told |= {"wrong_type", "invalid_value", "not_a_number", "invalid_text", "duplicate_key"}
    told |= {"json_syntax", "truncated_json"}
    assert set(fault_texts().codes) == told


def test_both_languages_fill_the_same_braces():
    for code, entry in fault_texts().codes.items():
        if "de" in entry:
            names = [
                {name.removesuffix("_de").removesuffix("_en") for name in re.findall(r"\{(\w+)\}", entry[lang])}
                for lang in ("de", "en")
            ]
            assert names[0] == names[1], code
            assert not re.search(r"\{\w+_en\}", entry["de"])
            assert not re.search(r"\{\w+_de\}", entry["en"])


def test_the_texts_hold_no_forbidden_words():
    text = (ROOM / "data" / "faults.toml").read_text("utf-8")
    assert not re.search(r"Bürgergeld|zumutbar|erwerbsfähig", text, re.IGNORECASE)


def test_the_documentation_has_every_code_with_its_texts():
    document = DOCUMENT.read_text("utf-8").partition("## Codes")[2]
    rows = {line.split("|")[1].strip().strip("`"): line for line in document.splitlines() if line.startswith("| `")}
    assert list(rows) == list(fault_texts().codes)
    for code, entry in fault_texts().codes.items():
        cells = [entry[column].replace("|", "\\|") for column in ("about", "example", "mend")]
        assert rows[code] == f"| `{code}` | " + " | ".join(cells) + " |"


def test_a_union_never_has_an_object_as_a_branch():
    """`walk` takes the step after a union for the name of its branch; that holds while the branches are no objects."""

    def check(model: type[BaseModel], seen: set[type[BaseModel]]) -> None:
        for name, info in model.model_fields.items():
            spot = walk(model, [info.alias or name])
            inner = spot.kind if isinstance(spot.kind, tuple) else get_args(spot.kind) or (spot.kind,)
            for branch in inner:
                if isinstance(branch, type) and issubclass(branch, BaseModel) and branch not in seen:
                    assert not isinstance(spot.kind, tuple), (model, name)
                    check(branch, seen | {branch})

    check(Participant, {Participant})
    check(Offer, {Offer})
