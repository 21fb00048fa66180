"""Types of fields, one module each, found by `registry.champ_type`."""
