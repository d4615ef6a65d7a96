"""A small U-Net that reads the nine classes off a painting. It knows real training paintings only, so what it makes of a
painted scene says whether that scene shows what its label map asked for. A judge: no generator trains against it.

    nice -n 19 python3 -m training.judges.segmenter --prepared P --out training/runs/segmenter [--steps 4000]
    nice -n 19 python3 -m training.judges.segmenter --prepared P --set masters --margin 0.04 --out training/runs/segmenter-masters

Resumes from <out>/state.pt. Works at half of 512: the evaluation hands it pictures shrunk to 256.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from training.stages import checkpoint
from training.data.classes import COUNT, NAMES, VOID
from training.data.dataset import Pictures, batch
from training.judges.selfsup import sha256

SIDE, BATCH, STEPS, SEED, RATE = 256, 8, 4000, 3, 1e-3
WIDTHS = [24, 48, 96, 144, 192]
CROPS = dict(seed=SEED, batch=BATCH, whole=0.3, forget=0.0, astray=0.0)


def block(inputs, outputs, stride):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(),
                         nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class Segmenter(nn.Module):
    """[N,3,256,256] in -1..1 -> logits [N,9,128,128]."""

    def __init__(self):
        super().__init__()
        self.down = nn.ModuleList(block(a, b, 2) for a, b in zip([3] + WIDTHS, WIDTHS))
        self.up = nn.ModuleList(block(a + b, b, 1) for a, b in zip(WIDTHS[:0:-1], WIDTHS[-2::-1]))
        self.drop, self.out = nn.Dropout2d(0.2), nn.Conv2d(WIDTHS[0], COUNT, 1)

    def forward(self, x):
        maps = []
        for level in self.down:
            x = level(x)
            maps.append(x)
        x = self.drop(x)
        for level, side in zip(self.up, maps[-2::-1]):
            x = level(torch.cat([F.interpolate(x, scale_factor=2.0, mode="nearest"), side], 1))
        return self.out(x)


def jitter(x, random):
    """White balance, exposure, contrast: painted moods are wider than the real ones."""
    amount = lambda low, high, channels: torch.from_numpy(random.uniform(low, high, (len(x), channels, 1, 1))).float()
    mean = x.mean((1, 2, 3), keepdim=True)
    return (((x - mean) * amount(0.7, 1.3, 1) + mean) * amount(0.8, 1.2, 3) + amount(-0.2, 0.2, 1)).clamp(-1, 1)


def confusion(net, pictures, labels):
    """[9,9] pixel counts, true class by predicted. pictures uint8 [N,512,512,3], labels uint8 [N,512,512] (void is left out)."""
    counts = np.zeros((COUNT, COUNT), np.int64)
    for i in range(len(pictures)):
        x = F.avg_pool2d(torch.from_numpy(pictures[i:i + 1]).permute(0, 3, 1, 2).float() / 127.5 - 1, 2)
        with torch.no_grad():
            seen = net(x)[0].argmax(0).numpy()
        true = labels[i][2::4, 2::4]
        known = true != VOID
        counts += np.bincount(true[known].astype(int) * COUNT + seen[known], minlength=COUNT * COUNT).reshape(COUNT, COUNT)
    return counts


def overlap(counts):
    """IoU of each class from a confusion matrix; nan for a class that neither is there nor was seen."""
    union = counts.sum(0) + counts.sum(1) - counts.diagonal()
    return np.where(union > 0, counts.diagonal() / np.maximum(union, 1), np.nan)


def load(path):
    net = Segmenter()
    net.load_state_dict(checkpoint.single(torch.load(path)))
    return net.eval().requires_grad_(False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--set", default="paintings", help="of prepared pictures; only its training split is read")
    parser.add_argument("--margin", type=float, default=0, help="share of a side that no crop shows: rims of varnish, shadows of frames")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    train = Pictures(args.prepared, args.set, "train")
    crops = dict(CROPS, margin=args.margin, variants=[1] + [0] * (len(train.variants) - 1))  # the most detailed masks

    torch.manual_seed(SEED)
    net = Segmenter().to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-3)
    step, seconds, state = 0, 0.0, args.out / "state.pt"
    if state.exists():
        kept = torch.load(state)
        net.load_state_dict(kept["net"])
        optimizer.load_state_dict(kept["optimizer"])
        step, seconds = kept["step"], kept["seconds"]
    began = time.time() - seconds
    while step < args.steps:
        torch.manual_seed(SEED * 10 ** 6 + step)
        b, random = batch(train, step, SIDE, crops), np.random.default_rng([SEED, step, 1])
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * max(1 - step / args.steps, 0.01)
        x = jitter(b["picture"], random).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(x)
        target = b["target"][:, 1::2, 1::2].long()
        loss = F.cross_entropy(logits.float(), target, ignore_index=VOID, label_smoothing=0.05)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        step, seconds = step + 1, time.time() - began
        if step % 50 == 0 or step == args.steps:
            print(f"segmenter {step}/{args.steps} loss {loss.item():.3f}, {seconds / step * (args.steps - step) / 60:.0f} min left", flush=True)
        if step % 250 == 0 or step == args.steps:
            checkpoint.save(dict(net=net.state_dict(), optimizer=optimizer.state_dict(), step=step, seconds=seconds), state)
    checkpoint.save(checkpoint.half(net.state_dict()), args.out / "segmenter.pt")
    record = dict(set=args.set, pictures=len(train), steps=args.steps, seed=SEED, margin=args.margin, seconds=round(seconds), classes=NAMES,
                  sha256=sha256(args.out / "segmenter.pt"))
    (args.out / "record.json").write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
