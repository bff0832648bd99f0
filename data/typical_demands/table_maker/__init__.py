"""Makes the table of typical demands out of the files of the expert and the figures of O*NET."""
