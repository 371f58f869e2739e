"""Runs the commands of each comparison in turn, `runs` times, and prints the medians of time and peak memory as ratios."""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

peers, data, sizes, runs = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3].split(), int(sys.argv[4])
claimctl = os.path.abspath(".build/release/claimctl")
describe = os.path.abspath("Benchmarks/.build/release/describe")
ROWS = {"200k": 200_000, "1m": 1_000_000, "5m": 5_000_000}


def measure(command, folder, is_reported):
    """Seconds from start to end, or as the program itself reports them; peak memory in MiB."""
    with tempfile.TemporaryFile() as output:
        before = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - before
        process.returncode = status
        if status != 0:
            sys.exit(f"bench: {' '.join(command)} ended with status {status}")
        if is_reported:
            output.seek(0)
            seconds = json.loads(output.read().splitlines()[-1])["total_s"]
    return seconds, usage.ru_maxrss / 1024


def compare(title, peers, ours, folder, is_reported=False):
    """Ratios are to the fastest and to the leanest of the peers."""
    commands = peers | ours
    samples = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(measure(command, folder, is_reported))
    medians = {n: [statistics.median(s[k] for s in samples[n]) for k in (0, 1)] for n in commands}
    fastest, leanest = (min(medians[name][k] for name in peers) for k in (0, 1))
    print(f"{title:46} {'seconds':>9} {'spread':>15} {'MiB':>7} {'time':>6} {'memory':>7}")
    for name in commands:
        times = [s[0] for s in samples[name]]
        seconds, memory = medians[name]
        print(
            f"{name:46} {seconds:9.2f} {min(times):6.2f} … {max(times):6.2f} {memory:7.0f}"
            f" {seconds / fastest:6.2f} {memory / leanest:7.2f}"
        )
    print(flush=True)


with tempfile.TemporaryDirectory() as folder:
    train = [claimctl, "train", "--data", data, "--force", "--quiet"]
    pipeline = os.path.abspath(f"{peers}/pipeline_baseline.py")
    compare("train", {
        "pandas + SciPy + scikit-learn + XGBoost": [sys.executable, pipeline, data],
    }, {
        "claimctl train --profile quick": train + ["--profile", "quick", "--output", f"{folder}/quick"],
        "claimctl train --profile full": train + ["--profile", "full", "--output", f"{folder}/full"],
    }, folder)

    # The peers' script looks for its files in `data`, below where it runs.
    os.mkdir(f"{folder}/data")
    script = os.path.abspath(f"{peers}/p2_eda.py")
    for size in sizes:
        generated = f"{folder}/data/tiktok_{size}.csv"
        subprocess.run(
            [claimctl, "synthesize", "--rows", str(ROWS[size]), "--seed", "1", "--output", generated],
            check=True, stdout=subprocess.DEVNULL)
        others = {
            title: [sys.executable, script, name, size]
            for title, name in (
                ("pandas, C reader", "pandas_c"), ("pandas, pyarrow reader", "pandas"),
                ("polars", "polars"), ("DuckDB", "duckdb"))
        }
        compare(
            f"read, describe, group, quantiles, correlate: {size} rows",
            others, {"describe": [describe, generated]}, folder, is_reported=True)
        compare(f"the same from start to end: {size} rows", others, {
            "claimctl explore (texts, pages and tables too)": [
                claimctl, "explore", "--data", generated, "--output", f"{folder}/reports"],
        }, folder)
        os.remove(generated)
