"""A small net that learnt to see landscapes without labels: one of the two judges of `evaluate`, a loss of nothing.

    nice -n 19 python3 -m training.judges.selfsup --prepared ../alla-prima-runs/prepared --out training/runs/selfsup
    nice -n 19 python3 -m training.judges.selfsup --prepared ../alla-prima-runs/prepared --set masters --out training/runs/selfsup-masters

Contrastive training (NT-Xent, Chen et al. 2020) on crops of a set's training pictures: two crops of one picture, mildly recoloured, are to be
found among all the others. Colour jitter is weak on purpose: the judge must see palettes. It is trained once and frozen; the sha256 of the
photos' judge goes into every run's record. Resumes from <out>/state.pt.
"""
import argparse
import hashlib
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image

from training.data.dataset import Pictures, resized, without_rim
from training.stages import checkpoint

CROP, BATCH, STEPS, TEMPERATURE, SEED = 112, 96, 500, 0.2, 7
COARSEST = 256  # pixels of a picture's shorter side where it is seen smallest
WIDTHS = [32, 64, 128, 192, 256]


class Judge(nn.Module):
    """(N, 3, H, W) in -1..1 -> (N, 448): the last two levels' means over the plane (H, W >= 64)."""

    def __init__(self):
        super().__init__()
        levels, before = [], 3
        for width in WIDTHS:
            levels.append(nn.Sequential(
                nn.Conv2d(before, width, 3, 2, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
                nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU()))
            before = width
        self.levels = nn.ModuleList(levels)

    def forward(self, x):
        means = []
        for level in self.levels:
            x = level(x)
            means.append(x.float().mean((2, 3)))
        return torch.cat(means[-2:], 1)


def load(path):
    """The frozen judge from the file `main` wrote (fp16)."""
    judge = Judge()
    judge.load_state_dict(checkpoint.single(torch.load(path)))
    return judge.eval().requires_grad_(False)


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def crop(picture, scale, rng):
    """A random square of a picture uint8 [H,W,3] as [CROP,CROP,3], mirrored or not; one of its pixels is `scale` of the picture's."""
    side = CROP * scale
    y, x = (rng.uniform(0, n - side) for n in picture.shape[:2])
    if scale == 1:
        y, x = round(y), round(x)
        square = picture[y:y + CROP, x:x + CROP]
    else:
        square = resized(np.ascontiguousarray(picture), CROP, (x, y, x + side, y + side), Image.BICUBIC)
    return square[:, ::-1] if rng.random() < 0.5 else square


def views(pictures, rng):
    """Two crops of each picture (list of N, uint8 [H,W,3]) -> (2N, 3, CROP, CROP) in -1..1. Both at one scale, so that the judge does not learn to
    overlook how fine things are: from the picture's own pixels to its shorter side at COARSEST."""
    scales = [np.exp(rng.uniform(0, np.log(max(1, min(p.shape[:2]) / COARSEST)))) for p in pictures]
    out = [crop(p, scale, rng) for _ in range(2) for p, scale in zip(pictures, scales)]
    x = torch.from_numpy(np.stack(out)).permute(0, 3, 1, 2).float() / 127.5 - 1
    n = len(x)
    gain = torch.from_numpy(rng.uniform(0.85, 1.15, (n, 3, 1, 1))).float()  # white balance and exposure
    shift = torch.from_numpy(rng.uniform(-0.1, 0.1, (n, 1, 1, 1))).float()
    return (x * gain + shift).clamp(-1, 1)


def contrast(z):
    """NT-Xent of (2N, D): row i and row i + N are the same photo."""
    z = F.normalize(z.float(), dim=1)
    near = z @ z.T / TEMPERATURE
    near.fill_diagonal_(-1e9)
    n = len(z) // 2
    return F.cross_entropy(near, torch.cat([torch.arange(n, 2 * n), torch.arange(n)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--set", default="photos", help="of prepared pictures; only its training split is read")
    parser.add_argument("--margin", type=float, default=0, help="share of a side that no crop shows: rims of varnish, shadows of frames")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    pictures = Pictures(args.prepared, args.set, "train")

    torch.manual_seed(SEED)
    judge = Judge().to(memory_format=torch.channels_last)
    head = nn.Sequential(nn.Linear(sum(WIDTHS[-2:]), 256), nn.ReLU(), nn.Linear(256, 128))
    optimizer = torch.optim.AdamW(list(judge.parameters()) + list(head.parameters()), lr=1e-3, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, args.steps)
    parts, state = dict(judge=judge, head=head, optimizer=optimizer, schedule=schedule), args.out / "state.pt"
    first, before = 0, 0.0
    if state.exists():
        kept = torch.load(state)
        first, before = kept["step"], kept["seconds"]
        for name, part in parts.items():
            part.load_state_dict(kept[name])
    curve, start = open(args.out / "curve.csv", "a" if first else "w"), time.time() - before
    if not first:
        print("step,seconds,loss", file=curve)
    for step in range(first, args.steps):
        rng = np.random.default_rng([SEED, step])
        picks = rng.choice(len(pictures), min(BATCH, len(pictures)), replace=False)
        x = views([without_rim(pictures[i][0], args.margin) for i in picks], rng).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            z = head(judge(x))
        loss = contrast(z)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        last, spent = step == args.steps - 1, time.time() - start
        if step % 10 == 0 or last:
            print(f"{step},{spent:.0f},{loss.item():.4f}", file=curve, flush=True)
            print(f"step {step}/{args.steps} loss {loss.item():.3f}, {spent / (step + 1) * (args.steps - step - 1):.0f} s left", flush=True)
        if step % 50 == 49 or last:
            checkpoint.save({**{name: part.state_dict() for name, part in parts.items()}, "step": step + 1, "seconds": spent}, state)
    path = args.out / "judge.pt"
    checkpoint.save(checkpoint.half(judge.state_dict()), path)
    record = dict(set=args.set, pictures=len(pictures), steps=args.steps, seed=SEED, crop=CROP, margin=args.margin, batch=BATCH,
                  seconds=round(time.time() - start), sha256=sha256(path))
    (args.out / "record.json").write_text(json.dumps(record, indent=1) + "\n")
    print(record)


if __name__ == "__main__":
    main()
