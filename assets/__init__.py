"""The fonts, and the sources of pictures and sounds: code that draws and synthesises them; a started game runs the
bake as another process and never imports it.

    key.py          which pictures there are, and the hash of what draws them; bake.py: python -m assets.bake
    art/field       signed distances to shapes
    art/relief      shapes with colour, height, gloss and glow
    art/light       lamps over a relief
    art/tone        noise, blur, glow, the filmic curve
    art/baked       the finished picture: a base, what each group of lamps adds, parts, points; sheet: how it is stored
    art/scenes/     one module for each picture
"""
