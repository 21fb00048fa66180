"""Web Services Citoyens: municipal e-services as SOAP/XML web services."""
