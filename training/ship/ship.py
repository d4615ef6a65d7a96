"""Trained weights -> what the plugin loads: generator.onnx, style-encoder.onnx (int8 weights), card with styles and thumbnails.

    python3 -m training.ship.ship --painter wet-on-wet --weights training/runs/settled-512/weights.pt --prepared P --version 1.0.0

into assets/models/<painter>. What a card says of each painter: painters.py; its named styles: <painter>.toml. Of the folder's other files
(LICENSE, evaluation.json) nothing is touched. Also writes training/ship/fixtures/<painter>.json: small inputs and what torch paints from them (weights on their int8 grid), for the
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
from training.ship.painters import PAINTERS
from training.stages import looks
from training.data.classes import NAMES, PLANES, REPO
from training.data.dataset import STYLE_SIDE, Pictures
from training.export.graphs import baked, encoder_graph, generator_graph
from training.export.gate.__main__ import HALO, feed, paint
from training.nets.model import STYLE

FIXTURES = Path(__file__).parent / "fixtures"
MODELS = REPO / "assets" / "models"
THUMBNAIL, THUMBNAIL_SCENE = 96, "lake-firs"
MOST_BYTES = 3_500_000
SIDE, MULTIPLE = 512, 64  # what painters are judged at; multiple of the net whose receptive field HALO is of, each level more doubles both


def thumbnail(generator, vector):
    """A WebP of the style, painted by the model itself, as a data URL."""
    labels = scenes.drawn(SIDE, SIDE)[THUMBNAIL_SCENE]
    picture = looks.paint(generator, labels[None], torch.from_numpy(vector[None]).float(), seed=7)[0]
    file = io.BytesIO()
    Image.fromarray(picture).resize((THUMBNAIL, THUMBNAIL), Image.LANCZOS).save(file, "WEBP", quality=80)
    return "data:image/webp;base64," + base64.b64encode(file.getvalue()).decode()


def colours(url):
    """Mean sRGB of a thumbnail's upper, middle and lower third: by them the plugin finds the nearest style of another painter."""
    picture = np.asarray(Image.open(io.BytesIO(base64.b64decode(url.split(",")[1]))).convert("RGB"), np.float64)
    return [[round(float(v)) for v in part.mean((0, 1))] for part in np.array_split(picture, 3)]


def style_row(generator, name, words, vector):
    """A named style as the card has it."""
    picture = thumbnail(generator, vector)
    return {"id": name, "name": words, "vector": [round(float(v), 4) for v in vector], "colours": colours(picture), "thumbnail": picture}


def card(generator, model_bytes, encoder_bytes, rows, version, painter):
    """The model card that the plugin validates. rows: [(id, name, vector)]; painter: of PAINTERS."""
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
        "sizeMultiple": generator.multiple, "nativeSize": SIDE, "tileHalo": HALO * generator.multiple // MULTIPLE,
        "styles": [style_row(generator, *row) for row in rows],
        "defaultStyle": rows[0][0],
        "styleEncoder": {"file": "style-encoder.onnx", "sha256": hashlib.sha256(encoder_bytes).hexdigest(), "bytes": len(encoder_bytes),
                         "input": {"picture": tensor("float32", [1, 3, STYLE_SIDE, STYLE_SIDE], "-1..1 RGB")}, "output": "style"},
        "provenance": painter["provenance"],
        "painter": painter["painter"],
        "licence": painter["licence"],
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
    parser.add_argument("--painter", choices=PAINTERS, required=True)
    parser.add_argument("--set", help="of prepared pictures, where it is not the painter's own (tests)")
    parser.add_argument("--out", type=Path, help="where it is not the painter's folder of assets/models (tests)")
    parser.add_argument("--version", required=True)
    parser.add_argument("--fixtures", type=Path, default=FIXTURES)
    parser.add_argument("--medoids", type=int, help="ship so many unnamed medoid styles instead of the painter's list (tests)")
    args = parser.parse_args()
    painter, out = PAINTERS[args.painter], args.out or MODELS / args.painter

    generator, encoder = trained.load(args.weights)
    plain, plain_encoder = baked(generator), baked(encoder)
    train = Pictures(args.prepared, args.set or painter["set"], "train")
    if args.medoids:
        known = styles.all_styles(encoder, train)
        ids = list(known)
        rows = [(f"style-{ids[i]}", f"Style {ids[i]}", known[ids[i]]) for i in styles.medoids(np.stack(list(known.values())), args.medoids)]
    else:
        rows = styles.chosen(encoder, train, args.painter)
    out.mkdir(parents=True, exist_ok=True)
    args.fixtures.mkdir(parents=True, exist_ok=True)
    model, style_model = generator_graph(generator), encoder_graph(encoder)
    model_bytes, encoder_bytes = model.SerializeToString(), style_model.SerializeToString()
    (out / "generator.onnx").write_bytes(model_bytes)
    (out / "style-encoder.onnx").write_bytes(encoder_bytes)
    text = json.dumps(card(plain, model_bytes, encoder_bytes, rows, args.version, painter), indent=1)
    (out / "generator.json").write_text(text + "\n")
    (args.fixtures / f"{args.painter}.json").write_text(json.dumps(fixtures(plain, plain_encoder, model_bytes, encoder_bytes)) + "\n")
    total = len(model_bytes) + len(encoder_bytes) + len(text)
    print(f"{macs.count(model, SIDE, SIDE)[0] / 1e9:.2f} GMAC at {SIDE}x{SIDE}, {macs.parameters(model)} parameters; "
          f"generator {len(model_bytes)}, encoder {len(encoder_bytes)}, card {len(text)}: {total} bytes of {MOST_BYTES}")
    if total > MOST_BYTES:
        raise SystemExit("too large")


if __name__ == "__main__":
    main()
