"""Runs each command in turn, `runs` times, and prints the medians of wall time and peak memory as ratios."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

script, data, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])


def measure(command):
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"bench: {' '.join(command)} ended with status {status}")
    return time.perf_counter() - before, usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    train = [".build/release/claimctl", "train", "--data", data, "--force", "--quiet"]
    commands = {
        "pandas + SciPy + scikit-learn + XGBoost": [sys.executable, script, data],
        "claimctl train --profile quick": train + ["--profile", "quick", "--output", f"{folder}/quick"],
        "claimctl train --profile full": train + ["--profile", "full", "--output", f"{folder}/full"],
    }
    samples = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(measure(command))

names = list(commands)
medians = {n: [statistics.median(s[k] for s in samples[n]) for k in (0, 1)] for n in names}
peer = medians[names[0]]
print(f"{'':42} {'seconds':>9} {'spread':>15} {'MiB':>7} {'time':>6} {'memory':>7}")
for name in names:
    times = [s[0] for s in samples[name]]
    seconds, memory = medians[name]
    print(
        f"{name:42} {seconds:9.2f} {min(times):6.2f} … {max(times):6.2f} {memory:7.0f}"
        f" {seconds / peer[0]:6.2f} {memory / peer[1]:7.2f}"
    )
