"""Our index on the same question: the rules in full, nothing explained."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from benchmarks.offers._answer import PILES, TOP, Filtered, Ordered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Question, place_table
from benchmarks.offers._world import AS_OF
from benchmarks.offers.peers import Peer
from proaktiv_match.errors import UnreadableFileError
from proaktiv_match.fit import prepare
from proaktiv_match.index import Answer, OfferIndex, Request
from proaktiv_match.matching import Matcher
from proaktiv_match.matching._indexed import request_for
from proaktiv_match.matching._pair import Person
from proaktiv_match.ordering import OrderKey
from proaktiv_match.profiles import Offer, Participant

__all__ = ["ENGINE", "index_of"]


def _read(world: World, seconds: list[float]) -> Iterator[Offer]:
    """Validated records; what making and validating them takes is no part of the build."""
    begin = time.process_time()
    for offer in world.records():
        seconds.append(time.process_time() - begin)
        yield offer
        begin = time.process_time()


def index_of(world: World) -> tuple[Path, float]:
    """The index of a world on disk, and the seconds of CPU of its build, also if it was built by an earlier run.

    One that does not open any more (other rules, another layout) is built anew.
    """
    folder, told = world.home / "index", world.home / "index.json"
    try:
        OfferIndex.open(folder)
        return folder, float(json.loads(told.read_text("utf-8"))["build"])
    except (UnreadableFileError, OSError):
        rmtree(folder, ignore_errors=True)
    seconds: list[float] = []
    begin = time.process_time()
    OfferIndex.build(_read(world, seconds), world.maker.taxonomy, folder)
    build = time.process_time() - begin - sum(seconds)
    told.write_text(json.dumps({"build": build, "validated": sum(seconds)}), "utf-8")
    return folder, build


class Ours(Peer):
    """The index of the package, built from validated records, asked with the participant's record.

    The time of a question has everything in it that a participant brings: limits, evidence and wishes are read anew.
    """

    setup = "index on disk, opened by mmap; built from validated records; the participant's record is read each time"
    full_order = True

    def __init__(self, world: World, folder: Path) -> None:
        del folder
        begin = time.process_time()
        self.skill_map, self.places = world.maker.skill_map, place_table()
        home, build = index_of(world)
        self.index = OfferIndex.open(home)
        self._home = home
        # What a day needs is worked out once for all people.
        self.index.on(AS_OF)
        self.matcher = Matcher(self.index, world.maker.taxonomy, places=self.places)
        self.apart = time.process_time() - begin - build

    def _request(self, participant: Participant) -> Request:
        return request_for(Person.of(prepare(participant, AS_OF), self.skill_map), self.places)

    def first(self, participant: Participant) -> tuple[Answer, list[OrderKey]]:
        """The answer, and the keys of the first suggestions."""
        answer = self.index.search(self._request(participant))
        return answer, [key for key, _ in answer.first(TOP)]

    @property
    def beside(self) -> int:
        return sum(one.stat().st_size for one in self._home.rglob("*") if one.is_file())

    def filtered(self, question: Question) -> Filtered:
        found = self.index.by_skill(self._request(question.record), TOP, everything=True)
        return Filtered(tuple((score, self._number(spot)) for score, spot in found))

    def _number(self, spot: tuple[int, int]) -> int:
        return int(self.index.segments[spot[0]].ids[spot[1]][2:])

    def ordered(self, question: Question) -> Ordered:
        answer, keys = self.first(question.record)
        counts = {**answer.piles, "expired": answer.expired, "hidden": answer.hidden}
        first = tuple((-key.skill, int(key.offer[2:])) for key in keys)
        return Ordered(first, tuple(counts.get(pile, 0) for pile in PILES))

    def explained(self, question: Question) -> None:
        """The whole answer as a coach gets it: 20 pairs compared in full, all counts, what is one step away."""
        self.matcher.suggest(question.record, AS_OF, TOP)


ENGINE = Ours
