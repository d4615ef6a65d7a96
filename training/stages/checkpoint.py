"""Write state so that a kill at any moment leaves the last whole checkpoint in place."""
import os
from pathlib import Path

import torch

KEPT = Path(__file__).parents[1] / "runs"  # what is small enough to keep of each run
RECORDS = ("run.json", "curves.csv", "looks.csv")  # of a run, beside its weights


def save(state, path):
    """To a temporary neighbour first, flushed to disk, then renamed over `path`."""
    temporary = path.with_suffix(".part")
    with open(temporary, "wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def newest(name, out):
    """The newest state of a run: <out>/<name>/state.pt, or, on a machine that never had it, the weights kept in runs/ (fp16, the
    running means alone); None when there is neither."""
    for path in (Path(out) / name / "state.pt", KEPT / name / "weights.pt"):
        if path.exists():
            return torch.load(path, map_location="cpu")
    return None


def half(state):
    """A state dict with its floats in fp16: what is small enough to keep in the repo."""
    return {k: v.half() if v.is_floating_point() else v for k, v in state.items()}


def single(state):
    return {k: v.float() if v.is_floating_point() else v for k, v in state.items()}
