"""Masks for the 797 small masters, which nobody drew polygons for: a decoder on frozen ImageNet features (MobileNetEdgeTPU, Apache-2.0)
learns to read our polygons off the 285 training masters, then reads the small ones.

    nice -n 19 python3 -m training.data.label_small --data ../shared/data --prepared P --sheet /tmp/small [--steps 1500]

Writes <prepared>/small (as prepare.py; the masters' variants) and sheets <sheet>-N.png to look at. Foreign things (houses, boats, people) are
a tenth class and become void, as do pixels that it is unsure of. A picture is left out when it is unsure of too much of it, or when
data/masters/small-dropped.txt names it (by eye).
"""
import argparse
import csv
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from training.data import rasterise
from training.nets import features
from training.data.classes import COUNT, VOID
from training.data.dataset import Pictures, batch
from training.stages.looks import PALETTE
from training.data.prepare import MASTERS_VARIANTS
from training.reader.net import Decoder
from training.judges.segmenter import jitter
from training.judges.selfsup import sha256

HERE = Path(__file__).parent
SIDE, BATCH, SEED, RATE = 256, 8, 5, 2e-3
SURE, KNOWN = 0.45, 0.75  # probability below which a pixel is void; share of a picture that must be known to be used


def learn(decoder, frozen, train, steps):
    optimizer = torch.optim.AdamW(decoder.parameters(), lr=RATE, weight_decay=1e-2)
    crops = dict(seed=SEED, batch=BATCH, variants=[1.0] + [0.0] * (len(train.variants) - 1), whole=0.5, forget=0.0, astray=0.0)
    for step in range(steps):
        torch.manual_seed(SEED * 10 ** 6 + step)
        b = batch(train, step, SIDE, crops)
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 50) * max(1 - step / steps, 0.01)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                maps = frozen(jitter(b["picture"], np.random.default_rng([SEED, step])))
            logits = decoder(maps)
        target = b["target"][:, 1::2, 1::2].clamp(max=COUNT).long()
        loss = F.cross_entropy(logits.float(), target, label_smoothing=0.05)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            print(f"labels {step}/{steps} loss {loss.item():.3f}", flush=True)


def read(decoder, frozen, rgb):
    """uint8 [H,W,3] -> probabilities [10,H,W], mean of the picture and its mirror image."""
    x = torch.from_numpy(np.asarray(Image.fromarray(rgb).resize((SIDE, SIDE), Image.BICUBIC)).copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
    with torch.no_grad():
        both = [decoder(frozen(v)).float().softmax(1) for v in (x, x.flip(3))]
    return F.interpolate((both[0] + both[1].flip(3)) / 2, rgb.shape[:2], mode="bilinear", align_corners=False)[0].numpy()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1500)
    args = parser.parse_args()
    train, validation = (Pictures(args.prepared, "masters", split) for split in ("train", "validation"))
    frozen, decoder = features.load(args.data), Decoder()
    weights = args.sheet.with_suffix(".pt")
    if weights.exists():
        decoder.load_state_dict(torch.load(weights))
    else:
        torch.manual_seed(SEED)
        learn(decoder, frozen, train, args.steps)
        torch.save(decoder.state_dict(), weights)
    decoder.eval()

    right = known = 0
    for i in range(len(validation)):
        rgb, masks = validation[i]
        rgb, true = (np.asarray(Image.fromarray(np.ascontiguousarray(a)).resize((SIDE, SIDE), how)) for a, how in ((rgb, Image.BICUBIC), (masks[1], Image.NEAREST)))
        chances = read(decoder, frozen, rgb)
        there = true != VOID
        right, known = right + (chances[:COUNT].argmax(0) == true)[there].sum(), known + there.sum()
    print(f"validation masters: {right / known:.3f} of the pixels as drawn")

    dropped = {line.split("#")[0].strip() for line in open(HERE / "masters" / "small-dropped.txt")}
    out, index = args.prepared / "small", dict(ids=[], splits=[], variants=MASTERS_VARIANTS, shapes=[], sha256=[])
    out.mkdir(exist_ok=True)
    tiles, unsure = [], []
    with open(out / "images.bin", "wb") as images, open(out / "masks.bin", "wb") as masks:
        for row in csv.DictReader(open(args.data / "masters-small.tsv"), delimiter="\t"):
            path = args.data / "masters-small" / row["file"]
            if path.stem in dropped:
                continue
            rgb = np.array(Image.open(path).convert("RGB"))
            chances = read(decoder, frozen, rgb)
            labels = chances.argmax(0).astype(np.uint8)
            labels[(labels == COUNT) | (chances.max(0) < SURE)] = VOID
            if (labels != VOID).mean() < KNOWN:
                unsure.append(path.stem)
                continue
            smooth = [rasterise.smooth(labels, s) for s in (1.5, 4, 2.5, 5, 3.5, 6)]
            images.write(rgb.tobytes())
            masks.write(np.stack([labels, smooth[0], smooth[0], smooth[1], smooth[2], smooth[3], smooth[4], smooth[5]]).tobytes())
            for key, value in (("ids", path.stem), ("splits", "train"), ("shapes", rgb.shape[:2]), ("sha256", sha256(path))):
                index[key].append(value)
            tiles.append(np.concatenate([rgb, PALETTE[labels]], 1)[::2, ::2])
    (out / "index.json").write_text(json.dumps(index))
    print(f"{len(index['ids'])} small masters used, {len(unsure)} left out as unsure: {', '.join(unsure)}")
    for k in range(0, len(tiles), 80):
        page = tiles[k:k + 80] + [np.zeros_like(tiles[0])] * (-len(tiles[k:k + 80]) % 8)
        Image.fromarray(np.concatenate([np.concatenate(page[r:r + 8], 1) for r in range(0, len(page), 8)])).save(f"{args.sheet}-{k // 80}.png")


if __name__ == "__main__":
    main()
