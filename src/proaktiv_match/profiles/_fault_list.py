"""All faults of the input, told together: the first 1,000 in full, the rest counted."""

from collections import Counter
from collections.abc import Iterable

from proaktiv_match.errors import Fault, InputError, UnreadableFileError
from proaktiv_match.profiles._fault_texts import fault_texts

__all__ = ["FaultList"]

_OF_THE_FILE = frozenset({"unreadable_file", "encoding", "not_json"})


class FaultList:
    """Faults as they are found, in bounded memory.

    Attributes:
        total: number of all faults.
    """

    def __init__(self) -> None:
        self.total = 0
        self._kept: list[Fault] = []
        self._counts: Counter[str] = Counter()
        self._bound = fault_texts().bounds.faults_in_full

    def add(self, faults: Iterable[Fault]) -> None:
        """Keep or count `faults`."""
        for fault in faults:
            self.total += 1
            self._counts[fault.code] += 1
            if len(self._kept) < self._bound:
                self._kept.append(fault)

    def raise_all(self) -> None:
        """Raise what was found; nothing if nothing was.

        Raises:
            UnreadableFileError: no file got as far as its records.
            InputError: all faults, with their counts by code.
        """
        if self.total:
            kind = UnreadableFileError if set(self._counts) <= _OF_THE_FILE else InputError
            raise kind(self._kept, self.total, dict(self._counts))
