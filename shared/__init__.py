"""The nouns of Pathfinder: what more than one domain needs, in one direction of imports."""
