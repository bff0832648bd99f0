"""Tables of one's own: the longest code decides, all faults are told at once."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.errors import InputError, UnreadableFileError
from proaktiv_match.reading.occupations import TypicalDemand, TypicalDemands
from proaktiv_match.vocabulary import Interval, vocabulary

HEAD = "kldb,dimension,measure,amount,source,evidence,confidence,date"


def written(tmp_path, *rows, head=HEAD, name="own.csv"):
    path = tmp_path / name
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def amounts(found):
    return {f"{cell.dimension}.{cell.measure}": cell.amount for cell in found}


def test_the_longest_code_decides_on_each_measure(tmp_path):
    path = written(
        tmp_path,
        '513,noise,grade,"[2,4]",own,,high,2026-11-21',
        '513,sitting,share,"[0,33]",own,,high,2026-11-21',
        '5132,sitting,share,"[33,66]",own,,high,2026-11-21',
        "51322,driving,share,80,own,,low,2026-11-21",
    )
    typical = TypicalDemands.open(path)
    assert amounts(typical.of("51322")) == {"driving.share": "80", "sitting.share": "[33,66]", "noise.grade": "[2,4]"}
    assert amounts(typical.of("51311")) == {"sitting.share": "[0,33]", "noise.grade": "[2,4]"}
    assert amounts(typical.of("B 51322-101")) == amounts(typical.of("51322"))
    assert amounts(typical.of("5132")) == {"sitting.share": "[33,66]", "noise.grade": "[2,4]"}
    assert typical.of("51") == ()
    assert typical.of("") == ()
    assert typical.of("99999") == ()
    assert len(typical) == 4


def test_amounts_become_demands(tmp_path):
    path = written(
        tmp_path,
        '513,noise,grade,"[2,4]",own,,high,2026-11-20',
        "513,sitting,share,12.5,own,,high,2026-11-20",
        "513,posture_change,class,2,own,,high,2026-11-20",
        "513,shift_pattern,options,frueh;nacht?,own,,high,2026-11-20",
        "513,facilities,kinds,toilette_nah,own,,high,2026-11-20",
        "513,ppe,kinds,-,own,,high,2026-11-20",
        "513,skin_wet,agents,Öle,own,,high,2026-11-20",
        "513,substance_trigger,agents,alkohol?,own,,high,2026-11-20",
    )
    demands = {}
    for cell in TypicalDemands.open(path).of("513"):
        demand = cell.as_demand()
        if demand is not None:
            assert demand.pop("source") == {"kind": "occupation", "date": "2026-11-20"}
            demands[f"{demand.pop('dimension')}.{demand.pop('measure')}"] = demand
    assert demands == {
        "noise.grade": {"amount": "[2,4]"},
        "sitting.share": {"amount": 12.5},
        "posture_change.class": {"provides": 2},
        "shift_pattern.options": {"required": ["frueh"], "optional": ["nacht"]},
        "facilities.kinds": {"provides": ["toilette_nah"]},
        "ppe.kinds": {"required": [], "optional": []},
        "substance_trigger.agents": {"required": [], "optional": ["alkohol"]},
    }


def test_all_faults_at_once(tmp_path):
    path = written(
        tmp_path,
        "13,noise,grade,2,own,,high,2026-11-21",
        "513,noize,grade,2,own,,high,2026-11-21",
        "513,noise,level,2,own,,high,2026-11-21",
        "513,noise,grade,loud,own,,high,2026-11-21",
        "513,noise,grade,7,own,,high,2026-11-21",
        '513,noise,grade,"[4,2]",own,,high,2026-11-21',
        "513,shift_pattern,options,morgens,own,,high,2026-11-21",
        "513,shift_pattern,options,nacht;nacht?,own,,high,2026-11-21",
        "513,cold,share,2,own,,sure,21.11.2026",
        "513,heat,share,2,own,,high,2026-11-21",
        "513,heat,share,3,own,,high,2026-11-21",
    )
    with pytest.raises(InputError) as error:
        TypicalDemands.open(path)
    assert [(fault.line, fault.pointer, fault.code) for fault in error.value.faults] == [
        (2, "/kldb", "kldb"),
        (3, "/dimension", "unknown_dimension"),
        (4, "/measure", "unknown_measure"),
        (5, "/amount", "amount"),
        (6, "/amount", "out_of_range"),
        (7, "/amount", "amount"),
        (8, "/amount", "unknown_option"),
        (9, "/amount", "repeated_option"),
        (10, "/confidence", "confidence"),
        (10, "/date", "date"),
        (12, "/measure", "repeated_cell"),
    ]
    assert all(fault.message and fault.message_en and fault.file == "own.csv" for fault in error.value.faults)
    assert "Zeile 11" in error.value.faults[-1].message


def test_semicolons_a_mark_and_further_columns_are_fine(tmp_path):
    path = tmp_path / "own.csv"
    head = HEAD.replace(",", ";") + ";Bemerkung"
    path.write_bytes(f"\ufeff{head}\n513;noise;grade;2;own;;high;2026-11-21;geprüft\n".encode())
    assert amounts(TypicalDemands.open(path).of("513")) == {"noise.grade": "2"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file_missing"),
        (b"kldb,measure\n513,x\n", "missing_column"),
        (HEAD.encode() + b"\n", "no_records"),
        (HEAD.encode() + b'\n513,"noise', "bad_csv"),
        (HEAD.encode() + "\n513,Lärm".encode("cp1252"), "encoding"),
    ],
)
def test_files_that_are_no_such_table(tmp_path, content, code):
    path = tmp_path / "own.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as error:
        TypicalDemands.open(path)
    assert [fault.code for fault in error.value.faults] == [code]


@given(st.lists(st.sampled_from(["513", "5132", "51322", "5131"]), min_size=1, unique=True), st.integers(0, 99))
def test_the_order_of_the_cells_does_not_matter(codes, seed):
    axis = vocabulary().measures["noise", "grade"]
    cells = [
        TypicalDemand(code, axis, "2", Interval.point(2), (), (), "own", "", "high", "2026-11-21") for code in codes
    ]
    mixed = random.Random(seed).sample(cells, len(cells))
    one, other = TypicalDemands(cells), TypicalDemands(mixed)
    for code in ("51322", "51311", "51300"):
        assert one.of(code) == other.of(code)
        found = one.of(code)
        fitting = [own for own in codes if code.startswith(own)]
        assert [cell.kldb for cell in found] == ([max(fitting, key=len)] if fitting else [])
