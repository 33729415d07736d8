"""The sounds: made of numbers like the pictures, the same every time.

Look for: `every.SOUNDS` (name -> what makes it), `store.write`.
"""
