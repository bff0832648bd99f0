"""Which file of an ESCO folder is which: official names with any language, and the excerpts that others pass on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proaktiv_match.errors import UnreadableFileError
from proaktiv_match.skills.taxonomy._faults import unreadable

__all__ = ["OFFICIAL", "EscoFiles", "find_esco_files"]

OFFICIAL: Final = (
    "occupations",
    "skills",
    "ISCOGroups",
    "skillGroups",
    "skillsHierarchy",
    "broaderRelationsOccPillar",
    "broaderRelationsSkillPillar",
    "occupationSkillRelations",
    "skillSkillRelations",
)
"""Names of the official files without language and ending; collections (`…Collection_de.csv`) come on top."""

_DEFAULT: Final = "de"
_OFFICIAL_NAME: Final = re.compile(r"(?P<stem>[A-Za-z]+)(?:_(?P<language>[a-z]{2}(?:-[A-Za-z]{2,4})?))?\.csv(?:\.gz)?")
_EXCERPTS: Final = {
    re.compile(r"skill_labels_(?P<language>[a-z]{2})(?:_partial)?\.csv(?:\.gz)?"): "skillLabels",
    re.compile(r"occupation_skill_relations\.csv(?:\.gz)?"): "occupationSkillRelations",
}


@dataclass(frozen=True, slots=True)
class EscoFiles:
    """The files of one language.

    Attributes:
        language: of the labels.
        files: official name without language and ending (also `skillLabels`) to path.
        collections: the collections of skills, by name.
        missing: official files that are not there, as they would be called.
    """

    language: str
    files: Mapping[str, Path]
    collections: tuple[Path, ...]
    missing: tuple[str, ...]


def _sorted_in(path: Path) -> tuple[str, str] | None:
    """Name and language of a file that belongs to ESCO; relations have no language in some versions."""
    for pattern, stem in _EXCERPTS.items():
        if found := pattern.fullmatch(path.name):
            return stem, found.groupdict().get("language") or ""
    found = _OFFICIAL_NAME.fullmatch(path.name)
    if found is None:
        return None
    folded = found["stem"].casefold()
    stem = next((name for name in OFFICIAL if name.casefold() == folded), found["stem"])
    return (stem, found["language"] or "") if stem in OFFICIAL or stem.endswith("Collection") else None


def find_esco_files(folder: Path) -> EscoFiles:
    """Sort the files of a folder; others in it are left alone.

    German is taken where it is there; else the one language that is.

    Raises:
        UnreadableFileError: there is no such folder, no such file, or several languages without German.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        raise unreadable("folder_missing", str(folder)) from None
    known = [(*found, path) for path in paths if (found := _sorted_in(path)) is not None]
    if not any(stem in ("occupations", "skills", "skillLabels") for stem, _, _ in known):
        raise unreadable("no_files", str(folder), allowed=", ".join(f"{name}_{_DEFAULT}.csv" for name in OFFICIAL))
    languages = sorted({language for _, language, _ in known if language})
    language = _DEFAULT if _DEFAULT in languages or not languages else languages[0]
    if len(languages) > 1 and language != _DEFAULT:
        raise _several(folder, known[0][2].name)
    files: dict[str, Path] = {}
    collections: list[Path] = []
    for stem, own, path in known:
        if own not in ("", language):
            continue
        if stem.endswith("Collection"):
            collections.append(path)
        elif stem in files:
            raise _several(folder, path.name)
        else:
            files[stem] = path
    missing = tuple(f"{name}_{language}.csv" for name in OFFICIAL if name not in files)
    return EscoFiles(language, files, tuple(collections), missing)


def _several(folder: Path, name: str) -> UnreadableFileError:
    return unreadable("several_files", str(folder), name=name)
