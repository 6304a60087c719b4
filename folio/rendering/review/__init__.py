"""Templates held against their views: what a tag asks for, and what is there."""
