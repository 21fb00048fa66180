"""Conformance of a catalogue, by machine: demandes made from each definition are filed, every path of its process is walked."""
