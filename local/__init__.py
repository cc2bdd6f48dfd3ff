"""The stack on one machine: an AWS emulator, and this project deployed to it."""
