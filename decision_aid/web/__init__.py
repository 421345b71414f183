"""The only code that knows Django: a room for each capability, above words, drawing and figures."""
