"""The public pages of a project: what each of them says, in each language."""
