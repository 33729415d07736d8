"""SIXTEEN: a crisis on Mars, sixteen people, six hours of air, under one honest physical model.

A package imports only what stands to its left; tests/test_layers.py reads the imports and says so.

    model  <-  words  <-  level  <-  session  <-  playback, validate, bench  <-  cli

    model/      the one physical model: pure functions on named tuples of floats
        det             exp, log, pow, sin, cos with the same bits everywhere
        units           constants with sources; quantities with units in text
        chance          chance as a hash of (seed, name)
        atmosphere      gas and heat in modules and between them
        metabolism      what a body uses and makes by activity
        body            people as columns; physiology: lungs, blood gases, impairment, consciousness
        cell            one electrolysis cell: voltage, crossover
        stack           stacks as columns; electrolyser: production, gas, heat, start, ramp, trip
        membrane        fatigue, crack growth, leak
        power, coolant  the bus and the loop; network: what they deliver (a rig will replace it)
        habitat         Habitat, Design, Controls, Flows, step(): the order of coupling, written once
        balance         does it close? by other code than the step's
        laboratory      one subject in constant air, for tables
    words/      names, units and rounding of facts; verbs; messages and catalogues; how a mistake is told
    level/      the shape of level.yaml, its reader with line and column, the world built from it
    session/    script (the text grammar), session (the only thing that changes the world), moment (frozen state
                and digest), orders (what each command does), readers of facts, record, run
    playback, validate, bench, cli

The walk through one tick: a line of text becomes a Command (session/script), Session.apply refuses it or carries it
out, Session.tick lets one second pass (network, habitat.step, what to notice), Session.read gives a fact.
"""

__version__ = "0.1.0"
