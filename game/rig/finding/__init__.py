"""What somebody can find out about a rig, and what they can say of it.

Look for: meters (tools), inspector (the state in sentences), diagnosis (which test tells most for its time).
"""
