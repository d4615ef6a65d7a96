"""The rows of the evaluation: everything that makes a 512x512 picture from a label map and a style number.

A row is a function (labels uint8 [512,512], scene number, style number 0..11, seed) -> uint8 [512,512,3].
"""
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

from training.export import wasm
from training.nets import trained
from training.ship import styles
from training.stages import looks
from training.data.classes import COLOURS, COUNT, PLANES, VOID
from training.data.dataset import resized
from training.nets.model import positions

SIDE = 512


def flat(labels, *_):
    """The label map's own colours."""
    return np.array(COLOURS + [(128, 128, 128)] * (256 - COUNT), np.uint8)[labels]


def blurred(pictures, sigma=6):
    """The real painting of the same scene, out of focus."""
    return lambda labels, scene, *_: gaussian_filter(pictures[scene], (sigma, sigma, 0))


def trained(weights, train, named=True, painter="wet-on-wet"):
    """A snapshot of ours at its own size, brought to 512 with bicubic interpolation when smaller. Styles: the named ones of a painter (ship/), or,
    for every picture anew, that of a training painting drawn at random."""
    generator, encoder = trained.load(weights)
    vectors = np.stack([v for _, _, v, retired in styles.chosen(encoder, train, painter) if not retired] if named else list(styles.all_styles(encoder, train).values()))
    side = 8 * generator.multiple

    def paint(labels, scene, style, seed):
        small = resized(labels, side, None, Image.NEAREST)
        vector = vectors[style % len(vectors) if named else np.random.default_rng([scene, style]).integers(len(vectors))]
        y = looks.paint(generator, small[None], torch.from_numpy(vector[None]).float(), seed)[0]
        return y if side == SIDE else resized(y, SIDE, None, Image.BICUBIC)
    return paint


def exported(card_path, modules):
    """An ONNX generator with its card (the early one, or ours as shipped), through onnxruntime-web."""
    card = json.loads(Path(card_path).read_text())
    model = Path(card_path).parent / card["file"]
    vectors = [np.array([s["vector"]], np.float32) for s in card["styles"] if not s.get("retired")]
    size = lambda d: d if isinstance(d, int) else SIDE // int((d.split("/") + ["1"])[1])
    noise_shape = [size(d) for d in card["inputs"]["noise"]["shape"]]

    def paint_many(jobs):
        """jobs: [(labels, scene, style, seed)] -> pictures; one session for all, labels given as the card wants them."""
        feeds = [dict(labels=labels[None, None].astype(np.int32), position=positions(SIDE, SIDE)[None].numpy(), style=vectors[style % len(vectors)].repeat(PLANES, 0)[None] if len(card["inputs"]["style"]["shape"]) == 3 else vectors[style % len(vectors)],
                      noise=np.random.default_rng([seed, scene]).standard_normal(noise_shape, np.float32)) for labels, scene, style, seed in jobs]
        return [((y[0].transpose(1, 2, 0) + 1) * 127.5).clip(0, 255).astype(np.uint8) for y in wasm.outputs(model, feeds, modules)]
    paint_many.many = True
    return paint_many


def fingerprint(row):
    """Twelve hex digits of what a row of the evaluation paints with (a card knows its model's hash); '' where no net paints."""
    if "path" not in row:
        return ""
    files = [Path(row["path"])] + ([styles.chosen_file(row.get("painter", "wet-on-wet"))] if row["kind"] == "weights" and row.get("named", True) else [])
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:12]


def filled(labels):
    """Label maps as the plugin would send them: no void, its place taken by the class around it (nearest)."""
    void = labels == VOID
    if not void.any():
        return labels
    nearest = distance_transform_edt(void, return_distances=False, return_indices=True)
    return labels[tuple(nearest)]
