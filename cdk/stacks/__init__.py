"""The stacks, each of which only composes constructs."""
