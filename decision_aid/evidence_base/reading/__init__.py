"""TOML files in, frozen objects and every mistake by file and path out."""
