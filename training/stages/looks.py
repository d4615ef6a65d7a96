"""Looking at a generator in training: picture sheets (only made-up and painted pictures) and a quick validation KID."""
import contextlib
import os

import numpy as np
import torch
from PIL import Image

from training.data import scenes
from training.data.classes import COLOURS, COUNT
from training.data.dataset import resized, style_picture
from training.judges.kid import Whitening, kid
from training.nets.model import positions

PALETTE = np.array(COLOURS + [(255, 255, 255)] * (256 - COUNT), np.uint8)


def paint(generator, labels, styles, seed=0, amp=contextlib.nullcontext):
    """labels uint8 [N,H,W], styles [N,S] -> uint8 [N,H,W,3], whole pictures, one at a time (BatchNorm is static)."""
    n, height, width = labels.shape
    noise = torch.from_numpy(np.random.default_rng(seed).standard_normal((n, 1, height, width), np.float32))
    place, out = positions(height, width)[None], []
    with torch.no_grad(), amp():
        for i in range(n):
            y = generator(torch.from_numpy(labels[i].copy())[None, None], place, styles[i:i + 1], noise[i:i + 1])
            out.append(((y[0].permute(1, 2, 0) + 1) * 127.5).clamp(0, 255).byte().numpy())
    return np.stack(out)


def styles_of(encoder, pictures, indices):
    """Style means of whole training pictures [N,S]."""
    thumbs = [style_picture(rgb, masks[0]) for rgb, masks in (pictures[i] for i in indices)]
    with torch.no_grad():
        return encoder(torch.from_numpy(np.stack(thumbs)))


def sheet(generator, encoder, train, validation, side, path, columns=7, amp=contextlib.nullcontext):
    """Rows: validation masks, hand-drawn scenes, single classes. Columns: the labels, then training pictures' styles."""
    pick = np.linspace(0, len(validation) - 1, 6).astype(int)
    rows = [resized(np.ascontiguousarray(validation[i][1][0]), side, None, Image.NEAREST) for i in pick]
    rows += list(scenes.drawn(side, side).values()) + [scenes.single(side, side)[n] for n in ("sky", "grass", "tree", "water")]
    styles = styles_of(encoder, train, np.linspace(min(3, len(train) - 1), len(train) - 1, columns).astype(int))
    strips = []
    for i, labels in enumerate(rows):
        painted = paint(generator, np.repeat(labels[None], len(styles), 0), styles, i, amp)
        strips.append(np.concatenate([PALETTE[labels]] + list(painted), 1))
    half = (len(strips) + 1) // 2
    strips += [np.full_like(strips[0], 255)] * (2 * half - len(strips))
    Image.fromarray(np.concatenate([np.concatenate(strips[:half]), np.concatenate(strips[half:])], 1)).save(path)


def features(nets, pictures):
    """uint8 [N,H,W,3] -> one array [N,D] a net; batches of 16."""
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    with torch.no_grad():
        return {name: torch.cat([net(part) for part in x.split(16)]).numpy() for name, net in nets.items()}


class Quick:
    """KID of painted validation masks (styles of training pictures) against real validation pictures, at one size.

    Fit for choosing checkpoints: the same masks, styles and noise every time. Not the evaluation."""

    def __init__(self, nets, train, validation, side, count=96):
        self.nets, self.train = nets, train
        whole = lambda array, mode: resized(np.ascontiguousarray(array), side, None, mode)
        real = [whole(validation[i][0], Image.BICUBIC) for i in range(len(validation))]
        known = np.stack([whole(train[i][0], Image.BICUBIC) for i in range(0, len(train), 1 + len(train) // 200)])
        self.whiten = {name: Whitening(f) for name, f in features(nets, known).items()}
        real = features(nets, np.stack(real + [r[:, ::-1] for r in real] if len(real) < count else real))
        self.real = {name: self.whiten[name](f) for name, f in real.items()}
        rng = np.random.default_rng(12)
        self.labels = np.stack([whole(validation[i % len(validation)][1][0], Image.NEAREST) for i in range(count)])
        self.styles = rng.integers(0, len(train), count)

    def __call__(self, generator, encoder, amp=contextlib.nullcontext):
        painted = paint(generator, self.labels, styles_of(encoder, self.train, self.styles), 5, amp)
        return {name: kid(self.whiten[name](f), self.real[name]) for name, f in features(self.nets, painted).items()}


def look(generator, encoder, train, validation, quick, config, path, amp):
    """A sheet at `path`, and the validation KIDs as {"kid_<net>": float} ({} without a Quick). The other ranks wait, so this one takes all cores."""
    threads = torch.get_num_threads()
    torch.set_num_threads(os.cpu_count())
    sheet(generator, encoder, train, validation, config["data"]["side"], path, config["log"].get("columns", 7), amp)
    scores = quick(generator, encoder, amp) if quick else {}
    torch.set_num_threads(threads)
    return {f"kid_{net}": float(score) for net, score in scores.items()}
