"""A summary in; out comes what two sheets hold of it, how large, and with how much room to write.

``cuts``: which lists are cut, the least needed first. ``sizes``: the type of the PDF and of the
print. ``heights``: how tall it all is. ``letters``: how wide.
"""
