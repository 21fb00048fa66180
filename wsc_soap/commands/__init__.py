"""The commands of `wsc`, one module for each subject."""
