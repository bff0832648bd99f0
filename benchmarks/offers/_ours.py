"""Our index on the same question: the rules in full, nothing explained."""

from pathlib import Path

from benchmarks.offers._answer import PILES, TOP, Ordered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Question, place_table
from benchmarks.offers._world import AS_OF
from benchmarks.offers.peers import Peer
from proaktiv_match.fit import prepare
from proaktiv_match.index import OfferIndex
from proaktiv_match.matching._indexed import request_for
from proaktiv_match.matching._pair import Person

__all__ = ["ENGINE"]


class Ours(Peer):
    """The index of the package, filled from validated records, asked with the participant's record.

    The time of a question has everything in it that a participant brings: limits, evidence and wishes are read anew.
    """

    setup = "OfferIndex in memory, filled from records; the participant's record is read in each question"
    full_order = True
    # The index has no order by skill alone yet.
    skill_order = False

    def __init__(self, world: World, folder: Path) -> None:
        del folder
        self.skill_map, self.places = world.maker.skill_map, place_table()
        self.index = OfferIndex.of(world.records(), world.maker.taxonomy)
        # What a day needs is worked out once for all people.
        self.index.on(AS_OF)

    def ordered(self, question: Question) -> Ordered:
        person = Person.of(prepare(question.record, AS_OF), self.skill_map)
        answer = self.index.search(request_for(person, self.places))
        counts = {**answer.piles, "expired": answer.expired, "hidden": answer.hidden}
        first = tuple((-key.skill, int(key.offer[2:])) for key, _ in answer.first(TOP))
        return Ordered(first, tuple(counts.get(pile, 0) for pile in PILES))


ENGINE = Ours
