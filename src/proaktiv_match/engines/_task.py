"""What has to be done for each participant, said in plain values: it travels to other processes and machines."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from proaktiv_match.engines._digests import file_digest
from proaktiv_match.engines._faults import unusable
from proaktiv_match.engines._worker import Worker
from proaktiv_match.index import IndexedOffers, OfferIndex, index_digest
from proaktiv_match.matching import History, Matcher, Places, Result
from proaktiv_match.profiles import Offer, read_offers
from proaktiv_match.skills import Taxonomy

__all__ = ["Form", "Task"]


class Form(Protocol):
    """How one result is written. Pickled with the task, so it is a frozen object or a function of a module."""

    def __call__(self, result: Result, offers: Mapping[str, Offer]) -> str:
        """The text of one participant.

        Args:
            result: the answer.
            offers: id to offer, for titles and places of work.
        """
        ...


@dataclass(frozen=True, slots=True)
class Task:
    """Offers, and how participants are matched with them. Small when pickled: files are named, not carried along.

    Attributes:
        as_of: today.
        index: folder of an index; it is opened by each process and shared through the file system's memory.
        offers: file of offers, in the place of an index.
        taxonomy: folder of a built taxonomy; the bundled one if not given.
        places: finer table of postcodes; the bundled one tells the rest.
        history: file of earlier decisions.
        top: how many suggestions at most; 0 means all.
        include_conflicts: conflicts follow at the end.
        lang: language of questions, notices and wishes in the JSON.
        form: how a result is written; default is its JSON on one line, as `match --format json` writes it.
        digests: what `fixed` found in the files. Processes that open them later refuse others.
    """

    as_of: date
    index: Path | None = None
    offers: Path | None = None
    taxonomy: Path | None = None
    places: Path | None = None
    history: Path | None = None
    top: int = 20
    include_conflicts: bool = False
    lang: str = "de"
    form: Form | None = None
    digests: tuple[tuple[str, str], ...] = ()

    def fixed(self) -> "Task":
        """This task for the files as they are now; one that is fixed already stays as it is.

        Raises:
            InputError: a file is missing, or is no file that can be read twice.
        """
        return self if self.digests else replace(self, digests=tuple(sorted(self._found().items())))

    def open(self) -> Worker:
        """What answers participants in this process; opened once a process for a task that is fixed.

        Raises:
            InputError: a file is wrong, or not what it was when the task was fixed.
        """
        return _kept(self) if self.digests else self._opened()

    def _opened(self) -> Worker:
        concepts = Taxonomy.bundled() if self.taxonomy is None else Taxonomy.open(self.taxonomy)
        history = None if self.history is None else History.read(self.history)
        places = None if self.places is None else Places.bundled() | Places.read(self.places)
        found = read_offers(self.offers or ()) if self.index is None else OfferIndex.open(self.index)
        matcher = Matcher(found, concepts, history=history, places=places)
        known = IndexedOffers(found) if isinstance(found, OfferIndex) else {offer.id: offer for offer in found}
        return Worker(self, matcher, known)

    def _found(self) -> dict[str, str]:
        """Digest of each file by the name of its option."""
        files = {"offers": self.offers, "places": self.places, "history": self.history}
        found = {name: file_digest(path) for name, path in files.items() if path is not None}
        if self.index is not None:
            found["index"] = index_digest(self.index)
        concepts = Taxonomy.bundled() if self.taxonomy is None else Taxonomy.open(self.taxonomy)
        return found | {"taxonomy": concepts.version}

    def changed(self) -> list[str]:
        """Names of the options whose files are no longer what they were when the task was fixed."""
        return sorted({name for name, _ in set(self._found().items()) ^ set(self.digests)})

    def check(self) -> None:
        """Refuse files that are no longer what they were when the task was fixed.

        Raises:
            InputError: they are not.
        """
        for name in self.changed():
            path = getattr(self, name)
            raise unusable("input_changed", str(path or name), option=f"--{name}")


@lru_cache(maxsize=2)
def _kept(task: Task) -> Worker:
    worker = task._opened()  # noqa: SLF001  the cache belongs to the task
    # After opening: what changes from now on is no longer read, or is a state of the index that stays.
    task.check()
    return worker
