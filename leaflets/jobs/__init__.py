"""Jobs: what is fresh and why the rest is not, what is to be made, and where that runs."""
