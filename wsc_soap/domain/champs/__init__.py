"""Types of fields, one module each, found by `registre.type_champ`."""
