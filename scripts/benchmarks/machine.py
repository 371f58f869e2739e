"""The machine a run was made on, the versions of what was measured, and how busy everybody else was."""
import importlib.metadata
import os
import pathlib
import platform
import re
import subprocess
import time

HERE = pathlib.Path(__file__).parent
LISTS = {"requirements.txt": ".venv", "requirements-shap.txt": ".venv-shap"}


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def memory_gib():
    return round(int(open("/proc/meminfo").readline().split()[1]) / 2**20, 1)


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def swift():
    told = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return re.search(r"Swift version ([\d.]+)", told).group(1)


def description(settings):
    return {"kind": "machine", "processor": processor(), "cores": os.cpu_count(), "memory_gib": memory_gib(), "system": system(),
            "swift": swift(), "python": platform.python_version(), "date": time.strftime("%Y-%m-%d"), "threads": int(os.environ.get("THREADS", "2")), **settings}


def versions():
    """One line a package of the lists, with its version or why it is missing."""
    for name, folder in LISTS.items():
        installed = {re.sub(r"[-_.]+", "-", d.name).lower(): d.version
                     for d in importlib.metadata.distributions(path=packages(folder))}
        for line in (HERE / name).read_text().split():
            package, wanted = line.split("==")
            if package in installed:
                yield {"kind": "version", "name": package, "version": installed[package]}
            else:
                yield {"kind": "missing", "name": package, "reason": f"version {wanted} cannot be installed here"}


def packages(folder):
    return [str(p) for p in pathlib.Path(folder).glob("lib/python*/site-packages")]


class Load:
    """How many cores all other programs used on average since this was made, and how long the host withheld its own."""

    def __init__(self):
        self.start, self.at = self.times(), time.perf_counter()

    @staticmethod
    def times():
        fields = [int(field) for field in open("/proc/stat").readline().split()[1:9]]
        busy, stolen = sum(fields[:3]) + sum(fields[5:7]), fields[7]
        return busy / os.sysconf("SC_CLK_TCK"), stolen / os.sysconf("SC_CLK_TCK")

    def others(self, own_seconds):
        """`own_seconds` are those of the program that was measured; this one's are few."""
        (busy, stolen), elapsed = self.times(), time.perf_counter() - self.at
        return max(busy - self.start[0] - own_seconds, 0) / elapsed, (stolen - self.start[1]) / elapsed
