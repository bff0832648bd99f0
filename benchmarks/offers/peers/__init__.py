"""Other engines on the same question, each with its best sensible set-up, one core each."""

from benchmarks.offers.peers._peer import ENGINES, Missing, Peer, peer

__all__ = ["ENGINES", "Missing", "Peer", "peer"]
