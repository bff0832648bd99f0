"""The offers of an index by id, read when they are asked for."""

from collections.abc import Iterator, Mapping
from typing import Final

from proaktiv_match.errors import NotFoundError
from proaktiv_match.index._offer_index import OfferIndex
from proaktiv_match.profiles import Offer

__all__ = ["IndexedOffers"]


class IndexedOffers(Mapping[str, Offer]):
    """Offers by id.

    Args:
        index: where they are.
    """

    def __init__(self, index: OfferIndex) -> None:
        self._index: Final = index

    def __getitem__(self, offer: str) -> Offer:
        try:
            return self._index.offer(self._index.spot(offer))
        except NotFoundError:
            raise KeyError(offer) from None

    def __iter__(self) -> Iterator[str]:
        for segment, gone in zip(self._index.segments, self._index.removed, strict=True):
            yield from (name for name, over in zip(segment.ids, gone, strict=True) if not over)

    def __len__(self) -> int:
        """Number of offers."""
        return len(self._index)
