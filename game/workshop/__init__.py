"""What moves on the weld bench: plates in a hand, the machine on its chain, and whatever falls. pymunk lives here only.

    poses       what comes of a movement, quantised as it is logged
    groups      which plates move as one, and what holds them
    wall        the plates as bodies on the wall
    fitting     fit_up (a plate is carried somewhere), Workbench (the same live, for a window)
    hoist       the machine is lowered on to its studs
    falling     what the machine does when brackets break

and, without pymunk, what the training view is made of:

    exercises   what is fitted up, to be welded and loaded
    trial       what comes of a try: marks and load
    marks       as weld trainers score it
    causes      what a try has lost, and by what

Each call makes a new `pymunk.Space` with its bodies in the order of their names, steps it at a fixed rate and throws it
away: a space that is copied goes on otherwise. Nothing here says what a weld carries: that is computed from the poses
with portable arithmetic (`game.model.bracing`), and what comes from here is quantised before anybody keeps it, because
another machine may move a plate by a hair's breadth more. Whoever imports from here does so when a bench is used, not
before: nobody else should wait for pymunk.
"""
