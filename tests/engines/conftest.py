"""A small world, compiled once: invented people and offers of data/fixtures."""

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from proaktiv_match.engines import Task
from proaktiv_match.index import build_index
from proaktiv_match.matching import Matcher, Places
from proaktiv_match.profiles import Participant, read_offers, read_participants

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"
AS_OF = date(2026, 11, 21)
PEOPLE, OFFERS = 26, 60


class World(NamedTuple):
    """People, and what is to be done for each.

    Attributes:
        people: in the order of their file.
        file: of the people.
        offers: file of the offers.
        task: over an index of the offers.
        expected: line of each person, as the comparison pair by pair gives it.
    """

    people: list[Participant]
    file: Path
    offers: Path
    task: Task
    expected: list[str]


def _first(name: str, count: int, folder: Path) -> Path:
    lines = (FIXTURES / name).read_text("utf-8").splitlines(keepends=True)[:count]
    (folder / name).write_text("".join(lines), "utf-8")
    return folder / name


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> World:
    folder = tmp_path_factory.mktemp("world")
    file, offers = _first("participants.jsonl", PEOPLE, folder), _first("offers.jsonl", OFFERS, folder)
    build_index(folder / "index", read_offers(offers))
    people = read_participants(file)
    places = FIXTURES / "places.csv"
    matcher = Matcher(read_offers(offers), places=Places.bundled() | Places.read(places))
    results = (matcher.suggest(person, AS_OF, 3) for person in people)
    expected = [json.dumps(result.to_json(), ensure_ascii=False) for result in results]
    task = Task(AS_OF, index=folder / "index", places=places, top=3)
    return World(people, file, offers, task, expected)
