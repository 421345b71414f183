"""Published sources and their figures, as printed: how they are found, counted and told as risk."""
