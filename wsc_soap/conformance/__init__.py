"""Conformance of a catalogue, by machine: demandes made from each definition are filed, its process is walked."""
