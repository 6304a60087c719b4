"""Files become the register: the only door for YAML, telling every problem at once."""
