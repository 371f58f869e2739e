"""Makes the run that the environment asks for (see `scripts/bench`), and prints it as lines of JSON."""
import os
import pathlib

import contests
import growth
import machine
import quality
import running
from material import Material

settings = {name: os.environ[name] for name in ("PEERS", "DATA", "ROWS", "RUNS", "WORKS", "CACHE")}
os.environ["CLAIMS_CSV"] = os.path.abspath(settings["DATA"])
os.environ["PYTHONPATH"] = os.path.abspath(settings["PEERS"])
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
cache = pathlib.Path(settings["CACHE"]).resolve()
material = Material(pathlib.Path(settings["PEERS"]).resolve(), cache, os.environ["CLAIMS_CSV"])
wanted = settings["WORKS"].replace(",", " ").split()
rows, runs = settings["ROWS"].split(), int(settings["RUNS"])

chosen = [c for selection in rows if selection in contests.SELECTIONS for c in contests.SELECTIONS[selection](material)]
if wanted == ["list"]:
    for contest in chosen:
        print(contest.id, "–", contest.title)
    raise SystemExit
running.emit(**machine.description({"rows": settings["ROWS"], "runs": runs}))
for line in machine.versions():
    running.emit(**line)
for contest in {c.id: c for c in chosen}.values():
    if not wanted or contest.id in wanted:
        for name in contest.data:
            material.make(name)
        running.hold(contest, runs, cache)
if "growth" in rows:
    growth.measure(material, runs, wanted)
if "quality" in rows:
    quality.measure(material, runs, wanted)
