"""A table out of an invented O*NET folder: the middle half of the occupations, read by the curves of the rules."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.errors import InputError, UnreadableFileError
from proaktiv_match.reading.occupations import TypicalDemands, derive_demands
from proaktiv_match.reading.occupations._onet_rules import onet_rules

from .onet_folder import CLIMBING, HIGH_PLACES, SITTING, STRENGTH, ability, context, folder

PICKERS = [f"53-70{number}.00" for number in range(65, 73)]


@pytest.fixture
def crosswalk(tmp_path):
    def write(*rows, head="soc,kldb"):
        path = tmp_path / "soc_kldb.csv"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def opened(tmp_path, derived):
    path = tmp_path / "made.csv"
    path.write_text(derived.table, encoding="utf-8")
    return {f"{cell.kldb} {cell.dimension}.{cell.measure}": cell for cell in TypicalDemands.open(path).of("51311")}


def test_shares_and_levels_are_read_as_amounts(tmp_path, crosswalk):
    onet = folder(
        tmp_path / "onet",
        work_context=[
            context("53-7065.00", SITTING, "2.00"),
            context("53-7065.00", SITTING, "90.00", scale="CXP", category="1"),
            context("53-7065.00", HIGH_PLACES, "3.00"),
            context("53-7065.00", CLIMBING, "1.20"),
            context("11-1011.00", SITTING, "5.00"),
        ],
        abilities=[ability("53-7065.00", STRENGTH, "3.50"), ability("53-7065.00", STRENGTH, "3.00", scale="IM")],
    )
    derived = derive_demands(onet, crosswalk("53-7065.00,51311"))
    cells = opened(tmp_path, derived)
    # 2 on "spend time" is a quarter of the shift; half a step on both sides is 12.5, rounded outward to fives.
    assert cells["51311 sitting.share"].amount == "[10,40]"
    # The higher of both elements counts: 3 is once a month and more.
    assert cells["51311 heights_ladders.share"].amount == "[3,13]"
    assert cells["51311 work_heaviness.class"].amount == "[3,4]"
    assert {cell.source for cell in cells.values()} == {"onet"}
    assert {cell.confidence for cell in cells.values()} == {"low"}
    assert cells["51311 sitting.share"].evidence == f"O*NET {SITTING} CX: 1 occupations"
    assert derived.codes == ("51311",)
    assert derived.unmatched == ()
    assert derived.cells == len(cells)


def test_the_middle_half_of_the_occupations_counts(tmp_path, crosswalk):
    values = ("1.00", "2.00", "2.00", "2.50", "3.00", "3.00", "3.00", "5.00")
    rows = [context(soc, SITTING, value) for soc, value in zip(PICKERS, values, strict=True)]
    onet = folder(tmp_path / "onet", work_context=rows)
    cells = opened(tmp_path, derive_demands(onet, crosswalk("53-7065,513", *(f"{soc},513" for soc in PICKERS[1:]))))
    assert cells["513 sitting.share"].amount == "[10,65]"
    assert cells["513 sitting.share"].confidence == "high"


def test_suppressed_values_and_unknown_files_are_passed_over(tmp_path, crosswalk):
    rows = [context("53-7065.00", SITTING, "1.00"), context("53-7065.00", HIGH_PLACES, "4.00", suppress="Y")]
    onet = folder(tmp_path / "onet", work_context=rows)
    (onet / "Interests.txt").write_text("no table", encoding="utf-8")
    assert list(opened(tmp_path, derive_demands(onet, crosswalk("53-7065.00,513")))) == ["513 sitting.share"]


def test_isco_leads_to_groups_of_the_kldb(tmp_path, crosswalk):
    onet = folder(tmp_path / "onet", work_context=[context("53-7062.00", SITTING, "2.00")])
    derived = derive_demands(onet, crosswalk("53-7062.00,9333", "53-7062.00,2654", head="soc,isco"))
    assert "513" in derived.codes
    assert all(len(code) == 3 for code in derived.codes)


def test_codes_without_an_occupation_are_told(tmp_path, crosswalk):
    onet = folder(tmp_path / "onet", work_context=[context("53-7065.00", SITTING, "2.00")])
    derived = derive_demands(onet, crosswalk("53-7065.00,513", "99-9999.00,0110"))
    assert derived.unmatched == ("0110",)


def test_all_faults_of_a_crosswalk_at_once(tmp_path, crosswalk):
    onet = folder(tmp_path / "onet", work_context=[context("53-7065.00", SITTING, "2.00")])
    with pytest.raises(InputError) as error:
        derive_demands(onet, crosswalk("5370,513", "53-7065.00,51", "x,y"))
    assert [(fault.line, fault.code) for fault in error.value.faults] == [
        (2, "soc"),
        (3, "kldb"),
        (4, "soc"),
        (4, "kldb"),
    ]


def test_all_faults_of_a_file_at_once(tmp_path, crosswalk):
    rows = [context("53-7065.00", SITTING, "6.00"), context("53-7065.00", SITTING, "n/a"), context("x", SITTING, "2")]
    onet = folder(tmp_path / "onet", work_context=rows)
    with pytest.raises(InputError) as error:
        derive_demands(onet, crosswalk("53-7065.00,513"))
    assert [(fault.line, fault.code) for fault in error.value.faults] == [
        (2, "data_value"),
        (3, "data_value"),
        (4, "soc"),
    ]


@pytest.mark.parametrize(
    ("files", "row", "head", "code"),
    [
        ({"work_context": [context("53-7065.00", SITTING, "2.00")]}, "53-7065.00,513", "soc,esco", "crosswalk_target"),
        ({"work_context": [context("53-7065.00", SITTING, "2.00")]}, "53-7066.00,513", "soc,kldb", "nothing_joined"),
        ({"work_context": [context("53-7065.00", "9.Z", "2.00")]}, "53-7065.00,513", "soc,kldb", "nothing_known"),
        ({"work_context": []}, "53-7065.00,513", "soc,kldb", "no_records"),
        ({}, "53-7065.00,513", "soc,kldb", "file_missing"),
    ],
)
def test_what_cannot_be_used_at_all(tmp_path, crosswalk, files, row, head, code):
    with pytest.raises(UnreadableFileError) as error:
        derive_demands(folder(tmp_path / "onet", **files), crosswalk(row, head=head))
    assert [fault.code for fault in error.value.faults] == [code]


def test_a_missing_folder_is_told(tmp_path, crosswalk):
    with pytest.raises(UnreadableFileError) as error:
        derive_demands(tmp_path / "none", crosswalk("53-7065.00,513"))
    assert [fault.code for fault in error.value.faults] == ["folder_missing"]


def test_the_order_of_the_rows_does_not_matter(tmp_path, crosswalk):
    rows = [
        context(soc, element, 1 + number % 5) for number, soc in enumerate(PICKERS) for element in (SITTING, CLIMBING)
    ]
    codes = [f"{soc},{code}" for soc in PICKERS for code in ("513", "51311")]
    tables = set()
    for seed in range(3):
        mixed = random.Random(seed)
        onet = folder(tmp_path / "onet", work_context=mixed.sample(rows, len(rows)))
        tables.add(derive_demands(onet, crosswalk(*mixed.sample(codes, len(codes)))).table)
    assert len(tables) == 1


def test_every_rule_has_a_reason_and_an_ordered_measure():
    rules = onet_rules()
    assert len({rule.axis.key for rule in rules.rules}) == len(rules.rules)
    for rule in rules.rules:
        assert rule.reason
        assert rule.elements
        assert rule.axis.unit is not None
        assert rule.scale in rules.scales
        assert rule.scale in rules.spread


@given(st.sampled_from(onet_rules().rules), st.integers(0, 700), st.integers(0, 700))
def test_curves_rise_and_stay_inside_the_unit(rule, one, other):
    # Values of O*NET have two decimals; what is smaller than a billionth of a step is rounding.
    low, high = sorted((one / 100, other / 100))
    least, most = rule.curve.between(low, high)
    assert least - 1e-6 <= rule.curve.amount(low) <= rule.curve.amount(high) <= most + 1e-6
    assert rule.axis.unit.range.lo <= least <= most <= rule.axis.unit.range.hi
