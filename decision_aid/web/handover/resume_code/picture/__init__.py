"""Answers in, a square picture for the camera of a phone out, and back with a PIN.

Browsers keep each address they open, for ever and in several files, with what stands behind a "#"
too, and no page can take it back. So the picture holds nothing that can be read: the answers are
sealed with a key of the server and a PIN that stands beside the picture and is never in an address.
What is left in a browser is of no use without both, and of none at all after the day on which the
picture ends.

The sealed answers are a part of the path, not a fragment: a fragment needs a script to be read, is
kept by browsers all the same, and the path tells a log nothing either (no log of ours holds it).
Each step ends in a redirect: a browser would keep the body of a form whose page it shows.
"""
