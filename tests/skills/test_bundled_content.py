"""The bundled taxonomy as it is written: ids, references, labels, and that nothing is said twice."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from io import StringIO

import pytest

from proaktiv_match.skills import label

_DATA = files("proaktiv_match.skills.taxonomy").joinpath("data")
_SLUG = re.compile(r"pm:([gso]):[a-z0-9]+(?:-[a-z0-9]+)*")
# The three-digit codes of the KldB 2010, version 2020.
_KLDB = """
    011 012 013 014 111 112 113 114 115 116 117 121 122 211 212 213 214 221 222 223 231 232 233 234 241 242 243
    244 245 251 252 261 262 263 271 272 273 281 282 283 291 292 293 311 312 321 322 331 332 333 341 342 343 411
    412 413 414 421 422 423 431 432 433 434 511 512 513 514 515 516 521 522 523 524 525 531 532 533 541 611 612
    613 621 622 623 624 625 631 632 633 634 711 712 713 714 715 721 722 723 731 732 733 811 812 813 814 815 816
    817 818 821 822 823 824 825 831 832 833 841 842 843 844 845 911 912 913 914 921 922 923 924 931 932 933 934
    935 936 941 942 943 944 945 946 947
"""
# Words of this content that somebody without an umlaut on the keyboard would write like this.
_NO_UMLAUT = re.compile(r"fuer|ueber|kueche|waesch|buero|pruef|koerper|geraet|moebel|gebaeude|strasse", re.IGNORECASE)

Row = dict[str, str]


def _rows(name: str) -> list[Row]:
    return list(csv.DictReader(StringIO(_DATA.joinpath(name).read_text("utf-8")), strict=True))


GROUPS = _rows("skill_groups.csv")
SKILLS = _rows("skills.csv")
OCCUPATIONS = _rows("occupations.csv")
SKILL_IDS = {row["id"] for row in SKILLS}
BROADER = {row["id"]: row["broader"] for row in (*GROUPS, *SKILLS)}


def _list(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _names(row: Row) -> list[str]:
    return [row["label"], *_list(row["synonyms"])]


def _cells() -> Iterator[str]:
    for row in (*GROUPS, *SKILLS, *OCCUPATIONS):
        yield from (row[name] for name in ("label", "synonyms", "description") if name in row)


def test_columns() -> None:
    assert list(GROUPS[0]) == ["id", "label", "broader"]
    assert list(SKILLS[0]) == ["id", "label", "synonyms", "broader", "related", "transversal", "description"]
    assert list(OCCUPATIONS[0]) == [
        "id",
        "label",
        "synonyms",
        "kldb3",
        "requirement_level",
        "essential",
        "optional",
        "description",
    ]


def test_there_is_enough_of_it() -> None:
    assert len(SKILLS) >= 600
    assert len(OCCUPATIONS) >= 250
    assert sum(not row["broader"] for row in GROUPS) >= 25
    assert sum(bool(row["broader"]) for row in GROUPS) >= 60
    assert 35 <= sum(row["transversal"] == "1" for row in SKILLS) <= 50


@pytest.mark.parametrize(("rows", "kind"), [(GROUPS, "g"), (SKILLS, "s"), (OCCUPATIONS, "o")], ids=["g", "s", "o"])
def test_ids_are_unique_slugs(rows: list[Row], kind: str) -> None:
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    for one in ids:
        match = _SLUG.fullmatch(one)
        assert match is not None, one
        assert match[1] == kind, one


def test_nothing_has_blanks_around_it() -> None:
    for row in (*GROUPS, *SKILLS, *OCCUPATIONS):
        for cell in row.values():
            assert cell == cell.strip()
            assert all(part and part == part.strip() for part in _list(cell)), row["id"]


@pytest.mark.parametrize("rows", [SKILLS, OCCUPATIONS], ids=["skills", "occupations"])
def test_no_name_belongs_to_two_concepts_or_stands_twice(rows: list[Row]) -> None:
    owners: dict[str, str] = {}
    for row in rows:
        for name in _names(row):
            text = label(name).joined
            assert text, name
            assert text not in owners, f"{name}: {row['id']}, {owners[text]}"
            owners[text] = row["id"]


def test_every_skill_has_several_names_and_stands_somewhere() -> None:
    parents = {row["broader"] for row in GROUPS if row["broader"]}
    for row in SKILLS:
        assert 2 <= len(_list(row["synonyms"])) <= 7, row["id"]
        assert row["transversal"] in {"0", "1"}
        assert row["broader"] in BROADER, row["id"]
        # A skill belongs to a subgroup or to another skill, never to a top group.
        assert row["broader"] not in parents, row["id"]


def test_groups_have_two_levels() -> None:
    for row in GROUPS:
        assert not row["broader"] or BROADER[row["broader"]] == "", row["id"]
    used = {row["broader"] for row in (*GROUPS, *SKILLS)}
    assert {row["id"] for row in GROUPS} <= used


def test_broader_ends_at_a_top_group() -> None:
    for start in BROADER:
        path = [start]
        while BROADER[path[-1]]:
            path.append(BROADER[path[-1]])
            assert len(path) <= 5, path
        assert path[-1].startswith("pm:g:")


def test_related_is_mutual_and_between_others_than_broader() -> None:
    related = {row["id"]: _list(row["related"]) for row in SKILLS}
    for one, others in related.items():
        assert len(set(others)) == len(others)
        for other in others:
            assert other != one
            assert one in related[other], (one, other)
            assert BROADER[one] != other, (one, other)


def test_transversal_skills_have_a_group_of_their_own() -> None:
    for row in SKILLS:
        top = row["broader"]
        while BROADER[top]:
            top = BROADER[top]
        assert (top == "pm:g:uebergreifend") == (row["transversal"] == "1"), row["id"]


def test_occupations_are_complete() -> None:
    codes = set(_KLDB.split())
    for row in OCCUPATIONS:
        essential, optional = _list(row["essential"]), _list(row["optional"])
        assert row["kldb3"] in codes, row["id"]
        assert row["requirement_level"] in {"1", "2", "3", "4"}, row["id"]
        assert row["description"], row["id"]
        assert 3 <= len(_list(row["synonyms"])) <= 8, row["id"]
        assert 5 <= len(essential) <= 10, row["id"]
        assert 4 <= len(optional) <= 10, row["id"]
        assert {*essential, *optional} <= SKILL_IDS, row["id"]
        assert len({*essential, *optional}) == len(essential) + len(optional), row["id"]


def test_no_two_occupations_ask_for_the_same() -> None:
    asked = Counter(frozenset(_list(row["essential"])) for row in OCCUPATIONS)
    assert max(asked.values()) == 1


def test_every_skill_is_asked_for_somewhere() -> None:
    asked = {skill for row in OCCUPATIONS for cell in ("essential", "optional") for skill in _list(row[cell])}
    assert asked >= SKILL_IDS


def test_umlauts_are_written() -> None:
    text = "\n".join(_cells())
    assert all(letter in text for letter in "äöüÄÖÜß")
    assert _NO_UMLAUT.search(text) is None


def test_titles_are_neutral_and_without_gender_brackets() -> None:
    for row in OCCUPATIONS:
        for name in _names(row):
            assert not re.search(r"[()\[\]*:_]", name), name


def test_no_word_of_health_and_no_former_name_of_the_benefit() -> None:
    text = "\n".join(_cells()).casefold()
    assert "bürgergeld" not in text
    assert not re.search(r"zumutbar|erwerbsfähig|belastbarkeit|leistungsfähig", text)


def test_readme_tells_the_counts() -> None:
    text = _DATA.joinpath("README.md").read_text("utf-8")
    tops = sum(not row["broader"] for row in GROUPS)
    forms = sum(len(_names(row)) for row in (*SKILLS, *OCCUPATIONS))
    for count in (tops, len(GROUPS) - tops, len(SKILLS), len(OCCUPATIONS), forms):
        assert re.search(rf"\b{count}\b", text), count
