"""Welch, Mann-Whitney and Kruskal-Wallis of SciPy, medians of five, reading left out. argv: videos.csv"""
import json
import statistics
import sys
import time

import polars as pl
from scipy import stats

frame = pl.read_csv(sys.argv[1]).drop_nulls()
views = frame["video_view_count"].cast(pl.Float64).to_numpy()
classes = [views[(frame["claim_status"] == level).to_numpy()] for level in ("claim", "opinion")]
groups = [views[(frame["author_ban_status"] == level).to_numpy()] for level in ("active", "under review", "banned")]


def timed(test):
    times = []
    for _ in range(5):
        start = time.perf_counter()
        result = test()
        times.append(time.perf_counter() - start)
    return statistics.median(times), float(result.statistic)


welch, t = timed(lambda: stats.ttest_ind(*classes, equal_var=False))
ranks, u = timed(lambda: stats.mannwhitneyu(*classes, method="asymptotic"))
kruskal, h = timed(lambda: stats.kruskal(*groups))
peak = next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"task": "tests", "name": "scipy", "rows": len(views), "welch_s": welch, "welch_t": t, "mannwhitney_s": ranks,
                  "mannwhitney_u": u, "kruskal_s": kruskal, "kruskal_h": h, "peak_rss_mb": peak}))
