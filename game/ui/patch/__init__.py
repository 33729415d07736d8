"""The patch bay on screen: where ports are, how leads hang between them, what the drawing beside them says.

bay         rows of ports on two panels, by medium, in pages
hang        which loose parts hang together, from which ports, and where free ends are parked
ropes       what hangs as chains of points in fixed steps; lay: drawn as slices of a lit tube
graph       the plant behind a port as a tree; schematic: laid out in lanes; symbols: how each is drawn
live        what is told in the middle of a lead, and what instruments show
acts        what can be done with an end or a part, what it takes, and why not
shelf       the box of parts and the tools
words       parts and ends as they are called; what the inspector says
source      the rig as a game has it
"""
