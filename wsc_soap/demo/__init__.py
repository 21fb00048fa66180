"""A complete Démoville to try the platform with: towns, agents, citizens, dossiers, a mail catcher."""
