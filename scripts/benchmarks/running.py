"""Runs programs in turn and prints what each took."""
import dataclasses
import json
import os
import subprocess
import sys
import tempfile
import time

import machine

# A run during which other programs used more than this share of a core is made again, up to so many times for a program.
DISTURBANCE = ("others", "stolen")
BUSY, AGAIN = 0.25, int(os.environ.get("AGAIN", "2"))


@dataclasses.dataclass(frozen=True)
class Program:
    """A command that prints lines of JSON. `names` says which lines count, by their `name`; without it the last line does."""
    name: str
    command: tuple
    ours: bool = False
    matched: bool = True  # same settings as the others, so that AUC can be compared
    names: tuple = ()  # (name in the line, name in the report)
    keys: tuple = ()  # what counts of each line; everything when empty
    silent: bool = False  # prints nothing that counts; start to end is what is measured


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the table of works: what is read from each program's line, and what is asked of ours."""
    id: str
    title: str
    key: str
    unit: str = "s"
    more: bool = False  # more is better
    floor: dict = None
    goal: dict = None
    shown: str = ""  # a remark
    ours_key: str = None  # where ours has it under another name
    contestant: str = None  # which of ours, where there are several


@dataclasses.dataclass(frozen=True)
class Contest:
    id: str
    title: str
    about: str
    programs: tuple
    rows: tuple
    data: tuple = ()  # the generated data sets that it reads


def emit(**fields):
    print(json.dumps(fields), flush=True)


def run(program, folder):
    """The lines of a run: (name, fields), with seconds from start to end, peak memory and how busy others were."""
    load, before = machine.Load(), time.perf_counter()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(program.command, cwd=folder, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        elapsed = time.perf_counter() - before
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            told = errors.read().decode(errors="replace").strip().splitlines()[-1:]
            return None, f"ended with status {process.returncode}: {' '.join(told)[:200]}"
        text = output.read().decode(errors="replace")
    others, stolen = load.others(usage.ru_utime + usage.ru_stime)
    more = {"elapsed_s": elapsed, "maxrss_mb": usage.ru_maxrss / 1024, "others": round(others, 3), "stolen": round(stolen, 3)}
    if program.silent:
        return [(program.name, more)], None
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    if program.names:
        shown = dict(program.names)
        return [(shown[line["name"]], line | more) for line in lines if line.get("name") in shown], None
    return ([(program.name, lines[-1] | more)], None) if lines else (None, "printed no measurement")


def measured(program, folder):
    """The least disturbed of up to `AGAIN` + 1 runs."""
    best = None
    for _ in range(AGAIN + 1):
        lines, problem = run(program, folder)
        if not lines:
            return lines, problem
        busy = lines[0][1]["others"] + lines[0][1]["stolen"]
        if best is None or busy < best[0]:
            best = (busy, lines)
        if busy <= BUSY:
            break
    return best[1], None


def hold(contest, runs, folder):
    """Runs the programs of a contest in turn, `runs` times, and prints its rows and all samples."""
    for row in contest.rows:
        emit(kind="work", contest=contest.id, id=row.id, title=row.title, key=row.key, unit=row.unit, more=row.more,
             floor=row.floor, goal=row.goal, remark=row.shown, ours_key=row.ours_key or row.key, contestant=row.contestant)
    emit(kind="contest", id=contest.id, title=contest.title, about=contest.about)
    missing = set()
    for turn in range(runs):
        for program in contest.programs:
            if program.name in missing:
                continue
            print(f"bench: {contest.id} {turn + 1}/{runs}: {program.name}", file=sys.stderr, flush=True)
            lines, problem = measured(program, folder)
            if problem:
                missing.add(program.name)
                emit(kind="missing", name=program.name, contest=contest.id, ours=program.ours, reason=problem)
                continue
            for name, fields in lines:
                emit(kind="sample", contest=contest.id, name=name, ours=program.ours, matched=program.matched, run=turn,
                     values={k: v for k, v in fields.items() if isinstance(v, (int, float)) and not isinstance(v, bool)
                             and (not program.keys or k in program.keys + DISTURBANCE)})
