"""What commands print: a result as JSON or text, an audit as CSV."""
