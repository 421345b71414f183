"""The tool itself in, its pages out: help, contact, methods, safety, search; headers and logs."""
