"""What an import found, and what it did not understand: nothing is dropped silently."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

__all__ = ["Duplicate", "FileReport", "Imported", "Tally"]

DISTINCT_LIMIT = 1000
"""Distinct keys or codes counted one by one in a file; what comes after is counted under `OTHERS`."""

OTHERS = "…"
VALUE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class FileReport:
    """The account of one file.

    Attributes:
        file: the file, as it was named.
        shape: which form of the source it has, for instance `"v6 search"`.
        offers: number of offers read from it.
        unknown: key path -> how often it occurred; keys that no field map knows.
        unused: key path -> (how often, reason in German); keys that are known and left out on purpose.
        unused_en: the same with English reasons.
        unknown_codes: `"path=value"` -> how often; codes not in the list of an understood field, values not taken.
        skipped: reason in German -> number of records that are no offer of the contract.
        skipped_en: the same with English reasons.
        derived_ids: number of offers without an id of their own; it is a digest of their content.
    """

    file: str
    shape: str
    offers: int
    unknown: Mapping[str, int]
    unused: Mapping[str, tuple[int, str]]
    unknown_codes: Mapping[str, int]
    unused_en: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    skipped_en: Mapping[str, int] = field(default_factory=dict)
    derived_ids: int = 0


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Several records with one id: the newest was kept.

    Attributes:
        id: the offer's id.
        kept: file of the record that was kept.
        dropped: files of the others, in the order they were read.
    """

    id: str
    kept: str
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import.

    Attributes:
        offers: offers in the contract's form (JSON objects), one for each id, sorted by id.
        reports: one report for each file, in the order of the input.
        duplicates: ids that occurred more than once, sorted.
    """

    offers: tuple[dict[str, Any], ...]
    reports: tuple[FileReport, ...]
    duplicates: tuple[Duplicate, ...] = ()


class Tally:
    """Counts while a file is read; becomes a `FileReport` at the end."""

    def __init__(self) -> None:
        self._unknown: dict[str, int] = {}
        self._unused: dict[str, int] = {}
        self._reasons: dict[str, tuple[str, str]] = {}
        self._codes: dict[str, int] = {}
        self._skipped: dict[tuple[str, str], int] = {}
        self.derived_ids = 0

    def unknown(self, path: str) -> None:
        """A key that no field map knows."""
        _count(self._unknown, path)

    def unused(self, path: str, reason_de: str, reason_en: str) -> None:
        """A known key that is left out on purpose."""
        _count(self._unused, path)
        self._reasons.setdefault(path if path in self._unused else OTHERS, (reason_de, reason_en))

    def unknown_code(self, path: str, value: object) -> None:
        """A code or value of an understood field that could not be taken."""
        text = str(value)
        if len(text) > VALUE_LENGTH:
            text = text[: VALUE_LENGTH - 1] + "…"
        _count(self._codes, f"{path}={text}")

    def skipped(self, reason_de: str, reason_en: str) -> None:
        """A whole record that is no offer of the contract."""
        key = (reason_de, reason_en)
        self._skipped[key] = self._skipped.get(key, 0) + 1

    def report(self, file: str, shape: str, offers: int) -> FileReport:
        """The finished account, every mapping sorted by its keys."""
        return FileReport(
            file=file,
            shape=shape,
            offers=offers,
            unknown=_frozen(self._unknown),
            unused=MappingProxyType({key: (n, self._reasons[key][0]) for key, n in sorted(self._unused.items())}),
            unused_en=MappingProxyType({key: (n, self._reasons[key][1]) for key, n in sorted(self._unused.items())}),
            unknown_codes=_frozen(self._codes),
            skipped=_frozen({de: n for (de, _), n in self._skipped.items()}),
            skipped_en=_frozen({en: n for (_, en), n in self._skipped.items()}),
            derived_ids=self.derived_ids,
        )


def _count(counts: dict[str, int], key: str) -> None:
    if key not in counts and len(counts) >= DISTINCT_LIMIT:
        key = OTHERS
    counts[key] = counts.get(key, 0) + 1


def _frozen(counts: dict[str, int]) -> Mapping[str, int]:
    return MappingProxyType(dict(sorted(counts.items())))
