"""The register becomes views: one module a kind of document, listed in `catalogue`."""
