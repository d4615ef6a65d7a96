"""Trained weights -> what the plugin loads: generator.onnx, style-encoder.onnx (int8 weights), card with styles and thumbnails.

    python3 -m training.ship.ship --weights training/runs/settled-512/weights.pt --prepared P --out assets/models --version 1.0.0

Also writes training/ship/fixtures/parity.json: small inputs and what torch paints from them (weights on their int8 grid), for the
TypeScript suite to hold onnxruntime-web against (at most 1e-3).
"""
import argparse
import base64
import hashlib
import io
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.data import scenes
from training.export import macs
from training.nets import trained
from training.ship import styles
from training.stages import looks
from training.data.classes import NAMES, PLANES
from training.data.dataset import STYLE_SIDE, Pictures
from training.export.graphs import baked, encoder_graph, generator_graph
from training.export.gate.__main__ import HALO, feed, paint
from training.nets.model import STYLE

FIXTURES = Path(__file__).parent / "fixtures"
THUMBNAIL, THUMBNAIL_SCENE = 96, "lake-firs"
MOST_BYTES = 3_500_000


def thumbnail(generator, vector):
    """A WebP of the style, painted by the model itself, as a data URL."""
    side = 8 * generator.multiple
    labels = scenes.drawn(side, side)[THUMBNAIL_SCENE]
    picture = looks.paint(generator, labels[None], torch.from_numpy(vector[None]).float(), seed=7)[0]
    file = io.BytesIO()
    Image.fromarray(picture).resize((THUMBNAIL, THUMBNAIL), Image.LANCZOS).save(file, "WEBP", quality=80)
    return "data:image/webp;base64," + base64.b64encode(file.getvalue()).decode()


PAINTER = {"id": "wet-on-wet", "name": "Wet on wet", "about": "Quick, bright landscapes: wet paint into wet paint.", "use": "non-commercial"}


def card(generator, model_bytes, encoder_bytes, rows, version, provenance):
    """The model card that the plugin validates. rows: [(id, name, vector)]."""
    tensor = lambda kind, shape, text: {"type": kind, "shape": shape, "range": text}
    return {
        "name": "alla-prima-generator", "version": version, "file": "generator.onnx",
        "sha256": hashlib.sha256(model_bytes).hexdigest(), "bytes": len(model_bytes), "classes": NAMES,
        "inputs": {
            "labels": tensor("int32", [1, 1, "height", "width"], "0..8 class index, 255 unlabelled"),
            "position": tensor("float32", [1, 2, "height", "width"], "pixel-centre coordinates of the whole picture, -1..1: y = (2*row+1)/height-1, then x"),
            "style": tensor("float32", [1, PLANES, STYLE], "a style's vector, or a blend of them, for each class and the unlabelled"),
            "noise": tensor("float32", [1, 1, "height", "width"], "standard normal, by position in the whole picture"),
        },
        "outputs": {"image": tensor("float32", [1, 3, "height", "width"], "-1..1 RGB")},
        "sizeMultiple": generator.multiple, "nativeSize": 8 * generator.multiple, "tileHalo": HALO,
        "styles": [{"id": i, "name": n, "vector": [round(float(v), 4) for v in vector], "thumbnail": thumbnail(generator, vector)} for i, n, vector in rows],
        "defaultStyle": rows[0][0],
        "styleEncoder": {"file": "style-encoder.onnx", "sha256": hashlib.sha256(encoder_bytes).hexdigest(), "bytes": len(encoder_bytes),
                         "input": {"picture": tensor("float32", [1, 3, STYLE_SIDE, STYLE_SIDE], "-1..1 RGB")}, "output": "style"},
        "provenance": provenance,
        "painter": PAINTER,
        "licence": "Non-commercial use only: trained on paintings and photographs that are not ours. See MODEL_CARD.md.",
    }


def fixtures(plain, encoder, model_bytes, encoder_bytes):
    """Inputs and torch's outputs (base64, little-endian) of the files with these bytes; the generator's at a square and a wide shape."""
    stored = lambda a: {"type": str(a.dtype), "shape": list(a.shape), "data": base64.b64encode(np.ascontiguousarray(a).tobytes()).decode()}
    case = lambda inputs, output: {"inputs": {k: stored(v) for k, v in inputs.items()}, "output": stored(output)}
    unit = plain.multiple
    feeds = [feed(height, width, seed) for seed, (height, width) in enumerate([(unit, unit), (unit, 2 * unit)])]
    picture = np.random.default_rng(5).uniform(-1, 1, (1, 3, STYLE_SIDE, STYLE_SIDE)).astype(np.float32)
    with torch.no_grad():
        style = encoder(torch.from_numpy(picture)).numpy()
    return {"files": {"generator": hashlib.sha256(model_bytes).hexdigest(), "encoder": hashlib.sha256(encoder_bytes).hexdigest()},
            "generator": [case(f, paint(plain, f)) for f in feeds], "encoder": [case({"picture": picture}, style)]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--set", default="paintings")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--fixtures", type=Path, default=FIXTURES)
    parser.add_argument("--provenance", default="Trained by training/ in this repo; see MODEL_CARD.md.")
    parser.add_argument("--medoids", type=int, help="ship so many unnamed medoid styles instead of data/styles.toml (tests)")
    args = parser.parse_args()

    generator, encoder = trained.load(args.weights)
    plain, plain_encoder = baked(generator), baked(encoder)
    train = Pictures(args.prepared, args.set, "train")
    if args.medoids:
        known = styles.all_styles(encoder, train)
        ids = list(known)
        rows = [(f"style-{ids[i]}", f"Style {ids[i]}", known[ids[i]]) for i in styles.medoids(np.stack(list(known.values())), args.medoids)]
    else:
        rows = styles.chosen(encoder, train)
    args.out.mkdir(parents=True, exist_ok=True)
    args.fixtures.mkdir(parents=True, exist_ok=True)
    model, style_model = generator_graph(generator), encoder_graph(encoder)
    model_bytes, encoder_bytes = model.SerializeToString(), style_model.SerializeToString()
    (args.out / "generator.onnx").write_bytes(model_bytes)
    (args.out / "style-encoder.onnx").write_bytes(encoder_bytes)
    text = json.dumps(card(plain, model_bytes, encoder_bytes, rows, args.version, args.provenance), indent=1)
    (args.out / "generator.json").write_text(text + "\n")
    (args.fixtures / "parity.json").write_text(json.dumps(fixtures(plain, plain_encoder, model_bytes, encoder_bytes)) + "\n")
    total = len(model_bytes) + len(encoder_bytes) + len(text)
    side = 8 * generator.multiple
    print(f"{macs.count(model, side, side)[0] / 1e9:.2f} GMAC at {side}x{side}, {macs.parameters(model)} parameters; "
          f"generator {len(model_bytes)}, encoder {len(encoder_bytes)}, card {len(text)}: {total} bytes of {MOST_BYTES}")
    if total > MOST_BYTES:
        raise SystemExit("too large")


if __name__ == "__main__":
    main()
