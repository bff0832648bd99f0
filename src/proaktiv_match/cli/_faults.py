"""Faults on standard error: one line each, or JSON objects; the first thousand in full, then counts."""

import json
import sys

from proaktiv_match.cli._session import Session, harmless
from proaktiv_match.errors import Fault, InputError, NotFoundError, ProaktivMatchError

__all__ = ["MOST_FAULTS", "Faults", "tell", "tell_error"]

MOST_FAULTS = 1000


class Faults:
    """Collects the faults of several files, so that all are told at once."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._total = 0
        self._counts: dict[str, int] = {}

    def add(self, error: InputError) -> None:
        """Note all faults of one file."""
        self._faults += error.faults[: MOST_FAULTS - len(self._faults)]
        self._total += error.total
        for code, count in error.counts.items():
            self._counts[code] = self._counts.get(code, 0) + count

    def raise_all(self) -> None:
        """Raise what was noted, if anything.

        Raises:
            InputError: with all faults.
        """
        if self._total:
            raise InputError(self._faults, self._total, self._counts)


def _print_error(line: str) -> None:
    print(harmless(line), file=sys.stderr)  # noqa: T201  plain text, one line a fault, also for programs


def tell(session: Session, error: InputError, *, last: str | None = None) -> None:
    """Print the faults of an input; for people, a last line says how many, or `last`."""
    shown = error.faults[:MOST_FAULTS]
    for fault in shown:
        if session.json_faults:
            _print_error(json.dumps(fault.as_json(session.lang), ensure_ascii=False))
        else:
            _print_error(fault.as_line(session.lang))
    if error.total > len(shown):
        if session.json_faults:
            _print_error(json.dumps({"total": error.total, "shown": len(shown), "counts": error.counts}))
            return
        counts = ", ".join(f"{code} {count}" for code, count in sorted(error.counts.items()))
        _print_error(session.say("fault/more", count=error.total, shown=len(shown), counts=counts))
    elif not session.json_faults:
        key = "fault/total_one" if error.total == 1 else "fault/total"
        _print_error(last or session.say(key, count=error.total))


def tell_error(session: Session, error: ProaktivMatchError) -> None:
    """Print any error that the package raises on purpose."""
    if isinstance(error, InputError):
        tell(session, error)
        return
    if session.json_faults:
        allowed = None
        record = {"file": "-", "record": None, "pointer": "", "code": error.code}
        record |= {"message": error.in_language(session.lang), "allowed": allowed}
        _print_error(json.dumps(record, ensure_ascii=False))
        return
    kind = "not_found" if isinstance(error, NotFoundError) else error.code
    _print_error(f"{error.in_language(session.lang)} [{kind}]")
