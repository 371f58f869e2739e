"""How the cost of our learners grows with rows, columns, threads and trees; everything else is held fixed."""
import sys

import contests
import running

# (learner, arguments) with the settings of the table of works, and forests small enough for a million rows.
LEARNERS = {"boosted trees": ("boost", "--trees", "100"), "random forest": ("forest", "--trees", "20", "--depth", "12"),
            "logistic regression": ("logistic",)}
ROWS = (20_000, 100_000, 500_000, 1_000_000, 5_000_000)
COLUMNS = (10, 30, 100, 300, 1000)
TREES = (50, 100, 200, 400)
THREADS = (1, 2)


def points():
    """(axis, value, file's rows, file's columns, arguments, threads)"""
    for rows in ROWS:
        yield "rows", rows, (ROWS[-1], 28), ("--rows", rows), 2
    for columns in COLUMNS:
        yield "columns", columns, (20_000, COLUMNS[-1]), ("--columns", columns), 2
    for threads in THREADS:
        yield "threads", threads, (ROWS[-1], 28), ("--rows", 500_000), threads
    for trees in TREES:
        yield "trees", trees, (ROWS[-1], 28), ("--rows", 100_000, "--trees", trees), 2


def measure(material, runs, wanted):
    """Each point is the median of so many runs; the largest is run once, which the report says."""
    for learner, (work, *settings) in LEARNERS.items():
        for axis, value, shape, more, threads in points():
            if wanted and work not in wanted or axis == "trees" and work == "logistic":
                continue
            # A setting that comes twice counts as it comes last.
            command = contests.own("learn", work, material.growth(*shape), *settings, *more, "--latency", 0)[:-1] + (str(threads),)
            for turn in range(runs if value < ROWS[-1] else 1):
                print(f"bench: growth of {learner}, {value} {axis} {turn + 1}/{runs}", file=sys.stderr, flush=True)
                lines, problem = running.measured(running.Program("claims", command, ours=True), material.cache)
                if problem:
                    running.emit(kind="missing", name=f"{learner}, {value} {axis}", contest="growth", ours=True, reason=problem)
                    break
                fields = lines[0][1]
                running.emit(kind="growth", learner=learner, axis=axis, at=value, run=turn, seconds=fields["fit_s"],
                             memory=fields["peak_rss_mb"])
