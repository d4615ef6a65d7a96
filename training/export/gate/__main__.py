"""The export gate: no long run starts before an untrained generator of this architecture passes it.

    python3 -m training.export.gate [--modules DIR] [--out training/export/gate/result.json] [--skip-webgpu] [--rounds 15]

size        MACs and parameters counted from the graph, bytes with int8 weights
parity      torch (weights on their int8 grid) against onnxruntime-web's WASM, at a square, a wide and a tall shape
speed       GMAC/s in one WASM thread as a share of the best single 3x3 convolution in the same build and the same minutes
tiles       two tiles that overlap by HALO pixels each against the whole picture
placement   Chromium's software WebGPU adapter: every node on the GPU, same picture as WASM
--modules is a folder whose node_modules holds onnxruntime-web and playwright-core (default: the repo).
"""
import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import torch

from training.export import macs, wasm
from training.data.classes import PLANES, REPO
from training.export.graphs import baked, encoder_graph, generator_graph
from training.nets.model import STYLE, Generator, StyleEncoder, positions, settle
from training.export.onnx_graph import Graph

MOST_MACS, MOST_PARAMETERS, MOST_BYTES = 4.9e9, 3_000_000, 3_500_000
MOST_DIFFERENCE, LEAST_SPEED = 1e-3, 0.65
HALO = 192  # pixels on each side of a tile that its own border still reaches (README: receptive field)
SINGLE = [(32, 256), (64, 256), (128, 128), (256, 64), (512, 64)]  # channels, side


def feed(height, width, seed=0):
    """Made-up inputs: bands and blocks of classes, some unlabelled."""
    rng = np.random.default_rng(seed)
    cells = rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 8, 255], (1, 1, height // 16, width // 16))
    return dict(labels=cells.repeat(16, 2).repeat(16, 3).astype(np.int32), position=positions(height, width)[None].numpy(),
                style=rng.standard_normal((1, PLANES, STYLE)).astype(np.float32),
                noise=rng.standard_normal((1, 1, height, width)).astype(np.float32))


def window(f, left, right):
    """The columns left..right (full-size pixels) of a feed: what a tile gets."""
    return {k: v if k == "style" else v[..., left:right] for k, v in f.items()}


def paint(net, f):
    with torch.no_grad():
        return net(*(torch.from_numpy(np.ascontiguousarray(f[k])) for k in ("labels", "position", "style", "noise"))).numpy()


def single_convolutions(folder):
    """(files, feeds, MACs) of the graphs that define the practical limit."""
    files, feeds, costs = [], [], []
    for channels, side in SINGLE:
        g = Graph("single", quantise=False)
        x = g.input("x", onnx.TensorProto.FLOAT, [1, channels, side, side])
        w = np.random.default_rng(0).standard_normal((channels, channels, 3, 3)).astype(np.float32) / channels
        g.output(g.conv(x, w, np.zeros(channels, np.float32), pad=1), "y", [1, channels, side, side])
        files.append(f"{folder}/single-{channels}-{side}.onnx")
        onnx.save(g.model(), files[-1])
        feeds.append({"x": np.random.default_rng(1).standard_normal((1, channels, side, side)).astype(np.float32)})
        costs.append(9 * channels * channels * side * side)
    return files, feeds, costs


def speed(model_file, total, folder, modules, rounds):
    files, feeds, costs = single_convolutions(folder)
    times = wasm.milliseconds([model_file] + files, [feed(512, 512)] + feeds, rounds, modules)
    rates = [cost / t["median"] / 1e6 for cost, t in zip([total] + costs, times)]
    return dict(milliseconds=times[0], gmac_per_second=rates[0], limit=max(rates[1:]), share=rates[0] / max(rates[1:]),
                single={f"{c}@{s}": r for (c, s), r in zip(SINGLE, rates[1:])})


def tiles(model_file, modules, halo):
    """Largest step between two tiles of a 512x1024 picture and the whole, and along their seam."""
    f, middle = feed(512, 1024, 3), 512
    whole, left, right = wasm.outputs(model_file, [f, window(f, 0, middle + halo), window(f, middle - halo, 1024)], modules)
    joined = np.concatenate([left[..., :middle], right[..., halo:]], 3)
    return dict(halo=halo, worst=float(np.abs(joined - whole).max()), mean=float(np.abs(joined - whole)[..., middle - 16:middle + 16].mean()))


def webgpu(model_file, modules, chromium):
    with tempfile.TemporaryDirectory() as folder:
        feeds = {}
        for name, value in feed(128, 128).items():
            file = f"{folder}/{name}.bin"
            np.ascontiguousarray(value).tofile(file)
            feeds[name] = {"type": str(value.dtype), "shape": list(value.shape), "file": file}
        job = dict(modules=str(Path(modules).resolve()), model=str(model_file), feeds=feeds, chromium=chromium)
        done = subprocess.run(["node", str(Path(__file__).parent / "webgpu.mjs")], input=json.dumps(job), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    placed = [line.split("]", 1)[1].strip() for line in answer.pop("placed") if "placed on" in line]
    return {**answer, "placed": placed}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=Path, default=REPO)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--skip-webgpu", action="store_true")
    parser.add_argument("--rounds", type=int, default=15)
    args = parser.parse_args()

    torch.manual_seed(0)
    net = settle(Generator())
    result, verdicts = dict(when=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())), {}
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/generator.onnx"
        model, encoder = generator_graph(net), encoder_graph(StyleEncoder())
        onnx.save(model, file)
        total, _ = macs.count(model)
        size = model.ByteSize() + encoder.ByteSize()
        result["size"] = dict(gmac=total / 1e9, parameters=macs.parameters(model), bytes=size)
        verdicts["size"] = total <= MOST_MACS and macs.parameters(model) <= MOST_PARAMETERS and size <= MOST_BYTES - 250_000  # thumbnails, card
        print("size", result["size"], flush=True)

        cases = [feed(h, w, i) for i, (h, w) in enumerate([(256, 256), (128, 512), (512, 128)])]
        plain = baked(net)
        worst = max(float(np.abs(paint(plain, f) - y).max()) for f, y in zip(cases, wasm.outputs(file, cases, args.modules)))
        big = wasm.outputs(file, [feed(512, 1536), feed(1536, 512)], args.modules)
        result["parity"] = dict(worst=worst, large_shapes=[list(y.shape) for y in big])
        verdicts["parity"] = worst <= MOST_DIFFERENCE and all(np.isfinite(y).all() for y in big)
        print("parity", result["parity"], flush=True)

        result["tiles"] = [tiles(file, args.modules, halo) for halo in (HALO, 64)]
        verdicts["tiles"] = result["tiles"][0]["worst"] <= MOST_DIFFERENCE
        print("tiles", result["tiles"], flush=True)

        result["speed"] = speed(file, total, folder, args.modules, args.rounds)
        verdicts["speed"] = result["speed"]["share"] >= LEAST_SPEED
        print("speed", result["speed"], flush=True)

        if not args.skip_webgpu:
            result["webgpu"] = webgpu(file, args.modules, args.chromium)
            placed = result["webgpu"]["placed"]
            verdicts["webgpu"] = len(placed) == 1 and placed[0].startswith("All nodes placed on [WebGpuExecutionProvider]") and result["webgpu"]["worst"] <= MOST_DIFFERENCE
            print("webgpu", result["webgpu"], flush=True)
    result["verdicts"] = verdicts
    print(verdicts)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1) + "\n")
    raise SystemExit(0 if all(verdicts.values()) else 1)


if __name__ == "__main__":
    main()
