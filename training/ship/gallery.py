"""The README's sheet: label maps of every kind and shape, painted by the shipped weights, each with its label map in the corner.

    python3 -m training.ship.gallery --weights training/runs/settled-512/weights.pt --prepared P --out docs/pictures/gallery.jpg [--split held-out]

Our pictures only. Rows: annotated scenes of a split at 1:1; the starter scenes (examples/) at 4:3; hand-drawn scenes at 3:1 and 1:3.
"""
import argparse
from itertools import count
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.data import scenes
from training.nets import trained
from training.ship import styles
from training.stages import looks
from training.data.classes import COLOURS, REPO
from training.data.dataset import Pictures, resized
from training.export.graphs import baked
from training.judges.painters import filled

GAP, INSET, SQUARE = 8, 0.3, 512


def starters(width, height):
    """[labels uint8 [height,width]] of the starter scenes, read off their pictures in examples/: each pixel's nearest class colour."""
    out = []
    for path in sorted(p for p in (REPO / "examples").glob("*.png") if "paint-with-ml" not in p.stem):
        rgb = resized(np.asarray(Image.open(path).convert("RGB")), (width, height), None, Image.NEAREST).astype(int)
        out.append(((rgb[:, :, None] - np.array(COLOURS)) ** 2).sum(3).argmin(2).astype(np.uint8))
    return out


def captioned(picture, labels):
    """A painting with its label map in the lower right corner."""
    picture = picture.copy()
    height, width = (int(n * INSET) for n in labels.shape)
    small = resized(looks.PALETTE[labels], (width, height), None, Image.NEAREST)
    picture[-height - 2:, -width - 2:] = 255
    picture[-height:, -width:] = small
    return picture


def row(pictures):
    """Pictures of one height, side by side."""
    gap = np.full((len(pictures[0]), GAP, 3), 255, np.uint8)
    return np.concatenate([part for p in pictures for part in (p, gap)][:-1], 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--split", choices=["validation", "held-out"], default="validation")
    parser.add_argument("--width", type=int, default=1600)
    args = parser.parse_args()
    generator, encoder = trained.load(args.weights)
    train, shown = (Pictures(args.prepared, "paintings", split) for split in ("train", args.split))
    generator, vectors = baked(generator), [v for _, _, v, retired in styles.chosen(encoder, train, "wet-on-wet") if not retired]
    turn = count()

    def painted(labels):
        i = next(turn)
        style = torch.from_numpy(vectors[i % len(vectors)][None]).float()
        return captioned(looks.paint(generator, filled(labels)[None], style, seed=i)[0], labels)

    picks = np.linspace(2, len(shown) - 3, 6).astype(int)
    annotated = [resized(np.ascontiguousarray(shown[i][1][0]), SQUARE, None, Image.NEAREST) for i in picks]
    wide, tall = (list(scenes.drawn(*size).values()) for size in ((960, 320), (320, 960)))
    groups = [annotated[:3], annotated[3:], starters(SQUARE, SQUARE * 3 // 4), wide[1:3], tall]
    rows = [row([painted(labels) for labels in group]) for group in groups]
    sheet = []
    for r in rows:
        height = round(len(r) * args.width / r.shape[1])
        sheet += [np.asarray(Image.fromarray(r).resize((args.width, height), Image.LANCZOS)), np.full((GAP, args.width, 3), 255, np.uint8)]
    Image.fromarray(np.concatenate(sheet[:-1])).save(args.out, quality=88)
    print(f"{args.out}: {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
