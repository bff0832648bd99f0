"""Reading of all files of a call, so that the faults of all of them are told at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from proaktiv_match.cli._faults import Faults
from proaktiv_match.errors import InputError
from proaktiv_match.matching import History, Matcher, Places
from proaktiv_match.profiles import Offer, Participant, iter_participants, read_offers
from proaktiv_match.skills import Taxonomy

__all__ = ["Loaded", "load"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a call works on.

    Attributes:
        participants: one by one; the file has been checked as a whole already.
        offers: id to offer, for titles and places of work.
        matcher: over these offers.
        as_of: today, or the day asked for.
    """

    participants: Iterator[Participant]
    offers: dict[str, Offer]
    matcher: Matcher
    as_of: date


def load(
    participants: Path,
    offers: Path,
    *,
    history: Path | None = None,
    places: Path | None = None,
    taxonomy: Path | None = None,
    as_of: date | None = None,
) -> Loaded:
    """Read and check all files.

    Raises:
        InputError: with the faults of all files.
    """
    faults = Faults()
    people: Iterator[Participant] = iter(())
    found: Sequence[Offer] = ()
    decisions: History | None = None
    postcodes: Places | None = None
    concepts: Taxonomy | None = None
    try:
        people = iter_participants(participants)
    except InputError as error:
        faults.add(error)
    try:
        found = read_offers(offers)
    except InputError as error:
        faults.add(error)
    try:
        decisions = None if history is None else History.read(history)
    except InputError as error:
        faults.add(error)
    try:
        postcodes = None if places is None else Places.read(places)
    except InputError as error:
        faults.add(error)
    try:
        concepts = None if taxonomy is None else Taxonomy.open(taxonomy)
    except InputError as error:
        faults.add(error)
    faults.raise_all()
    matcher = Matcher(found, taxonomy=concepts, history=decisions, places=postcodes)
    return Loaded(people, {offer.id: offer for offer in found}, matcher, as_of or date.today())
