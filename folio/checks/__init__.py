"""The register against rules that a schema cannot say: one function a rule, listed in `rules`."""
