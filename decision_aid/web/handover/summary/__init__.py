"""A result in, two sheets to take along out: page, PDF, plain text."""
