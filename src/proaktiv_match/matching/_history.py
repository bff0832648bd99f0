"""Decisions about offers that were proposed before. A coded refusal keeps an offer away until the offer changes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from rapidfuzz import process

from proaktiv_match.errors import Fault, InputError, UnreadableFileError
from proaktiv_match.matching._texts import read_data
from proaktiv_match.profiles import Offer, pointer

__all__ = ["Decision", "History", "offer_digest"]

_FIELDS = ("participant", "offer", "decision", "reason_code", "date", "offer_digest")
_MAX_FAULTS = 1000
# What may change without the offer becoming another one: where and when it was seen, and how many are left of it.
_NOT_CONTENT = {"id", "contract", "published_on", "expires_on", "last_seen", "openings", "ext"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person about one offer.

    Attributes:
        participant: id of the person.
        offer: id of the offer.
        decision: code of `data/decisions.toml`: `refused`, `postponed`, `accepted`, `withdrawn`.
        date: day of the decision.
        reason_code: code of the reason; needed for a refusal, never a text.
        offer_digest: what `offer_digest` said of the offer then; without it the day of publication decides.
    """

    participant: str
    offer: str
    decision: str
    date: date
    reason_code: str | None = None
    offer_digest: str | None = None


def offer_digest(offer: Offer) -> str:
    """SHA-256 of what an offer says, 64 hexadecimal digits; independent of the order of its lists.

    Id, days of publication and expiry, number of openings and `ext` do not count: a post that is advertised again
    unchanged is not another post.
    """

    def ordered(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: ordered(inner) for key, inner in value.items() if inner is not None}
        if isinstance(value, list):
            return sorted((ordered(inner) for inner in value), key=lambda one: json.dumps(one, sort_keys=True))
        return value

    content = ordered(offer.model_dump(mode="json", by_alias=True, exclude=_NOT_CONTENT))
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


class History:
    """Decisions by person and offer; immutable.

    Args:
        decisions: in any order; of several about one pair the latest day counts, on one day the blocking one.
    """

    __slots__ = ("_latest", "_offers")

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        latest: dict[tuple[str, str], list[Decision]] = {}
        for decision in decisions:
            latest.setdefault((decision.participant, decision.offer), []).append(decision)
        self._latest: Final = {pair: tuple(sorted(own, key=_in_time)) for pair, own in latest.items()}
        self._offers: Final[dict[str, list[str]]] = {}
        for participant, offer in latest:
            self._offers.setdefault(participant, []).append(offer)

    @classmethod
    def read(cls, path: str | Path) -> "History":
        """Read decisions from JSON Lines, one object a line with the fields of `Decision`.

        Raises:
            UnreadableFileError: the file is missing or not UTF-8.
            InputError: all faults of its lines.
        """
        file = Path(path)
        try:
            # JSON may hold other line separators inside a text.
            lines = file.read_text("utf-8-sig").split("\n")
        except OSError:
            raise _unreadable(file, "gibt es nicht, oder sie lässt sich nicht öffnen",
                              "does not exist or cannot be opened") from None  # fmt: skip
        except UnicodeDecodeError:
            raise _unreadable(file, "ist nicht in UTF-8 geschrieben", "is not written in UTF-8") from None
        faults: list[Fault] = []
        decisions = []
        for number, line in enumerate(lines, 1):
            if line.strip():
                found = _decision(line, str(file), number)
                if isinstance(found, Decision):
                    decisions.append(found)
                else:
                    faults.extend(found)
        if faults:
            counts: dict[str, int] = {}
            for fault in faults:
                counts[fault.code] = counts.get(fault.code, 0) + 1
            raise InputError(faults[:_MAX_FAULTS], len(faults), counts)
        return cls(decisions)

    def offers_of(self, participant: str) -> list[str]:
        """Ids of the offers about which a person has decided anything."""
        return sorted(self._offers.get(participant, ()))

    def refusal(self, participant: str, offer: Offer, as_of: date) -> Decision | None:
        """The refusal that keeps `offer` from being proposed on the day `as_of`, if there is one."""
        own = [one for one in self._latest.get((participant, offer.id), ()) if one.date <= as_of]
        if not own or not _blocks(own[-1]):
            return None
        refusal = own[-1]
        if refusal.offer_digest is not None:
            changed = refusal.offer_digest != offer_digest(offer)
        else:
            changed = offer.published_on is not None and offer.published_on > refusal.date
        return None if changed else refusal


def _unreadable(file: Path, de: str, en: str) -> UnreadableFileError:
    fault = Fault(str(file), None, "", "history", f"die Datei {de}", f"the file {en}", "JSON Lines, UTF-8")
    return UnreadableFileError([fault])


def _blocks(decision: Decision) -> bool:
    return bool(read_data("decisions.toml")["decisions"][decision.decision]["blocks"])


def _in_time(decision: Decision) -> tuple[date, bool, str, str]:
    return (decision.date, _blocks(decision), decision.reason_code or "", decision.offer_digest or "")


def _decision(line: str, file: str, number: int) -> Decision | list[Fault]:
    def fault(at: str, code: str, de: str, en: str, allowed: str) -> Fault:
        return Fault(file, number, at, code, de, en, allowed, number)

    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, Mapping):
        return [fault("", "syntax", "kein JSON-Objekt", "not a JSON object", ", ".join(_FIELDS))]
    faults = [
        fault(pointer([key]), "unknown_field", "dieses Feld gibt es nicht", "there is no such field", _near(key))
        for key in raw
        if key not in _FIELDS
    ]
    known = read_data("decisions.toml")
    faults += [
        fault(f"/{key}", "missing", "eine Kennung fehlt", "an id is missing", "text")
        for key in ("participant", "offer")
        if not (isinstance(raw.get(key), str) and raw[key])
    ]
    if raw.get("decision") not in list(known["decisions"]):
        allowed = ", ".join(known["decisions"])
        faults.append(
            fault("/decision", "decision", "diese Entscheidung gibt es nicht", "there is no such decision", allowed)
        )
    reason = raw.get("reason_code")
    if (reason is not None or raw.get("decision") == "refused") and reason not in list(known["reasons"]):
        allowed = ", ".join(known["reasons"])
        faults.append(fault("/reason_code", "reason_code", "ein Grund steht als Code", "a reason is a code", allowed))
    day = _day(raw.get("date"))
    if day is None:
        faults.append(fault("/date", "date", "kein Tag des Kalenders", "not a day of the calendar", "2026-11-21"))
    digest = raw.get("offer_digest")
    if digest is not None and not (isinstance(digest, str) and len(digest) == hashlib.sha256().digest_size * 2):
        faults.append(
            fault("/offer_digest", "digest", "kein Abdruck einer Stelle", "not a digest of an offer", "SHA-256")
        )
    if faults or day is None:
        return faults
    return Decision(raw["participant"], raw["offer"], raw["decision"], day, reason, digest)


def _day(value: object) -> date | None:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and day.isoformat() == value else None


def _near(key: str) -> str:
    found = process.extractOne(key, _FIELDS, score_cutoff=60)
    return found[0] if found else ", ".join(_FIELDS)
