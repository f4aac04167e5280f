"""An AsyncAPI document as frozen, typed objects, the same for 2.x and 3.x.

Words are those of AsyncAPI 3. ``receive`` and ``send`` are seen from the
application that the document describes: what 2.x calls ``publish`` is received,
what it calls ``subscribe`` is sent.
"""
