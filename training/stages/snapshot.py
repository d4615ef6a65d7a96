"""Bring what is small enough to keep of a run into the repo: record, curves, the newest running means of the weights in fp16.

    python3 -m training.stages.snapshot photos-128 [--out ../alla-prima-runs] [--step 4000]

Writes training/runs/<name>/{run.json,curves.csv,looks.csv,weights.pt}. On a machine without the run's state.pt, `training.stages.train` carries
on from weights.pt: the critics and the optimizers' memory are lost. Once a run, at its end: 5 MB stay in the history for ever.
"""
import argparse
import shutil
from pathlib import Path

import torch

from training.stages import checkpoint


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("--out", type=Path, default=Path("../alla-prima-runs"))
    parser.add_argument("--step", type=int, help="the snapshot of this step; default: the newest state")
    args = parser.parse_args()
    run, kept = args.out / args.name, checkpoint.KEPT / args.name
    kept.mkdir(parents=True, exist_ok=True)
    for name in checkpoint.RECORDS:
        if (run / name).exists():
            shutil.copy(run / name, kept / name)
    if args.step:
        state = torch.load(run / "snapshots" / f"{args.step:06}.pt", map_location="cpu")
        weights = dict(step=args.step)
    else:
        state = torch.load(run / "state.pt", map_location="cpu")
        weights = {k: state[k] for k in ("step", "seconds", "cpu", "balance") if k in state}
    weights.update({k: state[k] for k in ("levels", "channels") if k in state})
    weights.update({k: checkpoint.half(state[k]) for k in ("mean_generator", "mean_encoder", "mean") if k in state})  # "mean": of detail heads
    checkpoint.save(weights, kept / "weights.pt")
    print(f"{kept}: step {weights['step']}, weights {(kept / 'weights.pt').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
