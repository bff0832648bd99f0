"""From an advertisement to an offer of the contract."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from proaktiv_match.reading.ads._ad_text import AdText
from proaktiv_match.reading.ads._daily_hours import read_daily_hours
from proaktiv_match.reading.ads._demands import read_demands
from proaktiv_match.reading.ads._education import education_places, read_education
from proaktiv_match.reading.ads._languages import read_languages
from proaktiv_match.reading.ads._licences import read_licences
from proaktiv_match.reading.ads._offer_writer import OfferWriter
from proaktiv_match.reading.ads._postures import within_the_shift
from proaktiv_match.reading.ads._read_demand import ReadDemand
from proaktiv_match.reading.ads._requirement import ReadSkill
from proaktiv_match.reading.ads._shifts import read_shifts
from proaktiv_match.reading.ads._skill_labels import SkillLabels
from proaktiv_match.reading.ads._skills import SkillReader
from proaktiv_match.reading.ads._start import read_start
from proaktiv_match.reading.ads._terms import fixed_term, offer_kind, temporary_agency, title_of
from proaktiv_match.reading.ads._weekly_hours import read_weekly_hours
from proaktiv_match.skills import Taxonomy

__all__ = ["Ad", "AdReader"]

_LEARNING = "apprenticeship"
_PLACE = re.compile(r"^\s*(?:D-|DE-)?(?P<postcode>\d{5})?\s*(?P<city>[^,|;(]*)")


@dataclass(frozen=True, slots=True)
class Ad:
    """An advertisement as it came.

    Attributes:
        id: its id; the offer's too.
        title: its title, or empty.
        text: its text, plain or HTML; becomes the description, unchanged.
        location: place of work as written, or empty.
        published_on: day of publication, `YYYY-MM-DD`, where known; dates every statement.
    """

    id: str
    title: str
    text: str
    location: str = ""
    published_on: str | None = None


class AdReader:
    """Reads advertisements with the labels of one taxonomy; immutable, one for all advertisements."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._skills = SkillReader(SkillLabels(taxonomy))

    def read(self, ad: Ad) -> dict[str, Any]:
        """The offer that an advertisement describes, as the contract writes it.

        What is read stands with its exact quote; the rule that read it stands in `ext.reading.rules`, by its pointer.
        """
        text = AdText.of(ad.title, ad.text)
        demands = within_the_shift(_once([*read_weekly_hours(text), *read_daily_hours(text), *read_shifts(text),
                                          *read_demands(text)]))  # fmt: skip
        licences, languages, education = read_licences(text), read_languages(text), read_education(text)
        taken = [(one.start, one.end) for one in licences] + [(one.start, one.end) for one in languages]
        taken += education_places(text)
        skills = [one for one in self._skills.read(text, taken) if not _is_condition(one, demands)]
        writer = OfferWriter(text, ad.published_on)
        title = ad.title or title_of(text)
        kind = offer_kind(text, title)
        if kind == _LEARNING:
            # Who comes to learn a trade need not have learned it.
            education = None
        start = read_start(text)
        offer: dict[str, Any] = {
            "id": ad.id,
            "contract": "1",
            "title": title,
            "kind": kind,
            "temporary_agency": temporary_agency(text),
            "fixed_term": fixed_term(text),
            "start_on": start.day.isoformat() if start else None,
            "workplace": _workplace(ad.location),
            "published_on": ad.published_on,
            "description": ad.text,
            "demands": [writer.demand(place, one) for place, one in enumerate(demands)],
            "accommodations": writer.home_office(),
            "skills": [writer.skill(place, one) for place, one in enumerate(skills)],
            "licences": [writer.licence(place, one) for place, one in enumerate(licences)],
            "languages": [
                writer.language(place, one) for place, one in enumerate(one for one in languages if one.level)
            ],
            "education": writer.education(education),
        }
        reading: dict[str, Any] = {"rules": writer.rules}
        if bare := [one.language for one in languages if not one.level]:
            reading["languages_without_level"] = bare
        if posts := max((clause.post for clause in text.clauses), default=0):
            reading["posts"] = posts + 1
        if title != ad.title:
            reading["title_from_text"] = True
        offer["ext"] = {"reading": reading}
        kept = ("demands", "temporary_agency", "fixed_term", "title", "description")
        return {key: value for key, value in offer.items() if value or (key in kept and value is not None)}


def _is_condition(skill: ReadSkill, demands: Sequence[ReadDemand]) -> bool:
    """Whether a task says nothing but a working condition: "Heben und Tragen bis 15 kg"."""
    if skill.concept is not None or skill.rule != "AD-SA-1":
        return False
    return any(one.certainty == "stated" and one.start <= skill.start and skill.end <= one.end for one in demands)


def _once(demands: Sequence[ReadDemand]) -> list[ReadDemand]:
    """Without a demand that says the same as one before, in the order of the text."""
    found: dict[tuple[object, ...], ReadDemand] = {}
    for one in sorted(demands, key=lambda one: (one.start, one.end, one.dimension, one.measure, one.rule)):
        said = (one.dimension, one.measure, one.certainty, str(one.amount), one.required, one.optional, one.absent,
                str(one.provides))  # fmt: skip
        found.setdefault(said, one)
    return list(found.values())


def _workplace(location: str) -> dict[str, str] | None:
    match = _PLACE.match(location)
    if match is None:
        return None
    found = {name: said.strip() for name, said in match.groupdict().items() if said and said.strip()}
    return found or None
