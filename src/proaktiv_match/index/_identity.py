"""Which state of an index this is, in one word."""

import hashlib
from pathlib import Path

from proaktiv_match.index._artefact import MANIFEST
from proaktiv_match.index._faults import unreadable

__all__ = ["index_digest"]


def index_digest(directory: str | Path) -> str:
    """SHA-256 of the manifest, 64 hexadecimal digits; it names the digests of all files, so equal ones answer alike.

    Raises:
        UnreadableFileError: there is no index.
    """
    try:
        return hashlib.sha256((Path(directory) / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        raise unreadable("index_missing", str(directory)) from None
