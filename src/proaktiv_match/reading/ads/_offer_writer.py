"""What was read, written as the contract writes it: each entry with its exact quote."""

from typing import Any

from proaktiv_match.reading.ads._ad_text import AdText
from proaktiv_match.reading.ads._home_office import read_home_office
from proaktiv_match.reading.ads._read_demand import ReadDemand
from proaktiv_match.reading.ads._requirement import ReadEducation, ReadLanguage, ReadLicence, ReadSkill
from proaktiv_match.vocabulary import Kind, vocabulary

__all__ = ["OfferWriter"]

_HOME = "home_office_share"


class OfferWriter:
    """Writes what was read, with its quotes; notes each rule under the pointer of what it read."""

    def __init__(self, text: AdText, day: str | None) -> None:
        self._text = text
        self._day = day
        self.rules: dict[str, str] = {}

    def _source(self, start: int, end: int, certainty: str = "stated") -> dict[str, str]:
        source = {"kind": "ad_text", "quote": self._text.quote(start, end), "certainty": certainty}
        return source | ({"date": self._day} if self._day else {})

    def demand(self, place: int, one: ReadDemand) -> dict[str, Any]:
        """One demand; its value in the field that its kind of measure takes."""
        self.rules[f"/demands/{place}"] = one.rule
        written: dict[str, Any] = {"dimension": one.dimension, "measure": one.measure}
        match vocabulary().measures[one.dimension, one.measure].kind:
            case Kind.CEILING:
                written["amount"] = one.amount
            case Kind.SET:
                written |= {
                    name: list(said) for name in ("required", "optional", "absent") if (said := getattr(one, name))
                }
            case Kind.NEED_SET:
                written["provides"] = list(one.provides) if isinstance(one.provides, tuple) else []
            case Kind.NEED:
                written["provides"] = one.provides
        return written | {"source": self._source(one.start, one.end, one.certainty)}

    def skill(self, place: int, one: ReadSkill) -> dict[str, Any]:
        """One skill."""
        self.rules[f"/skills/{place}"] = one.rule
        written: dict[str, Any] = {"name": one.name, "must": one.must}
        if one.level is not None:
            written["level"] = one.level
        if one.concept is not None:
            written["concept"] = one.concept
        return written | {"source": self._source(one.start, one.end)}

    def licence(self, place: int, one: ReadLicence) -> dict[str, Any]:
        """One licence."""
        self.rules[f"/licences/{place}"] = one.rule
        return {"name": one.name, "must": one.must, "source": self._source(one.start, one.end)}

    def language(self, place: int, one: ReadLanguage) -> dict[str, Any]:
        """One language with its level."""
        self.rules[f"/languages/{place}"] = one.rule
        source = self._source(one.start, one.end)
        return {"language": one.language, "level": one.level, "must": one.must, "source": source}

    def education(self, one: ReadEducation | None) -> dict[str, Any] | None:
        """The required education."""
        if one is None:
            return None
        self.rules["/education"] = one.rule
        return {
            "requirement_level": one.requirement_level,
            "must": one.must,
            "source": self._source(one.start, one.end),
        }

    def home_office(self) -> list[dict[str, Any]]:
        """The accommodation for work at home: present with its share, to be asked for, or refused."""
        found = read_home_office(self._text)
        if found is None:
            return []
        self.rules["/accommodations/0"] = found.rule
        if found.refused:
            return [{"id": _HOME, "status": "refused"}]
        if found.share is None:
            return [{"id": _HOME, "status": "requestable"}]
        return [{"id": _HOME, "status": "present", "share": found.share}]
