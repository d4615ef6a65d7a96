"""The learnt scene reader -> assets/models/scene-reader: scene-reader.onnx (int8 weights) and its card; and a fixture for the TypeScript suite.

    python3 -m training.reader.ship --data ../shared/data --weights ../alla-prima-runs/reader-tuned/state.pt --version 1.2.0
"""
import argparse
import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from training.data.classes import NAMES, REPO
from training.export.onnx_graph import grid
from training.reader.graph import reader_graph
from training.reader.net import SIDE, chances, load

OUT = REPO / "assets" / "models" / "scene-reader"
FIXTURE = Path(__file__).parent / "fixtures" / "parity.json"
STEP = 16  # pixels between the places at which the fixture holds the chances


def pattern():
    """float32 [1,3,256,256] in -1..1 that the TypeScript suite can make, too: whole levels of 255."""
    c, y, x = np.mgrid[:3, :SIDE, :SIDE]
    levels = (y // 2 + 37 * c + (x // 64) * 29 * (y // 128 % 2)) % 256
    return (levels[None] / 127.5 - 1).astype(np.float32)


def on_grid(tensor):
    """A convolution's weights in TFLite's order (outputs first, or last and alone before them) as int8 holds them; a bias as it is."""
    if tensor.dim() < 4:
        return tensor
    there = (3, 0, 1, 2) if tensor.shape[0] == 1 and tensor.shape[3] > 1 else (0, 3, 1, 2)
    back = [there.index(axis) for axis in range(4)]
    return torch.from_numpy(grid(tensor.permute(there).numpy())).permute(back).contiguous()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="state.pt of learn.py")
    parser.add_argument("--version", required=True)
    args = parser.parse_args()
    maps, decoder = load(args.data, args.weights)
    learnt = torch.load(args.weights).get("learnt", ())
    model = reader_graph(maps.net, decoder, learnt).SerializeToString()
    maps = maps.with_weights({i: on_grid(maps.net.tensors[i]["data"]) for i in learnt})  # as the file has them
    digest = hashlib.sha256(model).hexdigest()
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "scene-reader.onnx").write_bytes(model)
    (OUT / "scene-reader.json").write_text(json.dumps({
        "name": "alla-prima-scene-reader", "version": args.version, "file": "scene-reader.onnx", "sha256": digest, "bytes": len(model),
        "classes": NAMES + ["foreign"], "side": SIDE,
        "provenance": "Features of MobileNetEdgeTPU (ImageNet, MLCommons, Apache-2.0), their later half learnt on, and a decoder learnt from this project's polygons of 285 "
                      "public-domain paintings and 326 paintings of a television series. See MODEL_CARD.md.",
        "licence": "The net itself: non-commercial use only, because of the pictures that it learnt from. The shapes that it reads are yours. See LICENSE.",
    }, indent=1) + "\n")
    with torch.no_grad():
        likely = chances(maps, decoder, torch.from_numpy(pattern()))
    places = likely[0, :, STEP // 2::STEP, STEP // 2::STEP].contiguous().numpy()
    FIXTURE.parent.mkdir(exist_ok=True)
    FIXTURE.write_text(json.dumps({"sha256": digest, "step": STEP, "chances": base64.b64encode(places.tobytes()).decode()}) + "\n")
    print(f"{len(model)} bytes")


if __name__ == "__main__":
    main()
