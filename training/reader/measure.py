"""How much of pictures the scene reader reads as our polygons say: share of the pixels, and of each class's.

    python3 -m training.reader.measure --data ../shared/data --prepared P --weights W --sets masters paintings --split validation [--sheet S.png]

Foreign things (void in the polygons) are left out; of a place that is read as foreign the likeliest class counts, as in the plugin.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from scipy import ndimage

from training.data.classes import COUNT, NAMES, VOID
from training.data.dataset import Pictures
from training.reader.net import SIDE, chances, load
from training.stages.looks import PALETTE

DRAWN = 1  # of the mask variants
WATERS = [NAMES.index(name) for name in ("water", "river", "sea")]


def read(decoder, frozen, rgb):
    """uint8 [H,W,3] -> probabilities float [10,H,W]."""
    square = np.asarray(Image.fromarray(rgb).resize((SIDE, SIDE), Image.BICUBIC)).copy()
    x = torch.from_numpy(square).permute(2, 0, 1)[None].float() / 127.5 - 1
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        likely = chances(frozen, decoder, x)
    return F.interpolate(likely, rgb.shape[:2], mode="bilinear", align_corners=False)[0].numpy()


def labelled(likely):
    """probabilities [10,H,W] -> the likeliest of the nine classes [H,W]; each connected body of water is what its places make likeliest together, as
    in the plugin (src/inference/reader/one-water.ts)."""
    seen = likely[:COUNT].argmax(0)
    bodies, count = ndimage.label(np.isin(seen, WATERS))
    for body in range(1, count + 1):
        there = bodies == body
        seen[there] = WATERS[int(np.argmax([likely[kind][there].sum() for kind in WATERS]))]
    return seen


def agreement(decoder, frozen, pictures):
    """(share of all pixels that agree, int64 [9,9] true class by read one)"""
    counts = np.zeros((COUNT, COUNT), np.int64)
    for i in range(len(pictures)):
        rgb, masks = pictures[i]
        seen, true = labelled(read(decoder, frozen, np.ascontiguousarray(rgb))), np.asarray(masks[DRAWN])
        there = true != VOID
        counts += np.bincount(true[there].astype(int) * COUNT + seen[there], minlength=COUNT * COUNT).reshape(COUNT, COUNT)
    return counts[range(COUNT), range(COUNT)].sum() / counts.sum(), counts


def sheet(decoder, frozen, pictures, width=192):
    """Picture, polygons and reading beside each other, four pictures a row."""
    tiles = []
    for i in range(len(pictures)):
        rgb, masks = pictures[i]
        seen = labelled(read(decoder, frozen, np.ascontiguousarray(rgb)))
        parts = [rgb, PALETTE[masks[DRAWN]], PALETTE[seen]]
        tiles.append(np.concatenate([np.asarray(Image.fromarray(np.ascontiguousarray(p)).resize((width, width * 3 // 4))) for p in parts], 1))
    tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % 3)
    return Image.fromarray(np.concatenate([np.concatenate(tiles[r:r + 3], 1) for r in range(0, len(tiles), 3)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="state.pt of reader/learn.py")
    parser.add_argument("--sets", nargs="+", default=["masters"])
    parser.add_argument("--split", default="validation")
    parser.add_argument("--sheet", type=Path)
    args = parser.parse_args()
    frozen, decoder = load(args.data, args.weights)
    for name in args.sets:
        pictures = Pictures(args.prepared, name, args.split)
        share, counts = agreement(decoder, frozen, pictures)
        print(f"{name} {args.split}: {share:.3f} of the pixels in {len(pictures)} pictures")
        for k, label in enumerate(NAMES):
            if counts[k].sum():
                print(f"  {label:9} {counts[k, k] / counts[k].sum():.3f} of its pixels, which are {counts[k].sum() / counts.sum():.3f} of all")
        if args.sheet:
            sheet(decoder, frozen, pictures).save(args.sheet.with_name(f"{args.sheet.stem}-{name}.png"))


if __name__ == "__main__":
    main()
