"""Reading of all files of a call, so that the faults of all of them are told at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from proaktiv_match.cli._faults import Faults
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.index import IndexedOffers, OfferIndex
from proaktiv_match.matching import History, Matcher, Places
from proaktiv_match.profiles import Offer, Participant, iter_participants, read_offers
from proaktiv_match.skills import Taxonomy
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["Loaded", "load"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a call works on.

    Attributes:
        participants: one by one; the file has been checked as a whole already.
        offers: id to offer, for titles and places of work; those of an index are read when asked for.
        matcher: over these offers.
        as_of: today, or the day asked for.
    """

    participants: Iterator[Participant]
    offers: Mapping[str, Offer]
    matcher: Matcher
    as_of: date


def load(
    participants: Path,
    offers: Path | None,
    *,
    index: Path | None = None,
    history: Path | None = None,
    places: Path | None = None,
    taxonomy: Path | None = None,
    as_of: date | None = None,
) -> Loaded:
    """Read and check all files.

    Args:
        participants: file of participants.
        offers: file of offers.
        index: folder of an index, instead of `offers`.
        history: file of earlier decisions.
        places: table of postcodes.
        taxonomy: folder of a built taxonomy.
        as_of: today if not given.

    Raises:
        InputError: with the faults of all files, or neither or both of offers and index are given.
    """
    if (offers is None) == (index is None):
        de, en = (terminal_text("fault/offers_or_index", lang) for lang in LANGUAGES)
        raise InputError([Fault("proaktiv-match", None, "", "usage", de, en, "--offers | --index")])
    faults = Faults()
    people: Iterator[Participant] = iter(())
    found: list[Offer] | OfferIndex = []
    decisions: History | None = None
    postcodes: Places | None = None
    concepts: Taxonomy | None = None
    try:
        people = iter_participants(participants)
    except InputError as error:
        faults.add(error)
    try:
        found = OfferIndex.open(index) if index is not None else read_offers(offers or [])
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
    known = IndexedOffers(found) if isinstance(found, OfferIndex) else {offer.id: offer for offer in found}
    return Loaded(people, known, matcher, as_of or date.today())
