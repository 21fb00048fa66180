"""The only package that imports spyne: contracts from operations and forms, dispatch, faults, WSDL."""

from wsc_soap.soap import compat

__all__ = ["compat"]
