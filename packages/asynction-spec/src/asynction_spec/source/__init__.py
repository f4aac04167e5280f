"""From bytes to a plain tree with the position of every key and item."""
