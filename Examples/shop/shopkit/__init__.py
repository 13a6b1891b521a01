"""The parts behind the `shop` command: an estate of real processes with real secrets, made fresh for every run."""
