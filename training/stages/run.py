"""What every stage does around its steps: stop when told to, count time, write curves, save in time."""
import csv
import json
import shutil
import signal
import subprocess
import time
import tomllib
from pathlib import Path

import numpy as np
import torch

from training.data.classes import REPO
from training.stages import checkpoint


def read_config(path):
    return tomllib.loads(Path(path).read_text())


def has_bf16(device):
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    try:
        flags = Path("/proc/cpuinfo").read_text()
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def follow(mean, live, decay, step):
    """Bring a running mean of a net's weights and statistics one step on; it is short at first."""
    decay = min(decay, (1 + step) / (10 + step))
    with torch.no_grad():
        for m, x in zip(mean.state_dict().values(), live.state_dict().values()):
            m.lerp_(x, 1 - decay) if m.is_floating_point() else m.copy_(x)


def module(config):
    """The module of training.stages that a config is for."""
    return "train_detail" if "base" in config["model"] else "distil" if "channels" in config["model"] else "train"


def factor(t, step, first=0):
    """Of the rates in a config's [train]: warms up from step `first` on, where an optimizer begins without a memory (0 before); in the last `decay` share
    of the run it falls to a tenth."""
    left = (t["steps"] - step) / max(t.get("decay", 0.2) * t["steps"], 1)
    return min(1, max(step + 1 - first, 0) / t["warmup"]) * min(1, 0.1 + 0.9 * left)


class Curves:
    """A CSV that forgets the rows after `step` when a run is resumed from an older state."""

    def __init__(self, path, step):
        self.path, self.columns = path, None
        if path.exists():
            rows = list(csv.DictReader(open(path)))
            if rows:
                self.columns = list(rows[0])
                kept = [r for r in rows if int(r["step"]) <= step]
                with open(path, "w", newline="") as file:
                    writer = csv.DictWriter(file, self.columns)
                    writer.writeheader()
                    writer.writerows(kept)

    def add(self, row):
        row = {k: f"{v:.5g}" if isinstance(v, float) else v for k, v in row.items()}
        if self.columns and set(row) - set(self.columns):  # a term that older rows do not have
            rows, self.columns = list(csv.DictReader(open(self.path))), self.columns + [k for k in row if k not in self.columns]
            with open(self.path, "w", newline="") as file:
                writer = csv.DictWriter(file, self.columns, restval="")
                writer.writeheader()
                writer.writerows(rows)
        with open(self.path, "a", newline="") as file:
            writer = csv.DictWriter(file, self.columns or list(row), extrasaction="ignore")
            if not self.columns:
                self.columns = list(row)
                writer.writeheader()
            writer.writerow(row)


def record_start(folder, config, step, **more):
    """run.json: the config, where the code stood, one entry a (re)start, and whatever else is given."""
    git = lambda *a: subprocess.run(["git", *a], cwd=REPO, capture_output=True, text=True).stdout.strip()
    path = folder / "run.json"
    record = json.loads(path.read_text()) if path.exists() else {"starts": []}
    entry = dict(when=now(), step=step, git=git("rev-parse", "HEAD"), changed=bool(git("status", "--porcelain", "training")), torch=torch.__version__)
    if record.get("config") not in (None, config):
        entry["config_before"] = record["config"]
    record.update(config=config, **more)
    record["starts"].append(entry)
    path.write_text(json.dumps(record, indent=1) + "\n")


class Run:
    """One call of a stage: its folder, its clock and its curves. Everything counts on from `state`, the run's own newest; None begins anew."""

    def __init__(self, config, hosts, state, stop_after=None, **record):
        self.config, self.hosts, self.stop_after = config, hosts, stop_after
        self.folder = Path(config["out"]) / config["name"]
        self.folder.mkdir(parents=True, exist_ok=True)
        state = state or {}
        self.first = state.get("step", 0)
        # cpu: of all threads and processes; says what was spent on a shared or paused machine
        self.seconds, self.cpu = state.get("seconds", 0.0), state.get("cpu", 0.0) - hosts.total(time.process_time())
        if hosts.first:
            for name in checkpoint.RECORDS if state else ():  # on a new machine the records go on as well
                if not (self.folder / name).exists() and (checkpoint.KEPT / config["name"] / name).exists():
                    shutil.copy(checkpoint.KEPT / config["name"] / name, self.folder / name)
            record_start(self.folder, config, self.first, **record)
        self.curves = Curves(self.folder / "curves.csv", self.first) if hosts.first else None  # one writer: two would read each other's half-written file
        bf16 = has_bf16(hosts.device)
        self.amp = lambda: torch.autocast(hosts.device.type, dtype=torch.bfloat16, enabled=bf16)
        self.stop, self.gathered, self.saved = [], [], time.time()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: self.stop.append(1))

    def over(self, step):
        """Whether to leave before this step: told to, at the last one, or after so many of this call."""
        return self.hosts.any(self.stop) or step >= self.config["train"]["steps"] or bool(self.stop_after and step - self.first >= self.stop_after)

    def spent(self):
        """CPU seconds of the whole run, over all processes; every rank must ask."""
        return self.cpu + self.hosts.total(time.process_time())

    def took(self, began):
        """Count a step that began then; returns the time now."""
        ended = time.time()
        self.seconds += ended - began
        return ended

    def note(self, done, losses):
        """Keep a step's losses; every so many steps write their means to the curves. Not every step has every term."""
        self.gathered.append(losses)
        if done % self.config["log"]["every"]:
            return
        spent = self.spent()
        if self.hosts.first:
            row = {k: float(np.mean([g[k] for g in self.gathered if k in g])) for k in sorted({k for g in self.gathered for k in g})}
            self.curves.add(dict(when=now(), step=done, seconds=round(self.seconds), cpu_seconds=round(spent), **row))
            pace, steps = self.seconds / done, self.config["train"]["steps"]
            print(f"{self.config['name']} {done}/{steps} {pace:.2f} s/step, {(steps - done) * pace / 3600:.2f} h left | "
                  + " ".join(f"{k} {v:.3f}" for k, v in row.items()), flush=True)
        self.gathered = []

    def due(self):
        """Whether it is time to save; from now on the clock runs anew."""
        due = self.hosts.any(self.hosts.first and time.time() - self.saved > self.config["log"]["save_seconds"])
        if due:
            self.saved = time.time()
        return due

    def save(self, state, step):
        """Write state.pt: the nets' state with step and times."""
        spent = self.spent()
        if self.hosts.first:
            checkpoint.save(dict(state(), step=step, seconds=self.seconds, cpu=spent), self.folder / "state.pt")
