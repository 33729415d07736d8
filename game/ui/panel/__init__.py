"""The start-up panel on the screen: hardware under a lamp, and two instruments that are software.

Look for: `view` (all that is shown), `layout` (where), `stage` (the picture), `motion` (levers, needle, lamps),
`breakers`, `gauge`, `strips`, `gas`, `locks`, `switches`, `checklist` (the widgets of each plate), `source` (where it
comes from).
"""
