"""Runs the commands of each comparison in turn, `runs` times, and prints the medians of wall time and peak memory as ratios."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

peers, data, rows, runs = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3], int(sys.argv[4])
claimctl = os.path.abspath(".build/release/claimctl")


def measure(command, folder):
    before = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"bench: {' '.join(command)} ended with status {status}")
    return time.perf_counter() - before, usage.ru_maxrss / 1024


def compare(title, commands, folder):
    """The first command is the peer that the others are compared with."""
    samples = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(measure(command, folder))
    medians = {n: [statistics.median(s[k] for s in samples[n]) for k in (0, 1)] for n in commands}
    peer = medians[next(iter(commands))]
    print(f"{title:46} {'seconds':>9} {'spread':>15} {'MiB':>7} {'time':>6} {'memory':>7}")
    for name in commands:
        times = [s[0] for s in samples[name]]
        seconds, memory = medians[name]
        print(
            f"{name:46} {seconds:9.2f} {min(times):6.2f} … {max(times):6.2f} {memory:7.0f}"
            f" {seconds / peer[0]:6.2f} {memory / peer[1]:7.2f}"
        )
    print(flush=True)


with tempfile.TemporaryDirectory() as folder:
    train = [claimctl, "train", "--data", data, "--force", "--quiet"]
    pipeline = os.path.abspath(f"{peers}/pipeline_baseline.py")
    compare("train", {
        "pandas + SciPy + scikit-learn + XGBoost": [sys.executable, pipeline, data],
        "claimctl train --profile quick": train + ["--profile", "quick", "--output", f"{folder}/quick"],
        "claimctl train --profile full": train + ["--profile", "full", "--output", f"{folder}/full"],
    }, folder)

    # The peer's script looks for its file in `data`, below where it runs.
    os.mkdir(f"{folder}/data")
    generated = f"{folder}/data/tiktok_1m.csv"
    subprocess.run([claimctl, "synthesize", "--rows", rows, "--seed", "1", "--output", generated], check=True,
                   stdout=subprocess.DEVNULL)
    eda = os.path.abspath(f"{peers}/p2_eda.py")
    compare(f"explore {int(rows):,} generated rows", {
        "pandas, pyarrow reader (no text, no pictures)": [sys.executable, eda, "pandas", "1m"],
        "pandas, C reader (no text, no pictures)": [sys.executable, eda, "pandas_c", "1m"],
        "claimctl explore": [claimctl, "explore", "--data", generated, "--output", f"{folder}/reports"],
    }, folder)
