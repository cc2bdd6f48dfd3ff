"""The places Pathfinder runs in: AWS, and one machine, from the same description."""
