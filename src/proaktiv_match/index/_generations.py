"""Building an index on disk and changing it: each change is a small folder and a new manifest, nothing is rewritten.

A change that is killed leaves a folder that no manifest names; the next change clears it away.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.errors import NotFoundError, UnreadableFileError
from proaktiv_match.index._artefact import (
    Manifest,
    check_target,
    manifest_now,
    new_segment,
    open_folder,
    publish,
    read_manifest,
    sweep,
    verify,
    versions,
    write_change,
)
from proaktiv_match.index._faults import unreadable
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._twins import Twins
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import SkillMap, Taxonomy

__all__ = ["add_offers", "build_index", "compact_index", "index_info", "open_state", "remove_offers"]

_TRIES: Final = 3
_NAMED: Final = 20
"""Missing offers that are told by their ids; the others are counted."""
"""How often an index that changes while it is opened is opened anew."""

State = tuple[list[Segment], list[NDArray[np.bool_]], Twins, str]


def open_state(directory: str | Path) -> State:
    """The segments of an index, what is removed of each, which offers are the same one, and the taxonomy's version.

    Raises:
        UnreadableFileError: there is none, it is damaged, or it was built with other versions.
    """
    folder = Path(directory)
    for last in range(1, _TRIES + 1):
        manifest = read_manifest(folder)
        _check_versions(folder, manifest, manifest.versions.get("taxonomy", ""))
        try:
            return (*open_folder(folder, manifest), manifest.versions["taxonomy"])
        except UnreadableFileError:
            # A change between the two steps clears away the folders of the state before it.
            if last == _TRIES or manifest_now(folder) == manifest:
                raise
    raise AssertionError


def _check_versions(folder: Path, manifest: Manifest, taxonomy: str) -> None:
    for name, version in versions(taxonomy).items():
        if manifest.versions.get(name) != version:
            raise unreadable("index_version", str(folder), name)


def build_index(directory: str | Path, offers: Iterable[Offer], taxonomy: Taxonomy | None = None) -> None:
    """Compile offers into an index on disk; one that lies there is in use until the new one is whole.

    Args:
        directory: new, empty, or holding an index; the folder above has to exist.
        offers: in any order, read once; each id once.
        taxonomy: what labels of skills mean; default is the bundled one.

    Raises:
        InputError: two offers have one id, or the directory holds something else.
    """
    folder = Path(directory)
    known = taxonomy if taxonomy is not None else Taxonomy.bundled()
    check_target(folder)
    folder.mkdir(exist_ok=True)
    before = manifest_now(folder)
    with _clearing(folder):
        name, segment = new_segment(folder, offers, SkillMap(known))
        removed = [np.zeros(len(segment), bool)]
        change = write_change(folder, removed, Twins.among([segment], removed))
        publish(folder, before, [(name, len(segment))], change, known.version)


def add_offers(directory: str | Path, offers: Iterable[Offer], taxonomy: Taxonomy | None = None) -> None:
    """Add offers; one whose id is there already takes the place of the one before.

    Raises:
        InputError: two of the offers have one id.
        UnreadableFileError: there is no index, it is damaged, was built with other versions, or has changed meanwhile.
    """
    folder = Path(directory)
    known = taxonomy if taxonomy is not None else Taxonomy.bundled()
    before = read_manifest(folder)
    _check_versions(folder, before, known.version)
    with _clearing(folder):
        segments, removed, twins = open_folder(folder, before)
        name, segment = new_segment(folder, offers, SkillMap(known))
        marked = [gone.copy() for gone in removed]
        touched = [np.unique(segment["buckets"])]
        touched += [_take_out(segments, marked, offer) for offer in segment.ids]
        everything = [*segments, segment]
        marked.append(np.zeros(len(segment), bool))
        found = Twins.among(everything, marked, twins, np.unique(np.concatenate(touched)))
        change = write_change(folder, marked, found)
        publish(folder, before, [*before.segments, (name, len(segment))], change, known.version)


def remove_offers(directory: str | Path, ids: Iterable[str]) -> None:
    """Take offers out.

    Raises:
        NotFoundError: offers are not there, all of them are counted; nothing is removed then.
        UnreadableFileError: there is no index, it is damaged, was built with other versions, or has changed meanwhile.
    """
    folder = Path(directory)
    before = read_manifest(folder)
    taxonomy = before.versions.get("taxonomy", "")
    _check_versions(folder, before, taxonomy)
    with _clearing(folder):
        segments, removed, twins = open_folder(folder, before)
        marked = [gone.copy() for gone in removed]
        touched = [np.zeros(0, np.uint64)]
        missing = []
        for offer in sorted(set(ids)):
            found = _take_out(segments, marked, offer)
            touched.append(found)
            if not len(found):
                missing.append(offer)
        if missing:
            named = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
            raise NotFoundError(
                f"{len(missing)} der Stellen gibt es hier nicht: {named}",
                f"{len(missing)} of the offers are not here: {named}",
            )
        same = Twins.among(segments, marked, twins, np.unique(np.concatenate(touched)))
        publish(folder, before, before.segments, write_change(folder, marked, same), taxonomy)


def compact_index(directory: str | Path, taxonomy: Taxonomy | None = None) -> None:
    """Merge all segments into one and leave out what was removed; answers stay the same.

    Raises:
        UnreadableFileError: there is no index, it is damaged, was built with other versions, or has changed meanwhile.
    """
    folder = Path(directory)
    known = taxonomy if taxonomy is not None else Taxonomy.bundled()
    before = read_manifest(folder)
    _check_versions(folder, before, known.version)
    with _clearing(folder):
        segments, removed, _ = open_folder(folder, before)
        name, segment = new_segment(folder, _live(segments, removed), SkillMap(known))
        marked = [np.zeros(len(segment), bool)]
        change = write_change(folder, marked, Twins.among([segment], marked))
        publish(folder, before, [(name, len(segment))], change, known.version)


def index_info(directory: str | Path, *, check: bool = False) -> dict[str, Any]:
    """What an index on disk consists of.

    Args:
        directory: of the index.
        check: read all bytes and compare them with their digests.

    Raises:
        UnreadableFileError: there is none, or it is damaged.
    """
    folder = Path(directory)
    manifest = read_manifest(folder)
    if check:
        verify(folder, manifest)
    segments, removed, twins = open_folder(folder, manifest)
    gone = sum(int(np.count_nonzero(own)) for own in removed)
    return {
        "offers": sum(map(len, segments)) - gone,
        "removed": gone,
        "segments": [count for _, count in manifest.segments],
        "twins": len(twins.spots),
        "bytes": sum(int(facts["bytes"]) for facts in manifest.files.values()),
        "versions": dict(manifest.versions),
    }


@contextmanager
def _clearing(folder: Path) -> Iterator[None]:
    """Clear away what no manifest names once a change is done or has failed."""
    try:
        yield
    finally:
        manifest = manifest_now(folder)
        if manifest is not None:
            sweep(folder, manifest)


def _take_out(segments: Sequence[Segment], removed: list[NDArray[np.bool_]], offer: str) -> NDArray[np.uint64]:
    """Mark an offer as removed wherever it stands; its bucket, or nothing if it stands nowhere."""
    for number, segment in enumerate(segments):
        place = segment.ids.find(offer)
        if place is not None and not removed[number][place]:
            removed[number][place] = True
            return np.array([segment["buckets"][place]], np.uint64)
    return np.zeros(0, np.uint64)


def _live(segments: Sequence[Segment], removed: Sequence[NDArray[np.bool_]]) -> Iterator[Offer]:
    for segment, gone in zip(segments, removed, strict=True):
        for place in np.flatnonzero(~gone).tolist():
            yield segment.offers[place]
