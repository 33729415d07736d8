"""The training view of the weld bench, without its picture: strokes as text, and what a try came to in words.

    strokes     exercises, seeds and strokes as they are written down: in a file of one's own, and as the best so far
    told        an exercise with its card, and a try with its marks and its load, in sentences
    practise    `main.py weld --practice`: welds the exercises with the strokes of a file, or of three welders

What is computed is in `game/workshop`: exercises, trial, marks, causes. The window
(game/ui/scenes/practice.py) calls the same functions, and keeps the best strokes as this text.
"""
