"""Numbers in, cached SVG and its table twin out."""
