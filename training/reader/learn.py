"""Train the scene reader on our polygons of the masters and the television paintings; resumes from <out>/state.pt.

    nice -n 19 python3 -m training.reader.learn --data ../shared/data --prepared ../alla-prima-runs/prepared --out ../alla-prima-runs/reader [--steps 2500]

First the decoder alone; then the later half of the features as well, from that decoder mixed with the one it began with:

    … --out ../alla-prima-runs/reader-tuned --tune --steps 600 --start ../alla-prima-runs/small/labels.pt --other ../alla-prima-runs/reader/state.pt

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
TUNED_RATE = 4e-4  # of the decoder, while the features learn, too
FEATURES_RATE = 1.2e-4
MEASURE = 200  # steps
LEARNT = 11  # the first operator that is learnt with --tune: the one after the map at 1/4


def crops(variants):
    """Masks snapped to edges and as drawn, in equal parts."""
    return dict(seed=SEED, batch=BATCH, variants=[1.0, 1.0] + [0.0] * (len(variants) - 2), whole=0.4, forget=0.0, astray=0.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a decoder of data/label_small.py, which learnt the masters")
    parser.add_argument("--other", type=Path, help="a state.pt of an earlier call, of which the decoder begins with 0.8 (--start has the rest): masters and television paintings pull apart")
    parser.add_argument("--tune", action="store_true", help="learn the features from operator LEARNT on as well")
    parser.add_argument("--steps", type=int, default=2500)
    args = parser.parse_args()
    trains = [Pictures(args.prepared, name, "train") for name in SETS]
    validations = {name: Pictures(args.prepared, name, "validation") for name in SETS}
    torch.manual_seed(SEED)
    frozen, decoder = features.load(args.data), Decoder()
    if args.start:
        began = torch.load(args.start)
        other = torch.load(args.other)["mean"] if args.other else began
        decoder.load_state_dict({k: v if not v.is_floating_point() else torch.lerp(v, other[k], 0.8) for k, v in began.items()})
    mean = Decoder().requires_grad_(False)
    mean.load_state_dict(decoder.state_dict())
    learnt = frozen.net.learnable(LEARNT, features.TAPS[-1]) if args.tune else {}
    learnt_mean = {i: t.detach().clone() for i, t in learnt.items()}
    rates = [TUNED_RATE if args.tune else RATE, FEATURES_RATE]
    optimizer = torch.optim.AdamW([dict(params=decoder.parameters()), dict(params=learnt.values(), weight_decay=0.0)], weight_decay=1e-2)
    args.out.mkdir(parents=True, exist_ok=True)
    state, first = args.out / "state.pt", 0
    if state.exists():
        kept = torch.load(state)
        first = kept["step"]
        for part, name in ((decoder, "decoder"), (mean, "mean"), (optimizer, "optimizer")):
            part.load_state_dict(kept[name])
        for i, t in learnt.items():
            t.data.copy_(kept["learnt"][i])
            learnt_mean[i].copy_(kept["learnt_mean"][i])
    saved = time.monotonic()
    for step in range(first, args.steps):
        torch.manual_seed(SEED * 10 ** 6 + step)
        train = trains[step % len(trains)]
        b = batch(train, step // len(trains), SIDE, crops(train.variants))
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * min(1, (step + 1) / 50) * max(1 - step / args.steps, 0.01)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.set_grad_enabled(args.tune):
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
        for i, t in learnt.items():
            learnt_mean[i].lerp_(t.detach(), 1 - keep)
        last = step + 1 == args.steps
        if step % 25 == 0:
            print(f"reader {step}/{args.steps} loss {loss.item():.3f}", flush=True)
        if last or time.monotonic() - saved > 120:
            torch.save(dict(step=step + 1, decoder=decoder.state_dict(), mean=mean.state_dict(), optimizer=optimizer.state_dict(),
                            learnt={i: t.detach() for i, t in learnt.items()}, learnt_mean=learnt_mean), state)
            saved = time.monotonic()
        if last or (step + 1) % MEASURE == 0:
            means = frozen.with_weights(learnt_mean) if learnt else frozen
            shares = {name: round(float(agreement(mean.eval(), means, pictures)[0]), 3) for name, pictures in validations.items()}
            print(f"reader {step + 1}/{args.steps} validation {shares}", flush=True)


if __name__ == "__main__":
    main()
