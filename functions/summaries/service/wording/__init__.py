"""Words, names, numbers and times as running text has them."""
