"""Reading of all files of a call, so that the faults of all of them are told at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from proaktiv_match.cli._faults import Faults
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.index import IndexedOffers, OfferIndex
from proaktiv_match.matching import History, Matcher, Places
from proaktiv_match.profiles import Offer, Participant, iter_participants, read_offers
from proaktiv_match.skills import Taxonomy
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["Checked", "Inputs", "Loaded", "check", "load"]

OffersRead = TypeVar("OffersRead", bound=Iterable[Offer])


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


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a call, as the contract names them.

    Attributes:
        participants: file of participants.
        offers: file of offers.
        index: folder of an index, instead of `offers`.
        history: file of earlier decisions.
        places: finer table of postcodes; the bundled one tells the rest.
        taxonomy: folder of a built taxonomy; the bundled one if not given.
        as_of: today if not given.
    """

    participants: Path
    offers: Path | None
    index: Path | None = None
    history: Path | None = None
    places: Path | None = None
    taxonomy: Path | None = None
    as_of: date | None = None

    @property
    def read_whole(self) -> list[Path]:
        """The files that are read before anything is answered, for the progress bar."""
        return [self.participants] if self.offers is None else [self.participants, self.offers]


@dataclass(frozen=True, slots=True)
class Checked(Generic[OffersRead]):
    """The files of a call, without faults.

    Attributes:
        participants: one by one.
        offers: an index that was opened, or offers.
        history: earlier decisions.
        places: table of postcodes, the bundled one if not given.
        taxonomy: the bundled one if not given.
    """

    participants: Iterator[Participant]
    offers: OffersRead | OfferIndex
    history: History | None
    places: Places | None
    taxonomy: Taxonomy


def check(inputs: Inputs, read: Callable[[Path], OffersRead]) -> Checked[OffersRead]:
    """Read all files and tell the faults of all of them at once.

    Args:
        inputs: the files.
        read: how offers are read.

    Raises:
        InputError: with the faults of all files, or neither or both of offers and index are given.
    """
    offers, index = inputs.offers, inputs.index
    source = offers if index is None else index
    if source is None or (offers is not None and index is not None):
        de, en = (terminal_text("fault/offers_or_index", lang) for lang in LANGUAGES)
        raise InputError([Fault("proaktiv-match", None, "", "usage", de, en, "--offers | --index")])
    faults = Faults()
    people: Iterator[Participant] = iter(())
    found: list[OffersRead | OfferIndex] = []
    decisions: History | None = None
    postcodes: Places | None = None
    concepts = Taxonomy.bundled()
    try:
        people = iter_participants(inputs.participants)
    except InputError as error:
        faults.add(error)
    try:
        found.append(read(source) if index is None else OfferIndex.open(source))
    except InputError as error:
        faults.add(error)
    try:
        decisions = None if inputs.history is None else History.read(inputs.history)
    except InputError as error:
        faults.add(error)
    try:
        postcodes = None if inputs.places is None else Places.bundled() | Places.read(inputs.places)
    except InputError as error:
        faults.add(error)
    try:
        concepts = concepts if inputs.taxonomy is None else Taxonomy.open(inputs.taxonomy)
    except InputError as error:
        faults.add(error)
    faults.raise_all()
    return Checked(people, found[0], decisions, postcodes, concepts)


def load(inputs: Inputs) -> Loaded:
    """Read and check all files.

    Raises:
        InputError: with the faults of all files, or neither or both of offers and index are given.
    """
    files = check(inputs, read_offers)
    found = files.offers
    matcher = Matcher(found, taxonomy=files.taxonomy, history=files.history, places=files.places)
    known = IndexedOffers(found) if isinstance(found, OfferIndex) else {offer.id: offer for offer in found}
    return Loaded(files.participants, known, matcher, inputs.as_of or date.today())
