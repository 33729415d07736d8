"""The patch bay on screen: where ports are, how leads hang between them, what the drawing beside them says.

bay         rows of ports on two panels, by medium, in pages
hang        which loose parts hang together, from which ports, and where free ends are parked
ropes       what hangs as chains of points in fixed steps; lay: drawn as slices of a lit tube
graph       the plant behind a port as a tree; schematic: laid out in lanes; symbols: how each is drawn
diagram     the drawing as widgets: symbols that can be pressed, instruments, flags of the inspector
marks       ports, ends, joints, values of leads and readings of tools as widgets
live        what is told in the middle of a lead, and what instruments show
hand        what the hand has, by mouse, keys or pad
shelf       the box of parts and the tools; panels: the inspector, what can be done, the oxygen
subject     what a sentence of the inspector is about
words       parts and ends as they are called; what the inspector says
source      the rig as a game has it
"""
