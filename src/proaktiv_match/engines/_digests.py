"""Digests of the files of a run: other content is another run."""

import hashlib
import os
import stat
from pathlib import Path
from typing import Final

from proaktiv_match.engines._faults import unusable

__all__ = ["file_digest"]

_CHUNK: Final = 1 << 20


def file_digest(path: Path) -> str:
    """SHA-256 of a file, 64 hexadecimal digits.

    Raises:
        InputError: it cannot be read, or it is a pipe: what can be read only once, no second process can read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise unusable("no_pipe", str(path))
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        raise unusable("unreadable", str(path)) from None
    return digest.hexdigest()
