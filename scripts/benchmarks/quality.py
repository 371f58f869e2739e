"""How good our boosted trees are beside others on data of different kinds: matched settings and each one's defaults, a seed a run."""
import os
import sys

import contests
import quality_sets
import running

PEER = str(contests.HERE / "peers" / "boosting_quality.py")
LIBRARIES = ("LightGBM", "XGBoost", "HistGradientBoosting", "CatBoost")
# What all know; the peers' script sets the same.
OURS = {"matched": ("--trees", "100", "--leaves", "31", "--rate", "0.1", "--l2", "10", "--min-leaf", "1", "--min-hessian", "1"),
        "defaults": ("--trees", "100")}


def programs(described, seed):
    """(settings, program) of everybody, in turn."""
    file, categories = described["file"], ",".join(map(str, described["categories"]))
    for settings, arguments in OURS.items():
        for name in LIBRARIES:
            yield settings, running.Program(name, (sys.executable, PEER, name, settings, file, str(seed), categories))
        command = contests.own("learn", "boost", file, *arguments, "--seed", seed, "--categories", categories, "--latency", 0)[:-1]
        command += (os.environ.get("THREADS", "2"),)
        yield settings, running.Program("claims", command, ours=True)


def measure(material, runs, wanted):
    for id, make in quality_sets.ALL.items():
        for seed in range(runs) if not wanted or id in wanted else ():
            described = make(material, seed)
            if seed == 0:
                running.emit(kind="set", **{key: described[key] for key in ("id", "title", "about", "rows", "columns")})
            for settings, program in programs(described, seed):
                print(f"bench: {id} {seed + 1}/{runs}: {program.name}, {settings}", file=sys.stderr, flush=True)
                lines, problem = running.run(program, material.cache)
                if problem:
                    running.emit(kind="missing", name=f"{program.name}, {settings}", contest=id, ours=program.ours, reason=problem)
                    continue
                fields = lines[0][1]
                running.emit(kind="quality", set=id, learner=program.name, settings=settings, seed=seed, ours=program.ours,
                             auc=fields["auc"], logloss=fields["logloss"], seconds=fields["fit_s"], memory=fields["peak_rss_mb"])
