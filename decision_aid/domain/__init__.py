"""What the tool knows about medicine, in pure Python: no file is read here, and no page is made."""
