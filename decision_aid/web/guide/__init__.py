"""Guide pages in, the way through treatment step by step out."""
