"""The evidence base in, pages out that anybody reads without answering."""
