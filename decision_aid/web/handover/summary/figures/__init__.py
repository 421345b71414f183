"""A result in; out come the sentences that the summary tells of studies, and the sources cited."""
