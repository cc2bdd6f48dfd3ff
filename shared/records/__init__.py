"""What a person's record is made of, one module a kind."""
