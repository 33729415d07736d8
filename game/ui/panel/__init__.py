"""The start-up panel on the screen: hardware under a lamp, and two instruments that are software.

view        all that is shown; layout: where
source      what is asked of a game; played: as a game has it; trace: what instruments have shown
breakers, gauge, strips, gas, locks, switches, checklist, head      the widgets of each plate
engraved    words on plates
stage       the picture and its sprites; posture: which state of each sheet is shown; motion: on its way there
acts        what the hand does, one thing after the other; knobs: keys that are held, knobs that are dragged
"""
