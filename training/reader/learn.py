"""Train the scene reader's decoder on our polygons of the masters and the television paintings; resumes from <out>/state.pt.

    nice -n 19 python3 -m training.reader.learn --data ../shared/data --prepared ../alla-prima-runs/prepared --out ../alla-prima-runs/reader [--steps 2500]

Measures on the validation pictures (pixel agreement with the polygons as drawn) every 250 steps. Held-out ones are read by measure.py alone.
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training.data.classes import COUNT
from training.data.dataset import Pictures, batch
from training.judges.segmenter import jitter
from training.reader.measure import agreement
from training.nets import features
from training.reader.net import SIDE, Decoder

SETS = ["masters", "paintings"]
BATCH, SEED, RATE = 8, 11, 1.5e-3
MEASURE = 250  # steps


def crops(variants):
    """Masks snapped to edges and as drawn, in equal parts."""
    return dict(seed=SEED, batch=BATCH, variants=[1.0, 1.0] + [0.0] * (len(variants) - 2), whole=0.4, forget=0.0, astray=0.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a decoder of data/label_small.py, which learnt the masters")
    parser.add_argument("--steps", type=int, default=2500)
    args = parser.parse_args()
    trains = [Pictures(args.prepared, name, "train") for name in SETS]
    validations = {name: Pictures(args.prepared, name, "validation") for name in SETS}
    torch.manual_seed(SEED)
    frozen, decoder = features.load(args.data), Decoder()
    if args.start:
        decoder.load_state_dict(torch.load(args.start))
    mean = Decoder().requires_grad_(False)
    mean.load_state_dict(decoder.state_dict())
    optimizer = torch.optim.AdamW(decoder.parameters(), lr=RATE, weight_decay=1e-2)
    args.out.mkdir(parents=True, exist_ok=True)
    state, first = args.out / "state.pt", 0
    if state.exists():
        kept = torch.load(state)
        first = kept["step"]
        for part, name in ((decoder, "decoder"), (mean, "mean"), (optimizer, "optimizer")):
            part.load_state_dict(kept[name])
    saved = time.monotonic()
    for step in range(first, args.steps):
        torch.manual_seed(SEED * 10 ** 6 + step)
        train = trains[step % len(trains)]
        b = batch(train, step // len(trains), SIDE, crops(train.variants))
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 50) * max(1 - step / args.steps, 0.01)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                maps = frozen(jitter(b["picture"], np.random.default_rng([SEED, step])))
            logits = decoder(maps)
        target = b["target"][:, 1::2, 1::2].clamp(max=COUNT).long()
        loss = F.cross_entropy(logits.float(), target, label_smoothing=0.05)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        keep = min(0.995, step / (step + 10))
        for ours, theirs in zip(mean.state_dict().values(), decoder.state_dict().values()):
            ours.lerp_(theirs, 1 - keep) if ours.is_floating_point() else ours.copy_(theirs)
        last = step + 1 == args.steps
        if step % 25 == 0:
            print(f"reader {step}/{args.steps} loss {loss.item():.3f}", flush=True)
        if last or time.monotonic() - saved > 120:
            torch.save(dict(step=step + 1, decoder=decoder.state_dict(), mean=mean.state_dict(), optimizer=optimizer.state_dict()), state)
            saved = time.monotonic()
        if last or (step + 1) % MEASURE == 0:
            shares = {name: round(float(agreement(mean.eval(), frozen, pictures)[0]), 3) for name, pictures in validations.items()}
            print(f"reader {step + 1}/{args.steps} validation {shares}", flush=True)


if __name__ == "__main__":
    main()
