"""Pictures for a blind look: half painted, half real ones that no training saw, in random order, under numbers.

    python3 -m training.eyes.blind --painter masters --weights W --prepared P --out /tmp/blind --key /tmp/blind-key.json
    python3 -m training.eyes.blind --ratings /tmp/ratings.json --key /tmp/blind-key.json

Painted and real are of the same kind: the longer side 512, both sides multiples of 32, without the outermost `margin`. The real ones are those held-out
paintings that show the least of what no label map asks for (boats, people, houses); the painted ones follow the label maps of other held-out and
validation paintings, each in a training painting's style drawn at random. Nothing is chosen by looking.

A rater is shown the pictures and never the key, and gives for each {"01": {"hang": 1..5, "by hand": true or false}, ...}; the second command tells
what the ratings say of either half.
"""
import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

from training.data.classes import VOID
from training.data.dataset import Pictures, resized, without_rim
from training.judges.painters import Trained, filled
from training.ship.painters import PAINTERS
from training.stages import looks

LONGER, UNIT = 512, 32


def size_of(labels):
    """(width, height) that a label map [H,W] is shown in."""
    scale = LONGER / max(labels.shape)
    return tuple(round(n * scale / UNIT) * UNIT for n in labels.shape[::-1])


def scenes(prepared, name, split, margin):
    """[(picture, labels)] of a split, without the margin."""
    pictures = Pictures(prepared, name, split)
    bare = lambda array: np.ascontiguousarray(without_rim(array, margin))
    return [(bare(rgb), bare(masks[0])) for rgb, masks in (pictures[i] for i in range(len(pictures)))]


def make(args):
    rng = np.random.default_rng(args.seed)
    name = PAINTERS[args.painter]["set"]
    held_out, validation = (scenes(args.prepared, name, split, args.margin) for split in ("held-out", "validation"))
    plain = np.argsort([(labels == VOID).mean() for _, labels in held_out], kind="stable")
    real = [held_out[i] for i in plain[:args.each]]
    others = [held_out[i] for i in plain[args.each:]] + validation
    others = [others[i] for i in rng.permutation(len(others))[:args.each]]
    painter = Trained(dict(path=args.weights, painter=args.painter, named=False), args.prepared)
    shown = [(Image.fromarray(rgb).resize(size_of(labels), Image.LANCZOS), False) for rgb, labels in real]
    for seed, (_, labels) in enumerate(others):
        small = filled(resized(labels, size_of(labels), None, Image.NEAREST))
        shown.append((Image.fromarray(looks.paint(painter.generator, small[None], painter.style(seed, 0), seed)[0]), True))
    args.out.mkdir(parents=True, exist_ok=True)
    key = {}
    for number, i in enumerate(rng.permutation(len(shown)), 1):
        picture, painted = shown[i]
        picture.save(args.out / f"{number:02}.png")
        key[f"{number:02}"] = painted
    args.key.write_text(json.dumps(key, indent=1) + "\n")


def tell(args):
    key, ratings = (json.loads(path.read_text()) for path in (args.key, args.ratings))
    if set(key) != set(ratings):
        raise SystemExit(f"not rated: {sorted(set(key) - set(ratings))}; not asked for: {sorted(set(ratings) - set(key))}")
    for painted, name in ((True, "painted by the net"), (False, "real")):
        half = [ratings[number] for number in key if key[number] == painted]
        marks = [rating["hang"] for rating in half]
        print(f"{name}: {len(half)} pictures, would hang {np.mean(marks):.2f} of 5 "
              f"({', '.join(f'{mark}: {marks.count(mark)}' for mark in range(1, 6))}), thought to be painted by hand {sum(r['by hand'] for r in half)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument("--ratings", type=Path, help="tell what these say, and make nothing")
    parser.add_argument("--painter", choices=PAINTERS, default="masters")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--prepared", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--each", type=int, default=20, help="pictures of either kind")
    parser.add_argument("--margin", type=float, default=0.04)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    if args.ratings:
        tell(args)
    elif not (args.weights and args.prepared and args.out):
        parser.error("--weights, --prepared and --out are needed to make the pictures")
    else:
        make(args)


if __name__ == "__main__":
    main()
