"""A town's web site that offers the téléservices through SOAP alone and knows nothing of any form."""
