"""The rows of the evaluation: everything that makes pictures from a label map and a style number.

A row is a function (labels uint8 [512,512], scene number, style number, seed) -> uint8 [512,512,3]. `styles` is how many named ones it has, if it has any.
"""
import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

from training.data.classes import COLOURS, COUNT, PLANES, VOID
from training.data.dataset import Pictures, resized
from training.export import wasm
from training.export.graphs import baked
from training.judges.views import SIDE
from training.nets import trained
from training.nets.detail import OCTAVES
from training.nets.model import positions
from training.ship import styles
from training.ship.painters import PAINTERS
from training.stages import looks

FIXTURES, MODELS = (Path(__file__).parents[1] / "ship" / "fixtures", Path(__file__).parents[2] / "assets" / "models")
DIFFERENCE = 1e-4  # of -1..1: what the weights of a shipped painter may paint otherwise than its files


def flat(labels, *_):
    """The label map's own colours."""
    return np.array(COLOURS + [(128, 128, 128)] * (256 - COUNT), np.uint8)[labels]


def blurred(pictures, sigma=6):
    """The real painting of the same scene, out of focus."""
    return lambda labels, scene, *_: gaussian_filter(pictures[scene], (sigma, sigma, 0))


class Trained:
    """A painter of ours as its files paint, weights of 8 bits. What learnt at another size (`side`) paints at that one and is brought to
    512 with bicubic interpolation. Styles: its named ones (ship/), or, for every picture anew, that of a training painting of its own set drawn at random."""

    def __init__(self, row, prepared):
        generator, encoder = trained.load(row["path"])
        self.generator = baked(generator)
        self.heads = [baked(head) for head in trained.load_heads(row["detail"]).heads] if "detail" in row else []
        if row.get("shipped"):
            same_as_shipped(row["painter"], self.generator, self.heads)
        train = Pictures(prepared, PAINTERS[row["painter"]]["set"], "train")
        self.named = row.get("named", True)
        if self.named:
            self.vectors = [v for _, _, v, retired in styles.chosen(encoder, train, row["painter"]) if not retired]
        else:
            self.vectors = list(styles.all_styles(baked(encoder), train).values())
        self.styles = len(self.vectors) if self.named else None
        self.side = row.get("side", SIDE)

    def style(self, scene, number):
        number = number % len(self.vectors) if self.named else np.random.default_rng([scene, number]).integers(len(self.vectors))
        return torch.from_numpy(self.vectors[number][None]).float()

    def __call__(self, labels, scene, style, seed):
        small = resized(labels, self.side, None, Image.NEAREST)
        y = looks.paint(self.generator, small[None], self.style(scene, style), seed)[0]
        return y if self.side == SIDE else resized(y, SIDE, None, Image.BICUBIC)

    def sizes(self, labels, scene, style, seed):
        """labels uint8 [H,W] of a painting at its own size, where the longer side is about 1024 -> the same scene at half of that, at that and at twice
        that, one after the other: uint8 [H/2,W/2,3], [H,W,3], [2H,2W,3]. Detail heads double what the generator painted, as in the product
        (src/inference/paint/detail.ts); without them the generator paints each size."""
        maps = [labels[::2, ::2], labels, labels.repeat(2, 0).repeat(2, 1)]
        vector = self.style(scene, style)
        if not self.heads:
            for map_ in maps:
                yield looks.paint(self.generator, map_[None], vector, seed)[0]
            return
        rng = np.random.default_rng([seed, scene])
        tensor, noise = lambda a: torch.from_numpy(a.copy())[None, None], lambda a: torch.from_numpy(rng.standard_normal((1, 1, *a.shape), np.float32))
        with torch.no_grad():
            features = self.generator.features(tensor(maps[0]), positions(*maps[0].shape)[None], vector, noise(maps[0]))
            picture, mood = self.generator.painter(features), self.generator.mood(vector)
            yield bytes_of(picture)
            for head, map_ in zip(self.heads[:OCTAVES], maps[1:]):
                picture, features = head(picture, features, tensor(map_), mood, noise(map_))
                yield bytes_of(picture)


def bytes_of(picture):
    """[1,3,H,W] in -1..1 -> uint8 [H,W,3]."""
    return ((picture[0].permute(1, 2, 0) + 1) * 127.5).clamp(0, 255).byte().numpy()


def same_as_shipped(painter, generator, heads):
    """Do these baked nets paint what the painter's files in assets/models paint? By the fixtures that were made with the files (ship.py), to which the
    suite holds onnxruntime-web. Stops if not."""
    fixture = json.loads((FIXTURES / f"{painter}.json").read_text())
    if fixture["files"]["generator"] != hashlib.sha256((MODELS / painter / "generator.onnx").read_bytes()).hexdigest():
        raise SystemExit(f"{painter}: the fixtures are of other files than those in assets/models")
    array = lambda t: np.frombuffer(base64.b64decode(t["data"]), t["type"]).reshape(t["shape"])
    given = lambda case: {k: torch.from_numpy(array(v).copy()) for k, v in case["inputs"].items()}
    octaves = fixture.get("octaves", [])
    apart = []
    with torch.no_grad():
        apart += [np.abs(generator(**given(case)).numpy() - array(case["output"])).max() for case in fixture["generator"]]
        for head, cases in zip(heads, octaves):
            for case in cases:
                i = given(case)
                image, _ = head(i["picture"], i["features"], i["labels"].to(torch.uint8), generator.mood(i["style"]), i["noise"])
                apart.append(np.abs(image.numpy() - array(case["output"])).max())
    if len(heads) != len(octaves) or max(apart) > DIFFERENCE:
        raise SystemExit(f"{painter}: these weights ({len(heads)} heads) paint otherwise than what is shipped ({len(octaves)} heads), "
                         f"by up to {max(apart):.4f} of -1..1")


def exported(card_path, modules):
    """An ONNX generator with its card (the early one, or ours as shipped), through onnxruntime-web."""
    card = json.loads(Path(card_path).read_text())
    model = Path(card_path).parent / card["file"]
    vectors = [np.array([s["vector"]], np.float32) for s in card["styles"] if not s.get("retired")]
    size = lambda d: d if isinstance(d, int) else SIDE // int((d.split("/") + ["1"])[1])
    noise_shape = [size(d) for d in card["inputs"]["noise"]["shape"]]
    planes = PLANES if len(card["inputs"]["style"]["shape"]) == 3 else None

    def feed(labels, scene, style, seed):
        vector = vectors[style % len(vectors)]
        return dict(labels=labels[None, None].astype(np.int32), position=positions(SIDE, SIDE)[None].numpy(),
                    style=vector.repeat(planes, 0)[None] if planes else vector,
                    noise=np.random.default_rng([seed, scene]).standard_normal(noise_shape, np.float32))

    def paint_many(jobs):
        """jobs: [(labels, scene, style, seed)] -> pictures; one session for all, labels given as the card wants them."""
        return [((y[0].transpose(1, 2, 0) + 1) * 127.5).clip(0, 255).astype(np.uint8) for y in wasm.outputs(model, [feed(*job) for job in jobs], modules)]
    paint_many.many, paint_many.styles = True, len(vectors)
    return paint_many


def painter_of(row, real, prepared, modules):
    """The function of a row of the config; real: the paintings of the scenes [S,512,512,3]."""
    makers = {"flat": lambda: flat, "blurred": lambda: blurred(real), "onnx": lambda: exported(row["path"], modules),
              "weights": lambda: Trained(row, prepared)}
    return makers[row["kind"]]()


def fingerprint(row, labels, margin):
    """Twelve hex digits of what a row of the evaluation paints, and with what (a card knows its model's hash)."""
    files = [Path(row[key]) for key in ("path", "detail") if key in row]
    files += [styles.chosen_file(row["painter"])] if row["kind"] == "weights" and row.get("named", True) else []
    settings = json.dumps([margin, *(row.get(key) for key in ("kind", "named", "side"))]).encode()
    return hashlib.sha256(b"".join([settings, labels.tobytes(), *(f.read_bytes() for f in files)])).hexdigest()[:12]


def filled(labels):
    """Label maps as the plugin would send them: no void, its place taken by the class around it (nearest)."""
    void = labels == VOID
    if not void.any():
        return labels
    nearest = distance_transform_edt(void, return_distances=False, return_indices=True)
    return labels[tuple(nearest)]
