"""A figure and how like the person its people were in; every word and picture of it out."""
