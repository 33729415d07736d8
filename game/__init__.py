"""SIXTEEN: a crisis on Mars, sixteen people, six hours of air, under one honest physical model.

A package imports only what stands to its left; tests/test_layers.py reads the imports and says so.

    model <- rig, workshop <- words <- level <- story <- session <- retelling <- debrief
        <- playback, check, new, validate, bench, solve, wired, ui <- selftest <- arguments <- cli

    model/      the one physical model: pure functions on named tuples of floats
        det             exp, log, pow, sin, cos with the same bits everywhere
        units           constants with sources; quantities with units in text
        chance          chance as a hash of (seed, name)
        atmosphere      gas and heat in modules and between them
        escape          hydrogen that gets out of a line
        metabolism      what a body uses and makes by activity
        body            people as columns; physiology: lungs, blood gases, impairment, consciousness
        cell            one electrolysis cell: voltage, crossover
        stack           stacks as columns; electrolyser: production, gas, heat, start, ramp, trip
        membrane        fatigue, crack growth, leak
        arc             heat and wire of a weld; structure: strength by direction, the elastic group, fatigue
        weldment        all that lies on a weld bench: bars, plates, strokes, beads; procedure: what is right, as bands
        outline, seams  shapes of plates on the wall; where two can be welded, and how far holes are off
        hand, pool      a hand's tremor; the puddle; bead: a stroke becomes cells; shrinkage: what a bead pulls and
                        heats; welder: a stroke as somebody of a skill means it
        joints, statics rigid plates on elastic welds and studs; throats, bending: how far weld and plate are used;
                        bracing: the verdict, case by case; postmortem: which one thing would have helped most
        power, coolant  the bus and the loop; network: what the house delivers, and what reaches each stack
        habitat         Habitat, Design, Controls, Flows, step(): the order of coupling, written once
        balance         does it close? by other code than the step's
        laboratory      one subject in constant air, for tables
        forecast        which limit is crossed first, and when, if nobody gives another order
    rig/        what is plugged into what, and what flows: parts and solved (the shared types), wiring (what fits
                where), networks (compiled), plant (what it all delivers), panel (instruments, checklist)
        current and shedding (power), plumbing (liquids), gas_lines, bus (data); readout; wear (cables, fuses, breakers)
        faults          kinds of thing that can be wrong, and what each changes
        solving/        the networks themselves: elimination (sparse equations); circuit, linearised, operating, outcome
                        (direct current); pipes, fluids, runs, laws, heads; gases
        files/          for an engineer's own tool: spice, spicing, epanet and its parts; written (a rig as both)
        finding/        meters (what tools read), tracing, cause, inspector (what a mate beside you would say),
                        suspicion, diagnosis (which test tells which fault)
    workshop/   what moves at the weld bench, as bodies: wall, fitting (a plate is carried somewhere), hoist, falling;
                exercises to practise on: trial (what comes of a try), marks, causes (what it lost by what)
    words/      names, units and rounding of facts; verbs; messages and catalogues; conditions; how a mistake is told
    level/      the files of a level: shapes (schema, play_schema), reading with line and column (guarded, tree,
                places, misfits), names, grammar, effects, plotting (tasks, faults, story made ready), build (the World)
    practice/   the training view of the weld bench: strokes (as text), told (marks and load in sentences), practise
    story/      which beat is spoken next
    session/    script and lines (the text grammar), session (the only thing that changes the world), moment (frozen
                state and digest), stage (the state while it is changed), commands, orders (machines), labour (tasks),
                hands and handwork (a task in the player's hands), rigged, rigwork, rigtime (the rig: state, commands,
                what goes on), bench and benched (the weld bench: what lies there), benchwork (what hands do), benchtime
                (what goes on meanwhile), benchharm (eyes and hands there), benchalone (what people weld by themselves),
                plates (how plates and seams are called), walking, effects, happening (faults, objectives, the end),
                telling (the story), watching (alarms), outlook (forecasts), prospects (what is possible now, and why
                not), readers of facts, record, run
    retelling/  notebook (listens to a run), scenes (in which order it is told), story, orders, happenings and wording
                (sentences), outcome and reasons (how it ended, and why), brackets and faults (why they held, or did
                not), rig, rig_notes, rig_joined, rig_unseen, rig_help (why a start at the rig went as it did),
                verdict (as a page), log (line by line), page
    debrief/    samples (the air each minute), flags (decisions), report (all of it), rescue (the last moment that could
                have saved everybody), told (as a page), played (of a file)
    check/      level (files, plans), bots, games (one of theirs each), contrasts (what one decision changes), figures,
                explore and verdict (what saves whom, and at what price)
    ui/         the window: app (the loop), scene and Ui (what a scene is and gets), widget and widgets/ (what is on the
                screen), canvas, shape, type, theme (how it is drawn), pictures and baking (where the art comes from);
                scenes/weld and weld_* are the bench: the wall, plates in hand (weld_fit: as bodies), torch, puddle,
                bead, what it carries, and the machine in motion (weld_hook); scenes/panel and panel/ are the start-up
                panel: hardware, and what its instruments say; scenes/patch and patch/ the patch bay: ports, cables that
                hang, the schematic of what is plugged; pad (a game pad is keys)
    wired/      a rig at a moment of a plan: rig (the command), standing, told
    playback, new, validate, bench, solve (an engineer's own file), selftest (the program tries itself), arguments
    (what may be written), cli

assets/, beside this package, draws the pictures in a process of its own; a started game only loads what it made.

The walk through one tick: a line of text becomes a Command (session/script), Session.apply refuses it or carries it
out, Session.tick lets one second pass (tasks, story, network, habitat.step, what to notice), Session.read gives a fact.
"""

__version__ = "0.1.0"
