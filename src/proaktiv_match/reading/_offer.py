"""From statements to an offer of the contract."""

import hashlib
import json
import re
from typing import Any

from proaktiv_match.reading._demands import demands, home_office
from proaktiv_match.reading._field_map import Shape
from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading._requirements import requirements
from proaktiv_match.reading._stated import Stated

__all__ = ["build_offer", "digest_id", "skip_reasons"]

_BKZ = re.compile(r"[AB]\s*(\d{5})(?:-\d{3})?", re.ASCII)
"""Number of an occupation, "B 51311-101": its five digits are KldB 2010. A bare number is an id without meaning."""

_KLDB = re.compile(r"(?:kldb(?:\s*2010)?\W*)?(\d{5})", re.ASCII | re.IGNORECASE)
_DIGEST_LENGTH = 16
_ID_LENGTH = 200
_HOME_COUNTRY = "DE"
_MAX_LAT, _MAX_LON = 90, 180


def skip_reasons(stated: Stated) -> tuple[str, str] | None:
    """Why the record is no offer of the contract, German and English; `None` if it is one.

    A code that only stands alone ("freelance") counts when no employment is named beside it.
    """
    for name in stated.every("skip"):
        return meanings().skip[name]
    if not stated.every("hours") and not stated.every("kind"):
        for name in stated.every("alone"):
            return meanings().skip[name]
    return None


def digest_id(record: Any) -> str:
    """A stable id for a record that has none: a digest of its content."""
    text = json.dumps(record, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return "sha256-" + hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]


def build_offer(offer_id: str, stated: Stated, shape: Shape, prefix: str, tally: Tally) -> dict[str, Any]:
    """One offer as a JSON object of the contract; what is not stated is left out.

    Args:
        offer_id: its id.
        stated: what the record states; a title is there.
        shape: the form of the source.
        prefix: prefix of ids and of keys in `ext`.
        tally: for values that cannot be taken.
    """
    title = stated.first("title")
    if title is None and shape.title_or_occupation:
        title = stated.first("occupation.title")
    description = _description(stated)
    day = stated.first("published_on") or (stated.first("modified") or "")[:10] or None
    source = {"kind": "employer", "date": day} if day else {"kind": "employer"}
    wanted = requirements(stated, source, prefix, tally)
    places = _places(stated, tally)
    offer: dict[str, Any] = {
        "id": offer_id[:_ID_LENGTH],
        "contract": "1",
        "title": title,
        "kind": _kind(stated),
        "temporary_agency": "yes" in stated.terms("temporary_agency"),
        "fixed_term": _fixed_term(stated),
        "employer": _employer(stated, prefix),
        "start_on": stated.first("start_on"),
        "workplace": _workplace(places),
        "published_on": stated.first("published_on"),
        "expires_on": stated.first("expires_on"),
        "last_seen": (stated.first("modified") or "")[:10],
        "openings": stated.first("openings"),
        "description": description,
        "demands": demands(stated, title, description, day),
        "accommodations": home_office(stated),
        "skills": wanted.get("skills"),
        "licences": wanted.get("licences"),
        "languages": wanted.get("languages"),
        "education": wanted.get("education"),
        "occupation": _occupation(stated),
        "ext": {**wanted["ext"], **_ext(stated, prefix, places)},
    }
    kept = ("demands", "temporary_agency", "fixed_term", "openings")
    return {key: value for key, value in offer.items() if value or (key in kept and value is not None)}


def _description(stated: Stated) -> str:
    """The text of the advertisement, then the other texts of the record that it does not contain already."""
    text = str(stated.first("description") or "")
    for further in stated.every("text"):
        if further not in text:
            text = f"{text}\n\n{further}" if text else further
    return text


def _kind(stated: Stated) -> str:
    named = stated.every("kind")
    special = [kind for kind in named if kind != "employment"]
    if special:
        return str(special[0])
    return "minijob" if "minijob" in stated.terms("hours") else "employment"


def _fixed_term(stated: Stated) -> str | bool | None:
    terms = stated.terms("fixed_term")
    if "yes" in terms:
        return str(stated.first("fixed_term_until") or "") or True
    return False if "no" in terms else None


def _employer(stated: Stated, prefix: str) -> dict[str, Any] | None:
    name, known = stated.first("employer.name"), stated.first("employer.id")
    found = {}
    if known or name:
        own = known or "name-" + hashlib.sha256(str(name).casefold().encode()).hexdigest()[:_DIGEST_LENGTH]
        found["id"] = f"{prefix}:{own}"[:_ID_LENGTH]
    if name:
        found["name"] = name
    return found or None


def _places(stated: Stated, tally: Tally) -> list[dict[str, Any]]:
    """Every place of work, coordinates only where both are possible ones."""
    found: list[dict[str, Any]] = []
    for item in stated.items("place"):
        place: dict[str, Any] = {part: item[part].value for part in ("postcode", "city", "country") if part in item}
        if place.get("country") == _HOME_COUNTRY:
            del place["country"]
        if "lat" in item and "lon" in item:
            lat, lon = item["lat"].value, item["lon"].value
            if abs(lat) <= _MAX_LAT and abs(lon) <= _MAX_LON:
                place |= {"lat": lat, "lon": lon}
            else:
                tally.unknown_code(item["lat"].path, f"{lat}, {lon}")
        if place and place not in found:
            found.append(place)
    return found


def _workplace(places: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first place; a postcode of another country is none of Germany, so it must not be looked up as one."""
    if not places:
        return None
    abroad = ("country", "postcode") if "country" in places[0] else ()
    return {part: value for part, value in places[0].items() if part not in abroad} or None


def _occupation(stated: Stated) -> dict[str, Any] | None:
    title = stated.first("occupation.title")
    kldb = None
    for code in stated.every("occupation.code"):
        match = _BKZ.fullmatch(str(code))
        kldb = match.group(1) if match else kldb
    german_set = any("kldb" in str(name).casefold() for name in stated.every("occupation.code_set"))
    for category in stated.every("occupation.category"):
        match = _KLDB.fullmatch(str(category))
        if match and (german_set or "kldb" in str(category).casefold()):
            kldb = match.group(1)
        elif title is None and re.fullmatch(r"[^\d]{3,100}", str(category)):
            title = category
    found = {"title": title, "kldb": kldb}
    return {part: value for part, value in found.items() if value} or None


def _ext(stated: Stated, prefix: str, places: list[dict[str, Any]]) -> dict[str, Any]:
    ext: dict[str, Any] = {}
    for statement in stated.statements("ext"):
        value = True if statement.value == "yes" else statement.value
        if statement.key.endswith("_codes"):
            ext.setdefault(statement.key, []).append(value)
        else:
            ext.setdefault(statement.key, value)
    if places and "country" in places[0]:
        ext |= {f"{prefix}.{part}": places[0][part] for part in ("country", "postcode") if part in places[0]}
    if places[1:]:
        ext[f"{prefix}.further_workplaces"] = places[1:]
    codes = [code for code in stated.every("occupation.code") if not _BKZ.fullmatch(str(code))]
    if codes:
        ext[f"{prefix}.occupation_code"] = codes[0]
    further = [name for name in stated.every("occupation.further") if name != stated.first("occupation.title")]
    if further:
        ext[f"{prefix}.further_occupations"] = further
    if traits := stated.every("trait"):
        ext[f"{prefix}.traits"] = traits
    if (days := stated.every("published_on")) and min(days) < days[0]:
        ext[f"{prefix}.first_published_on"] = min(days)
    return ext
