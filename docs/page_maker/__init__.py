"""Makes the reference pages of the vocabulary and of the rules from the data that the code itself reads."""
