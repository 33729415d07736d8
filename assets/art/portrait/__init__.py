"""The residents' faces, sculpted and lit: a signed-distance head is traced once for every state it can be in.

Look for: ``form`` (distances), ``trace`` (rays), ``anatomy`` (one head, many numbers), ``hair``, ``cloth``,
``wardrobe``, ``paint``, ``shade`` (light), ``person`` (what a person is), ``speakers`` and ``residents`` (who
they are), ``picture`` (all of it).
"""
