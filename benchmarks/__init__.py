"""Speed promises as ratios, each measured side by side in one run."""
