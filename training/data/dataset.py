"""Batches of (picture, label map, style picture) at one size. Batch number -> batch: nothing to save, nothing to resume.

Every batch is a function of (seed, step, rank) alone, so a killed run carries on with exactly the data it would have had.
"""
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from training.data.classes import VOID
from training.nets.model import positions

STYLE_SIDE = 64  # the style encoder's picture
BESIDE_VOID = 64  # a rim of one in so many pixels of a picture's side, around what is void, that no loss looks at


class Pictures:
    """One prepared set (prepare.py), restricted to one split. Pictures may be of any shape."""

    def __init__(self, prepared, name, split):
        folder = Path(prepared) / name
        index = json.loads((folder / "index.json").read_text())
        pixels = [h * w for h, w in index["shapes"]]
        starts = np.concatenate([[0], np.cumsum(pixels)])
        self.places = [(int(starts[i]), *index["shapes"][i]) for i, s in enumerate(index["splits"]) if s == split]
        self.ids = [index["ids"][i] for i, s in enumerate(index["splits"]) if s == split]
        self.variants = index["variants"]
        self.images = np.memmap(folder / "images.bin", np.uint8, "r", shape=(int(starts[-1]), 3))
        self.masks = np.memmap(folder / "masks.bin", np.uint8, "r")
        if not self.ids:
            raise ValueError(f"{folder} has no pictures in the split {split!r}")

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        """(picture uint8 [H,W,3], masks uint8 [V,H,W])"""
        start, height, width = self.places[i]
        count, pixels = len(self.variants), height * width
        masks = self.masks[start * count:(start + pixels) * count]
        return self.images[start:start + pixels].reshape(height, width, 3), masks.reshape(count, height, width)


class Several:
    """Several sets of pictures as one; they have the same variants."""

    def __init__(self, sets):
        self.sets, self.variants = sets, sets[0].variants
        self.ids = [i for s in sets for i in s.ids]
        self.places = [(s, i) for s in sets for i in range(len(s))]
        if any(s.variants != self.variants for s in sets):
            raise ValueError("sets of other mask variants cannot be mixed")

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        pictures, k = self.places[i]
        return pictures[k]


def order(count, step, batch, world, rank, seed):
    """Indices of this rank's batch: each epoch is a new permutation of all pictures, dealt out in turn."""
    first = (step * world + rank) * batch
    picks = []
    for k in range(first, first + batch):
        picks.append(np.random.default_rng([seed, k // count]).permutation(count)[k % count])
    return picks


def window(rng, height, width, whole, margin=0.0):
    """A crop (left, top, right, bottom in pixels) for a square canvas: pixel aspect 3:4 to 4:3, scale 0.6 to 1, or
    (share `whole`) the full picture squeezed into the square, as the plugin's 512x512 shows a 4:3 scene. Never the outermost `margin` of
    the picture (share of a side): rims of varnish and shadows of frames."""
    x, y = margin * width, margin * height
    wide, high = width - 2 * x, height - 2 * y
    if rng.random() < whole:
        return x, y, x + wide, y + high
    aspect = np.exp(rng.uniform(np.log(3 / 4), np.log(4 / 3)))  # source pixels a canvas pixel, across over down
    tall = rng.uniform(0.6, 1.0) * min(high, wide / aspect)
    left, top = x + rng.uniform(0, wide - tall * aspect), y + rng.uniform(0, high - tall)
    return left, top, left + tall * aspect, top + tall


def resized(array, side, box, how):
    shape = side if isinstance(side, tuple) else (side, side)  # (width, height)
    return np.asarray(Image.fromarray(array).resize(shape, how, box=box))


def without_rim(array, margin):
    """A picture or mask [H,W,...] without the outermost `margin` of it (share of a side)."""
    y, x = (round(margin * n) for n in array.shape[:2])
    return array[y:array.shape[0] - y, x:array.shape[1] - x]


def widened(target, side):
    """Labels uint8 [N,H,W] whose void is wider all around, by 1/64 of the `side` of a picture of which they may be a window: masts, oars and rigging reach
    beyond what is drawn around a ship, and were learnt as posts and scratches of skies and seas."""
    by = side // BESIDE_VOID
    void = (target == VOID).float()[:, None]
    for high, wide in ((by, 0), (0, by)):
        void = F.max_pool2d(void, (2 * high + 1, 2 * wide + 1), 1, (high, wide))
    return target.masked_fill(void[:, 0] > 0, VOID)


def style_picture(rgb, mask, box=None):
    """uint8 picture -> float [3,64,64] in -1..1; foreign things (void) become the mean colour of the rest."""
    small = resized(rgb, STYLE_SIDE, box, Image.BOX).astype(np.float32) / 127.5 - 1
    void = resized(mask, STYLE_SIDE, box, Image.NEAREST) == VOID
    if void.any() and not void.all():
        small[void] = small[~void].mean(0)
    return small.transpose(2, 0, 1)


def glimpse(rgb, mask, rng):
    """The `style_picture` of a random window."""
    return style_picture(rgb, mask, window(rng, *mask.shape, 0.2))


def forget(labels, rng):
    """Wipe a rough blob of the input labels: people leave places unlabelled, and the net is to fill them in."""
    side = labels.shape[0]
    y, x = np.mgrid[:side, :side] / side
    cy, cx, ry, rx = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.05, 0.3), rng.uniform(0.05, 0.3)
    labels[((y - cy) / ry) ** 2 + ((x - cx) / rx) ** 2 < 1] = VOID


def example(pictures, index, rng, side, config):
    """One training example as arrays; see `batch` for what they are."""
    rgb, masks = pictures[index]
    variant = rng.choice(len(pictures.variants), p=np.array(config["variants"]) / sum(config["variants"]))
    mask = masks[variant]
    height, width = mask.shape
    box = window(rng, height, width, config["whole"], config.get("margin", 0))
    picture = resized(rgb, side, box, Image.BICUBIC).astype(np.float32) / 127.5 - 1
    target = resized(mask, side, box, Image.NEAREST)
    left, top, right, bottom = box
    if rng.random() < 0.5:  # mirror the scene, not the coordinates
        picture, target, left, right = picture[:, ::-1], target[:, ::-1], width - right, width - left
    labels = target.copy()
    if rng.random() < config["forget"]:
        forget(labels, rng)
    # The style comes from another crop, flipped anew: it cannot tell what lies where.
    style = glimpse(rgb, mask, rng)
    if rng.random() < 0.5:
        style = style[..., ::-1]
    moods = [glimpse(other, masks[0], rng) for other, masks in (pictures[rng.integers(len(pictures))] for _ in range(2))]
    if rng.random() < config["astray"]:  # told to lie up to half a picture higher or lower: grass at the upper edge is no snow
        shift, aside = rng.uniform(-0.5, 0.5) * height, rng.uniform(-0.5, 0.5) * width * config.get("aside", 0)
        top, bottom, left, right = top + shift, bottom + shift, left + aside, right + aside
    # Of the picture without its margin: at work, too, what lies at the upper edge is the upper edge.
    rim = config.get("margin", 0)
    part = lambda at, whole: (at / whole - rim) / (1 - 2 * rim)
    place = positions(side, side, (part(top, height), part(left, width), part(bottom, height), part(right, width))).numpy()
    return picture.transpose(2, 0, 1), target, labels, place, style, np.stack(moods)


def batch(pictures, step, side, config, world=1, rank=0):
    """Batch number `step`: picture [N,3,R,R] in -1..1, target uint8 [N,R,R] (void 255), labels uint8 [N,1,R,R] (target, in
    places forgotten), position [N,2,R,R], style [N,3,64,64], moods [N,2,3,64,64] (other pictures', to blend), noise [N,1,R,R]."""
    seed = config["seed"]
    picks = order(len(pictures), step, config["batch"], world, rank, seed)
    rngs = [np.random.default_rng([seed, step, rank, i]) for i in range(len(picks))]
    rows = [example(pictures, p, r, side, config) for p, r in zip(picks, rngs)]
    picture, target, labels, place, style, moods = (torch.from_numpy(np.stack(column)) for column in zip(*rows))
    noise = np.random.default_rng([seed, step, rank, 99]).standard_normal((len(rows), 1, side, side), np.float32)
    return dict(picture=picture, target=target, labels=labels[:, None], position=place, style=style, moods=moods, noise=torch.from_numpy(noise))


class Batches:
    """Iterate (step, batch) from `start` on, made one ahead in a thread (PIL and numpy let go of the lock)."""

    def __init__(self, pictures, start, side, config, world=1, rank=0):
        self.make = lambda step: batch(pictures, step, side, config, world, rank)
        self.start = start

    def __iter__(self):
        step = self.start
        with ThreadPoolExecutor(1) as thread:
            ahead = thread.submit(self.make, step)
            while True:
                ready, ahead = ahead.result(), thread.submit(self.make, step + 1)
                yield step, ready
                step += 1
