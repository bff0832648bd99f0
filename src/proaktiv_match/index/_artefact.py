"""An index on disk: `manifest.json` and folders of arrays that are mapped into memory, not read.

    DIR/manifest.json        names the folders, versions, sizes and digests
    DIR/<16 hex digits>/     a segment: one .npy for each array, and offers.jsonl with the offers as they were stated
    DIR/<16 hex digits>/     what a change made: removed_<n>.npy for each segment, and which offers are the same one

Folders are never changed once the manifest names them. A change writes its own folders and then replaces the manifest,
which is one step: whoever opens the index sees the one before or the one after, and whoever has it open keeps it.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.errors import UnreadableFileError
from proaktiv_match.index._compiling import compiled_on_disk, mapped_lines
from proaktiv_match.index._faults import unreadable
from proaktiv_match.index._records import Records
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._twins import Twins
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import SkillMap
from proaktiv_match.vocabulary import RULES_VERSION, VOCABULARY_VERSION, vocabulary

__all__ = [
    "MANIFEST",
    "SCHEMA",
    "Manifest",
    "check_target",
    "manifest_now",
    "new_segment",
    "open_folder",
    "publish",
    "read_manifest",
    "sweep",
    "verify",
    "versions",
    "write_change",
]

MANIFEST: Final = "manifest.json"
SCHEMA: Final = 2
"""Raised whenever the arrays or what they mean change: older indexes have to be built anew."""

_FORMAT: Final = "proaktiv_match index"
_NAME: Final = 16
_CHUNK: Final = 1 << 20

_Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index consists of.

    Attributes:
        versions: of everything that its arrays rest on.
        segments: folder and number of offers of each.
        change: folder with what is removed and which offers are the same one.
        files: size and SHA-256 of each file, by `folder/name`.
    """

    versions: Mapping[str, str]
    segments: tuple[tuple[str, int], ...]
    change: str
    files: Mapping[str, Mapping[str, Any]]

    @property
    def folders(self) -> set[str]:
        """Names of all folders."""
        return {self.change, *(name for name, _ in self.segments)}


@lru_cache(maxsize=1)
def _skills_version() -> str:
    """Digest of the weights, labels and models with which skills are read and weighted."""
    digest = hashlib.sha256()
    for room in ("proaktiv_match.skills", "proaktiv_match.skills.linking"):
        for entry in sorted(files(room).joinpath("data").iterdir(), key=lambda one: one.name):
            if entry.name.endswith(".toml"):
                digest.update(entry.read_bytes().replace(b"\r\n", b"\n"))
            elif entry.name.endswith(".npz"):
                digest.update(entry.read_bytes())
    return digest.hexdigest()[:_NAME]


def versions(taxonomy: str) -> dict[str, str]:
    """Everything that a segment rests on, by name; equal versions mean equal arrays."""
    return {
        "vocabulary": f"{VOCABULARY_VERSION}#{vocabulary().digest}",
        "rules": RULES_VERSION,
        "taxonomy": taxonomy,
        "skills": _skills_version(),
    }


def read_manifest(directory: Path) -> Manifest:
    """The manifest of an index.

    Raises:
        UnreadableFileError: there is none, it is damaged, or another schema wrote it.
    """
    try:
        text = (directory / MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise unreadable("index_missing", str(directory)) from None
    try:
        told = json.loads(text)
        if told["format"] != _FORMAT:
            raise unreadable("index_missing", str(directory))
        if told["schema"] != SCHEMA:
            raise unreadable("index_version", str(directory), f"schema {told['schema']}")
        segments = tuple((str(one["folder"]), int(one["offers"])) for one in told["segments"])
        found = Manifest(dict(told["versions"]), segments, str(told["change"]), dict(told["files"]))
    except (ValueError, KeyError, TypeError):
        raise unreadable("index_damaged", str(directory), MANIFEST) from None
    # Names are checked, so that no manifest leads out of its directory.
    if any(len(name) != _NAME or not set(name) <= set("0123456789abcdef") for name in found.folders):
        raise unreadable("index_damaged", str(directory), MANIFEST)
    return found


def open_folder(directory: Path, manifest: Manifest) -> tuple[list[Segment], list[NDArray[np.bool_]], Twins]:
    """The segments of an index, what is removed of each, and which offers are the same one; nothing is read before.

    Raises:
        UnreadableFileError: a file is missing, or not as long as it was.
    """
    try:
        for name, facts in manifest.files.items():
            if (directory / name).stat().st_size != facts["bytes"]:
                raise unreadable("index_damaged", str(directory), name)
        segments = [_segment(directory / name, manifest) for name, _ in manifest.segments]
        change = directory / manifest.change
        removed = [_mapped(change / f"removed_{number}.npy") for number in range(len(segments))]
        twins = Twins(*(_mapped(change / f"twins_{name}.npy") for name in ("spots", "buckets", "groups")))
    except (OSError, ValueError, KeyError) as error:
        named = error.filename if isinstance(error, OSError) and error.filename else "-"
        raise unreadable("index_damaged", str(directory), Path(str(named)).name) from None
    if any(len(one) != len(gone) for one, gone in zip(segments, removed, strict=True)):
        raise unreadable("index_damaged", str(directory), "removed")
    return segments, removed, twins


def _mapped(path: Path) -> _Array:
    # A plain view of the same memory: slices of `memmap` itself are many times slower.
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def _segment(folder: Path, manifest: Manifest) -> Segment:
    own = [Path(name).name for name in manifest.files if name.startswith(f"{folder.name}/")]
    arrays = {name.removesuffix(".npy"): _mapped(folder / name) for name in own if name.endswith(".npy")}
    return Segment(arrays, Records(mapped_lines(folder), arrays["record_starts"], arrays["record_stops"]))


def verify(directory: Path, manifest: Manifest) -> None:
    """Read all bytes and compare them with the digests of the manifest.

    Raises:
        UnreadableFileError: a file has changed since it was written.
    """
    for name, facts in manifest.files.items():
        if _digest(directory / name) != facts["sha256"]:
            raise unreadable("index_damaged", str(directory), name)


def check_target(directory: Path) -> None:
    """Refuse a place for an index before any work is done.

    Raises:
        UnreadableFileError: other files lie there, or the folder above is missing or closed.
    """
    if directory.exists():
        entries = {entry.name for entry in directory.iterdir()} if directory.is_dir() else {""}
        # What a build that was killed has left has no manifest, only folders of our own names.
        if not all(name == MANIFEST or _is_ours(name) for name in entries):
            raise unreadable("not_an_index", str(directory))
    above = directory if directory.is_dir() else directory.absolute().parent
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise unreadable("index_folder", str(directory))


def _is_ours(name: str) -> bool:
    bare = name.removeprefix(".").removesuffix(".part")
    return len(bare) == _NAME and set(bare) <= set("0123456789abcdef")


def new_segment(directory: Path, offers: Iterable[Offer], skill_map: SkillMap) -> tuple[str, Segment]:
    """Compile offers into a new folder; memory does not hold the offers themselves.

    Args:
        directory: of the index.
        offers: in any order; each id once.
        skill_map: the taxonomy.

    Returns:
        Name of the folder, and the segment as it was opened.
    """
    folder = new_folder(directory)
    arrays = compiled_on_disk(offers, skill_map, folder)
    write_arrays(folder, arrays)
    return folder.name, Segment(arrays, Records(mapped_lines(folder), arrays["record_starts"], arrays["record_stops"]))


def new_folder(directory: Path) -> Path:
    """A folder of a name that no other has: what a reader has open is never touched."""
    folder = directory / secrets.token_hex(_NAME // 2)
    folder.mkdir()
    return folder


def write_arrays(folder: Path, arrays: Mapping[str, _Array]) -> None:
    """Write arrays so that they are on disk when the manifest names them."""
    for name, array in arrays.items():
        with (folder / f"{name}.npy").open("wb") as stream:
            np.save(stream, array, allow_pickle=False)
            stream.flush()
            os.fsync(stream.fileno())


def write_change(directory: Path, removed: Sequence[NDArray[np.bool_]], twins: Twins) -> str:
    """Write what a change made of all segments; the name of its folder."""
    folder = new_folder(directory)
    arrays: dict[str, _Array] = {f"removed_{number}": gone for number, gone in enumerate(removed)}
    arrays |= {"twins_spots": twins.spots, "twins_buckets": twins.buckets, "twins_groups": twins.groups}
    write_arrays(folder, arrays)
    return folder.name


def publish(
    directory: Path, before: Manifest | None, segments: Sequence[tuple[str, int]], change: str, taxonomy: str
) -> Manifest:
    """Put a new manifest in its place, which is the step from the index before to the one after.

    Args:
        directory: of the index.
        before: the manifest from which the change began.
        segments: folder and number of offers of each segment.
        change: folder of the change.
        taxonomy: version.

    Raises:
        UnreadableFileError: somebody else has changed the index meanwhile; what they wrote stays.
    """
    known = {} if before is None else before.files
    folders = [change, *(name for name, _ in segments)]
    files: dict[str, Mapping[str, Any]] = {}
    for name in sorted(folders):
        for path in sorted((directory / name).iterdir()):
            inside = f"{name}/{path.name}"
            files[inside] = known.get(inside) or {"bytes": path.stat().st_size, "sha256": _digest(path)}
    told = {
        "format": _FORMAT,
        "schema": SCHEMA,
        "versions": versions(taxonomy),
        "segments": [{"folder": name, "offers": count} for name, count in segments],
        "change": change,
        "files": files,
    }
    beside = directory / f".{change}.part"
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            json.dump(told, stream, ensure_ascii=False, indent=1)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        if manifest_now(directory) != before:
            raise unreadable("index_changed", str(directory))
        beside.replace(directory / MANIFEST)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return read_manifest(directory)


def manifest_now(directory: Path) -> Manifest | None:
    """The manifest of an index that can be used; `None` without one."""
    try:
        return read_manifest(directory)
    except UnreadableFileError:
        return None


def sweep(directory: Path, manifest: Manifest) -> None:
    """Remove folders that no manifest names: of earlier states, and of changes that were killed."""
    for entry in directory.iterdir():
        if _is_ours(entry.name) and entry.name not in manifest.folders:
            # Whoever has the arrays of an earlier state mapped keeps them until they let go.
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
