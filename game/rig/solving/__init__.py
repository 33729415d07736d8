"""The networks themselves, whatever they are for: equations, direct current, pipes, gas lines.

Look for: elimination (sparse equations), circuit and operating (direct current), pipes and heads (liquids), gases.
"""
