"""From a tree whose structure is sound to the model: one reader for each version family."""
