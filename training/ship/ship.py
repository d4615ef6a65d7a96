"""Trained weights -> what the plugin loads: generator.onnx, style-encoder.onnx (int8 weights), card with styles and thumbnails.

    python3 -m training.ship.ship --painter wet-on-wet --weights training/runs/settled-512/weights.pt --prepared P --version 1.0.0
    python3 -m training.ship.ship --painter masters --weights … --detail training/runs/masters-detail/weights.pt --prepared P --version 1.0.0

into assets/models/<painter>. What a card says of each painter: painters.py; its named styles: <painter>.toml. Of the folder's other files
(LICENSE, evaluation.json) nothing is touched. Also writes training/ship/fixtures/<painter>.json: small inputs and what torch paints from them (weights on their int8 grid), for the
TypeScript suite to hold onnxruntime-web against (at most 1e-3).

--only-encoder leaves the generator's bytes, the version and the styles as they are, and writes the style encoder anew, in the card and fixtures too.
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
from training.export.graphs import baked, encoder_graph, generator_graph, head_graph
from training.nets.detail import REACH
from training.export.gate.__main__ import HALO, feed, paint
from training.nets.model import STYLE
from training.nets.style_range import RangedEncoder, StyleRange

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


def style_row(generator, name, words, vector, retired=False):
    """A named style as the card has it."""
    picture = thumbnail(generator, vector)
    return {"id": name, "name": words, "vector": [round(float(v), 4) for v in vector], **({"retired": True} if retired else {}), "colours": colours(picture), "thumbnail": picture}


def tensor(kind, shape, text):
    """An input or output as the card has it."""
    return {"type": kind, "shape": shape, "range": text}


def encoder_row(encoder_bytes):
    """The style encoder as the card has it."""
    return {"file": "style-encoder.onnx", "sha256": hashlib.sha256(encoder_bytes).hexdigest(), "bytes": len(encoder_bytes),
            "input": {"picture": tensor("float32", [1, 3, STYLE_SIDE, STYLE_SIDE], "-1..1 RGB")}, "output": "style"}


def head_row(head, data):
    """A detail head as the card has it, which the file itself is in: it is small."""
    return {"model": "data:application/octet-stream;base64," + base64.b64encode(data).decode(), "features": head.bring.conv.in_channels, "reach": REACH}


def card(generator, model_bytes, encoder_bytes, rows, octaves, version, painter):
    """The model card that the plugin validates. rows: [(id, name, vector, retired)]; octaves: [(detail.Head, its file)]; painter: of PAINTERS."""
    image = {"image": tensor("float32", [1, 3, "height", "width"], "-1..1 RGB")}
    features = {"next": tensor("float32", [1, octaves[0][0].bring.conv.in_channels, "height/2", "width/2"], "features for the first octave")} if octaves else {}
    return {
        "name": "alla-prima-generator", "version": version, "file": "generator.onnx",
        "sha256": hashlib.sha256(model_bytes).hexdigest(), "bytes": len(model_bytes), "classes": NAMES,
        "inputs": {
            "labels": tensor("int32", [1, 1, "height", "width"], "0..8 class index, 255 unlabelled"),
            "position": tensor("float32", [1, 2, "height", "width"], "pixel-centre coordinates of the whole picture, -1..1: y = (2*row+1)/height-1, then x"),
            "style": tensor("float32", [1, PLANES, STYLE], "a style's vector, or a blend of them, for each class and the unlabelled"),
            "noise": tensor("float32", [1, 1, "height", "width"], "standard normal, by position in the whole picture"),
        },
        "outputs": image | features,
        **({"octaves": [head_row(*octave) for octave in octaves]} if octaves else {}),
        "sizeMultiple": generator.multiple, "nativeSize": SIDE, "tileHalo": HALO * generator.multiple // MULTIPLE,
        "styles": [style_row(generator, *row) for row in rows],
        "defaultStyle": rows[0][0],
        "styleEncoder": encoder_row(encoder_bytes),
        "provenance": painter["provenance"],
        "painter": painter["painter"],
        "licence": painter["licence"],
    }


def stored(array):
    return {"type": str(array.dtype), "shape": list(array.shape), "data": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()}


def case(inputs, output):
    return {"inputs": {k: stored(v) for k, v in inputs.items()}, "output": stored(output)}


def generator_cases(plain):
    """Inputs and torch's outputs (base64, little-endian) at a square and a wide shape."""
    unit = plain.multiple
    feeds = [feed(height, width, seed) for seed, (height, width) in enumerate([(unit, unit), (unit, 2 * unit)])]
    return [case(f, paint(plain, f)) for f in feeds]


def head_cases(heads, mood):
    """For each detail head made-up inputs, and torch's image; at two shapes."""
    cases = []
    for head in heads:
        rng, rows = np.random.default_rng(7), []
        for height, width in ((64, 64), (32, 96)):
            normal = lambda *shape: rng.standard_normal(shape).astype(np.float32)
            inputs = {"picture": normal(1, 3, height // 2, width // 2) / 3, "features": normal(1, head.bring.conv.in_channels, height // 4, width // 4),
                      **{k: v for k, v in feed(height, width, 3).items() if k != "position"}}
            t = {k: torch.from_numpy(v) for k, v in inputs.items()}
            with torch.no_grad():
                image, _ = head(t["picture"], t["features"], t["labels"].to(torch.uint8), mood(t["style"]), t["noise"])
            rows.append(case(inputs, image.numpy()))
        cases.append(rows)
    return cases


def encoder_cases(ranged):
    """The same of the encoder: noise, and a flat magenta, which no painting comes near."""
    noise = np.random.default_rng(5).uniform(-1, 1, (1, 3, STYLE_SIDE, STYLE_SIDE)).astype(np.float32)
    magenta = np.broadcast_to(np.array([1, -1, 1], np.float32).reshape(1, 3, 1, 1), noise.shape)
    with torch.no_grad():
        return [case({"picture": picture}, ranged(torch.from_numpy(picture.copy())).numpy()) for picture in (noise, magenta)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--detail", type=Path, help="weights of the detail heads, for painters that have them")
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--painter", choices=PAINTERS, required=True)
    parser.add_argument("--set", help="of prepared pictures, where it is not the painter's own (tests)")
    parser.add_argument("--out", type=Path, help="where it is not the painter's folder of assets/models (tests)")
    parser.add_argument("--version", help="of the generator; with --only-encoder it stays")
    parser.add_argument("--only-encoder", action="store_true")
    parser.add_argument("--fixtures", type=Path, default=FIXTURES)
    parser.add_argument("--medoids", type=int, help="ship so many unnamed medoid styles instead of the painter's list (tests)")
    args = parser.parse_args()
    if not (args.version or args.only_encoder):
        parser.error("--version is missing")
    painter, out = PAINTERS[args.painter], args.out or MODELS / args.painter

    generator, encoder = trained.load(args.weights)
    plain, plain_encoder = baked(generator), baked(encoder)
    train = Pictures(args.prepared, args.set or painter["set"], "train")
    within = StyleRange(np.stack(list(styles.all_styles(plain_encoder, train).values())))
    style_model, ranged = encoder_graph(encoder, within), RangedEncoder(plain_encoder, within)
    encoder_bytes = style_model.SerializeToString()
    digest = lambda data: hashlib.sha256(data).hexdigest()
    card_file, fixture_file = out / "generator.json", args.fixtures / f"{args.painter}.json"
    if args.only_encoder:
        (out / "style-encoder.onnx").write_bytes(encoder_bytes)
        card_file.write_text(json.dumps({**json.loads(card_file.read_text()), "styleEncoder": encoder_row(encoder_bytes)}, indent=1) + "\n")
        kept = json.loads(fixture_file.read_text())
        kept["files"]["encoder"] = digest(encoder_bytes)
        fixture_file.write_text(json.dumps({**kept, "encoder": encoder_cases(ranged)}) + "\n")
        print(f"encoder {len(encoder_bytes)} bytes, reach {within.reach:.2f}")
        return

    if args.medoids:
        known = styles.all_styles(encoder, train)
        ids = list(known)
        rows = [(f"style-{ids[i]}", f"Style {ids[i]}", known[ids[i]]) for i in styles.medoids(np.stack(list(known.values())), args.medoids)]
    else:
        rows = styles.chosen(encoder, train, args.painter)
    out.mkdir(parents=True, exist_ok=True)
    args.fixtures.mkdir(parents=True, exist_ok=True)
    heads = list(trained.load_heads(args.detail).heads) if args.detail else []
    octaves = [(head, head_graph(head, generator.mood, head is heads[-1]).SerializeToString()) for head in heads]
    # A recipe knows the painter by the generator's file: other heads make it another one.
    model = generator_graph(generator, detail=digest(b"".join(data for _, data in octaves)) if octaves else None)
    model_bytes = model.SerializeToString()
    (out / "generator.onnx").write_bytes(model_bytes)
    (out / "style-encoder.onnx").write_bytes(encoder_bytes)
    text = json.dumps(card(plain, model_bytes, encoder_bytes, rows, octaves, args.version, painter), indent=1)
    card_file.write_text(text + "\n")
    fixture_file.write_text(json.dumps({"files": {"generator": digest(model_bytes), "encoder": digest(encoder_bytes)},
                                        "generator": generator_cases(plain), "encoder": encoder_cases(ranged),
                                        **({"octaves": head_cases([baked(head) for head in heads], plain.mood)} if heads else {})}) + "\n")
    total = len(model_bytes) + len(encoder_bytes) + len(text)
    print(f"{macs.count(model, SIDE, SIDE)[0] / 1e9:.2f} GMAC at {SIDE}x{SIDE}, {macs.parameters(model)} parameters; "
          f"generator {len(model_bytes)}, encoder {len(encoder_bytes)}, card {len(text)}: {total} bytes of {MOST_BYTES}")
    if total > MOST_BYTES:
        raise SystemExit("too large")


if __name__ == "__main__":
    main()
