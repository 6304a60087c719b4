"""Prefect flows: in which order, with which parameters and retries, and what is shown meanwhile."""
