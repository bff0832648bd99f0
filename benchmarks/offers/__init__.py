"""One person against up to a million offers: invented worlds, other engines on the same question, and the floor."""
