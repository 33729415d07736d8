"""Networks as files of the tools that engineers use: SPICE netlists and EPANET's input.

Look for: spice and epanet (read), spicing and epanet_written (write), written (a rig as both).
"""
