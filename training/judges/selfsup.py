"""A small net that learnt to see landscapes without labels: one of the two judges of `evaluate`, a loss of nothing.

    nice -n 19 python3 -m training.judges.selfsup --prepared ../alla-prima-runs/prepared --out training/runs/selfsup

Contrastive training (NT-Xent, Chen et al. 2020) on crops of the training photos at their own resolution: two crops of
one photo, mildly recoloured, are to be found among all the others. Colour jitter is weak on purpose: the judge must see
palettes. It is trained once and frozen before any generator trains; its sha256 goes into every run's record.
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

from training.data.dataset import Pictures

CROP, BATCH, STEPS, TEMPERATURE, SEED = 112, 96, 500, 0.2, 7
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
    judge.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in torch.load(path).items()})
    return judge.eval().requires_grad_(False)


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def views(images, rng):
    """Two crops of each photo (N, 256, 256, 3) uint8 -> (2N, 3, CROP, CROP) in -1..1."""
    out = []
    for image in np.concatenate([images, images]):
        y, x = rng.integers(0, 256 - CROP + 1, 2)
        crop = image[y:y + CROP, x:x + CROP]
        out.append(crop[:, ::-1] if rng.random() < 0.5 else crop)
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
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)

    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    pictures = Pictures(args.prepared, "photos", "train")

    judge = Judge().to(memory_format=torch.channels_last)
    head = nn.Sequential(nn.Linear(sum(WIDTHS[-2:]), 256), nn.ReLU(), nn.Linear(256, 128))
    weights = list(judge.parameters()) + list(head.parameters())
    optimizer = torch.optim.AdamW(weights, lr=1e-3, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, args.steps)
    curve, start = open(args.out / "curve.csv", "w"), time.time()
    print("step,seconds,loss", file=curve)
    for step in range(args.steps):
        picks = rng.choice(len(pictures), min(BATCH, len(pictures)), replace=False)
        batch = np.stack([pictures[i][0] for i in picks])
        x = views(batch, rng).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            z = head(judge(x))
        loss = contrast(z)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 10 == 0 or step == args.steps - 1:
            spent = time.time() - start
            print(f"{step},{spent:.0f},{loss.item():.4f}", file=curve, flush=True)
            print(f"step {step}/{args.steps} loss {loss.item():.3f}, {spent / (step + 1) * (args.steps - step - 1):.0f} s left", flush=True)
    path = args.out / "judge.pt"
    torch.save({k: v.half() if v.is_floating_point() else v for k, v in judge.state_dict().items()}, path)
    record = dict(steps=args.steps, seed=SEED, crop=CROP, batch=BATCH, seconds=round(time.time() - start), sha256=sha256(path))
    (args.out / "record.json").write_text(json.dumps(record, indent=1) + "\n")
    print(record)


if __name__ == "__main__":
    main()
