"""`read-ads`: texts of advertisements to offers of the contract; what was read stands with its exact quote."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import busy, count_lines, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import InputError
from proaktiv_match.profiles import offer_from
from proaktiv_match.reading.ads import AdReader, iter_ads
from proaktiv_match.skills import Taxonomy

__all__ = ["ReadAdsCall", "read_ads"]


@dataclass(frozen=True, slots=True)
class ReadAdsCall:
    """The words of a call of `read-ads`; see the contract."""

    ads: Path
    taxonomy: Path | None
    out: Path


@dataclass(slots=True)
class _Count:
    """What was read, for the last line."""

    ads: int = 0
    demands: int = 0
    skills: int = 0
    without: int = 0

    def add(self, offer: dict[str, Any]) -> None:
        self.ads += 1
        self.demands += len(offer["demands"])
        self.skills += len(offer.get("skills", ()))
        self.without += not offer["demands"]


def read_ads(session: Session, call: ReadAdsCall) -> None:
    """Run `read-ads`.

    Raises:
        InputError: the file or the taxonomy is wrong; nothing is written then.
    """
    check_writable(call.out)
    taxonomy = Taxonomy.open(call.taxonomy) if call.taxonomy is not None else Taxonomy.bundled()
    with busy(session.say("progress/preparing_reading"), [call.ads]):
        reader = AdReader(taxonomy)
    count = _Count()
    with output(call.out) as stream:
        for offer in _offers(session, reader, call.ads):
            count.add(offer)
            stream.write(json.dumps(offer, ensure_ascii=False) + "\n")
    key = "read_ads/written_one" if count.ads == 1 else "read_ads/written"
    line = session.say(key, count=count.ads, demands=count.demands, skills=count.skills, file=str(call.out))
    console(sys.stderr).print(Text(line, style="bold"))
    if count.without:
        console(sys.stderr).print(Text(session.say("read_ads/without", count=count.without)))


def _offers(session: Session, reader: AdReader, path: Path) -> Iterator[dict[str, Any]]:
    """One offer an advertisement, each checked as an offer of the contract."""
    for ad in watched(session.say("progress/reading_ads"), iter_ads(path), count_lines(path)):
        offer = reader.read(ad)
        try:
            offer_from(offer, file=str(path), record=ad.id)
        except InputError as error:
            # Not the file is wrong then, but a rule: what it read is no value of its measure.
            raise RuntimeError(str(error)) from error
        yield offer
