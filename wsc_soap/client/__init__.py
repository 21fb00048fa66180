"""How others use the platform: a zeep client to copy (`client.py`), its command line, and a town's web site (`site/`).

Nothing here imports the rest of `wsc_soap`: these are the programs of an integrator and of a webmaster.
"""
