"""Named styles: find candidates among the training paintings' moods, look at them, name them in a painter's list beside this file.

    python3 -m training.ship.styles propose --painter wet-on-wet --weights W --prepared P --sheet /tmp/styles.png [--count 24]

Each candidate is a medoid: the training painting in the middle of a cluster of styles. The sheet shows every candidate on
the hand-drawn scenes (our pictures only), with the painting's id. wet-on-wet.toml (masters.toml) then holds what a person chose:

    [[style]]
    id = "autumn-glow"
    name = "Autumn glow"
    from = { 123 = 1.0, 88 = 0.5 }      # training paintings' ids and their shares; vectors are computed when shipping
"""
import argparse
import tomllib
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from training.data import scenes
from training.nets import trained
from training.ship.painters import PAINTERS
from training.stages import looks
from training.data.dataset import Pictures


def chosen_file(painter):
    """The list of a painter's named styles."""
    return Path(__file__).parent / f"{painter}.toml"


SIDE = 512  # pixels of a scene on the sheets


def all_styles(encoder, pictures):
    """{id: style [S]} of every picture of a split."""
    vectors = looks.styles_of(encoder, pictures, range(len(pictures))).numpy()
    return dict(zip(pictures.ids, vectors))


def medoids(vectors, count, rounds=50, seed=0):
    """Indices of `count` medoids of [N,S] (k-medoids by alternation, farthest-first start, distances between whitened styles)."""
    x = (vectors - vectors.mean(0)) / (vectors.std(0) + 1e-6)
    far = np.linalg.norm(x[:, None] - x[None], axis=2)
    picks = [int(far.sum(1).argmin())]
    while len(picks) < count:
        picks.append(int(far[:, picks].min(1).argmax()))
    for _ in range(rounds):
        home = far[:, picks].argmin(1)
        new = []
        for k in range(count):
            members = np.flatnonzero(home == k)
            new.append(int(members[far[np.ix_(members, members)].sum(1).argmin()]) if len(members) else picks[k])
        if new == picks:
            break
        picks = new
    return picks


def chosen(encoder, pictures, painter):
    """[(id, name, vector, retired)] of a painter's list for this encoder; a retired one is not offered any more, and stays for recipes that name it."""
    known, out = all_styles(encoder, pictures), []
    for row in tomllib.loads(chosen_file(painter).read_text())["style"]:
        shares = {str(k): v for k, v in row["from"].items()}
        missing = set(shares) - set(known)
        if missing:
            raise ValueError(f"{row['id']}: {sorted(missing)} are not training paintings")
        out.append((row["id"], row["name"], blend([known[k] for k in shares], list(shares.values())), row.get("retired", False)))
    return out


def blend(vectors, shares):
    """The weighted mean of styles at the weighted mean of their lengths, as the plugin blends (style-vector.ts): the plain mean is
    shorter than any picture's style and paints dull."""
    shares = np.array(shares, np.float32) / sum(shares)
    mean, length = shares @ np.stack(vectors), shares @ np.linalg.norm(vectors, axis=1)
    return mean * length / max(float(np.linalg.norm(mean)), 1e-6)


def sheet(generator, rows, side, path):
    """rows: [(caption, vector)]; one row each, all hand-drawn scenes across."""
    labels, strips = np.stack(list(scenes.drawn(side, side).values())), []
    for caption, vector in rows:
        painted = looks.paint(generator, labels, torch.from_numpy(np.repeat(vector[None], len(labels), 0)).float(), seed=1)
        strip = Image.fromarray(np.concatenate(list(painted), 1))
        ImageDraw.Draw(strip).text((3, 2), caption, fill=(255, 255, 0), stroke_width=1, stroke_fill=(0, 0, 0))
        strips.append(np.asarray(strip))
    half = (len(strips) + 1) // 2
    strips += [np.zeros_like(strips[0])] * (2 * half - len(strips))
    Image.fromarray(np.concatenate([np.concatenate(strips[:half]), np.concatenate(strips[half:])], 1)).save(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["propose", "show"])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--painter", choices=PAINTERS, default="wet-on-wet")
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--count", type=int, default=24)
    args = parser.parse_args()
    generator, encoder = trained.load(args.weights)
    train = Pictures(args.prepared, PAINTERS[args.painter]["set"], "train")
    if args.what == "show":
        rows = [(name, vector) for _, name, vector, _ in chosen(encoder, train, args.painter)]
    else:
        vectors = all_styles(encoder, train)
        ids, table = list(vectors), np.stack(list(vectors.values()))
        rows = [(ids[i], table[i]) for i in medoids(table, min(args.count, len(ids)))]
    sheet(generator, rows, SIDE, args.sheet)
    print(", ".join(caption for caption, _ in rows))


if __name__ == "__main__":
    main()
