"""Many offers at once: compiled into columns and postings, and searched for one person exactly.

The index prunes and orders. What a limit and a demand mean is said by `fit`, what a skill is worth by `skills`: each
distinct demand and each distinct requirement is judged there once for a person, and looked up for all offers.
"""

from proaktiv_match.index._duplicates import group_duplicates
from proaktiv_match.index._generations import add_offers, build_index, compact_index, index_info, remove_offers
from proaktiv_match.index._id_list import read_ids
from proaktiv_match.index._identity import index_digest
from proaktiv_match.index._indexed_offers import IndexedOffers
from proaktiv_match.index._offer_index import Answer, IndexDay, OfferIndex
from proaktiv_match.index._request import Request, Wanted
from proaktiv_match.index._search import Step
from proaktiv_match.index._twins import Spot

__all__ = [
    "Answer",
    "IndexDay",
    "IndexedOffers",
    "OfferIndex",
    "Request",
    "Spot",
    "Step",
    "Wanted",
    "add_offers",
    "build_index",
    "compact_index",
    "group_duplicates",
    "index_digest",
    "index_info",
    "read_ids",
    "remove_offers",
]
