"""The whole pipeline on tiny made-up data: does every command still run, resume exactly and export what it computes?

    python3 -m training.smoke [--modules DIR]      (under 4 minutes on two cores; needs no picture and no third-party net)

losses tell textures apart -> prepare -> a step of every stage in configs/ -> a run killed and resumed equals one that was not -> two gloo
processes agree -> ship -> torch and onnxruntime-web agree -> the masters' judges learn, and judge what a stage of the masters paints with its
detail heads -> a blind look.
"""
import argparse
import base64
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.export import wasm
from training.data.classes import COLOURS, NAMES, REPO
from training.stages import losses
from training.stages.hosts import launch
from training.stages.run import module
from training.data.rasterise import draw
from training.judges.selfsup import sha256

HERE = Path(__file__).parent
SHIPPED, DETAIL = "masters-512", "masters-detail"  # the stages that a painter is shipped from
VALIDATION = (5, 6)  # of the masters
MASTERS = {i: (645 + i, 650) for i in (1, *VALIDATION)}  # sizes of those that the evaluation finds room for windows in


def scene(rng):
    """A made-up annotation: a few random polygons and an oval, with a little void."""
    lines = ["sky all"]
    for name in rng.choice(NAMES, 6):
        cx, cy = rng.uniform(0, 100, 2)
        points = " ".join(f"{np.clip(cx + rng.uniform(-40, 40), 0, 100):.1f},{np.clip(cy + rng.uniform(-40, 40), 0, 100):.1f}" for _ in range(5))
        lines.append(f"{name} {points}")
    return "\n".join(lines + [f"{rng.choice(NAMES)} oval 50,70 20,10", "void 2,2 8,2 8,9 2,9"]) + "\n"


def picture(labels, rng):
    """The classes' colours with a tint and grain: enough for superpixels to snap to."""
    palette = np.array(COLOURS + [(90, 60, 40)] * (256 - len(COLOURS)), np.float32)
    return np.clip(palette[labels] + rng.uniform(-30, 30, 3) + rng.normal(0, 8, labels.shape + (3,)), 0, 255).astype(np.uint8)


def made_up(folder):
    """A data folder and an annotations folder in the shape that `prepare` reads: 13 paintings, 13 photos and 13 masters of several shapes, ids
    1..13, and the masters' manifest."""
    rng = np.random.default_rng(0)
    for sub in ("data/paintings", "data/photos", "data/masters", "notes/television/polygons", "notes/masters/polygons"):
        (folder / sub).mkdir(parents=True)
    rows = ["id\tsplit\tvoid\treason"]
    for i in range(1, 14):
        text = scene(rng)
        for kind in ("television", "masters"):
            (folder / "notes" / kind / "polygons" / f"{i}.txt").write_text(text)
        Image.fromarray(picture(draw(text, *MASTERS.get(i, (420 + 20 * i, 500 - 5 * i))), rng)).save(folder / "data" / "masters" / f"{i}.jpg")
        Image.fromarray(picture(draw(text, 450, 337), rng)).save(folder / "data" / "paintings" / f"{i}.jpg")
        labels = draw(text, 256, 256)
        Image.fromarray(picture(labels, rng)).save(folder / "data" / "photos" / f"p{i}.jpg")
        Image.fromarray(labels).save(folder / "data" / "photos" / f"p{i}.png")
        rows.append(f"{i}\t{'held-out' if i % 12 == 0 else 'train'}\t0.004\t")
    (folder / "notes" / "television" / "splits.tsv").write_text("\n".join(rows) + "\n")
    splits = ["held-out" if i % 12 == 0 else "validation" if i in VALIDATION else "train" for i in range(1, 14)]
    (folder / "notes" / "masters" / "splits.tsv").write_text("id\tsplit\treason\n" + "".join(f"{i + 1}\t{s}\t\n" for i, s in enumerate(splits)))
    digests = [sha256(folder / "data" / "masters" / f"{i}.jpg") for i in range(1, 14)]
    (folder / "manifest.tsv").write_text("sha256\tsplit\n" + "".join(f"{d}\t{s}\n" for d, s in zip(digests, splits)))


def tiny(run):
    """A name of its own: under the stage's, `training.stages.train` would carry on from the weights kept in training/runs."""
    return f"tiny-{run}"


def shrunk(folder, config, batch=2, **changes):
    """A stage's config file, cut down to a step of two pictures on the made-up data."""
    config = {**config, "out": str(folder / "runs"), **changes}
    config["name"] = tiny(config["name"])
    config["model"] = {k: tiny(v) if k in ("start", "base", "critics") else v for k, v in config["model"].items()}
    config["data"] = {**config["data"], "prepared": str(folder / "prepared"), "pictures": "", "batch": batch}
    config["data"].pop("more", None)
    if "manifest" in config["data"]:
        config["data"]["manifest"] = str(folder / "manifest.tsv")
    config["train"] = {**config["train"], "steps": 1, "warmup": 1, **changes.get("train", {})}
    config["log"] = {"every": 1, "look": 1000, "save_seconds": 1000, "kid": False, "columns": 1}
    path = folder / f"{config['name']}.toml"
    path.write_text(toml(config))
    return path


def toml(config):
    """Just enough TOML for our configs: scalars and lists, one level of tables, tables in `views`."""
    plain = lambda table: "".join(f"{k} = {inline(v)}\n" for k, v in table.items())
    inline = lambda v: "{ " + ", ".join(f"{a} = {json.dumps(b)}" for a, b in v.items()) + " }" if isinstance(v, dict) else json.dumps(v)
    top = {k: v for k, v in config.items() if not isinstance(v, dict) and k != "views"}
    tables = "".join(f"[{k}]\n{plain(v)}" for k, v in config.items() if isinstance(v, dict))
    return plain(top) + tables + "".join("[[views]]\n" + plain(v) for v in config.get("views", []))


def call(*words, **more):
    started = time.time()
    environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE", **more}
    done = subprocess.run([sys.executable, *map(str, words)], cwd=REPO, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    print(f"{time.time() - started:5.1f} s  {' '.join(map(str, words[1:]))[:90]}", flush=True)
    return done.stdout


def together(config):
    """Two gloo processes. They compare their weights when they save and fail if these have drifted apart."""
    started = time.time()
    ranks = launch(["-m", "training.stages.train", config], 2, REPO, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for rank, process in enumerate(ranks):
        text, _ = process.communicate(timeout=200)
        if process.returncode:
            raise SystemExit(f"rank {rank}:\n{text[-4000:]}")
    print(f"{time.time() - started:5.1f} s  two gloo processes agree", flush=True)


def refused(folder, config):
    """A stage of the masters does not start when one of its pictures is not in the manifest."""
    path, manifest = shrunk(folder, config, name="stranger"), folder / "manifest.tsv"
    kept = manifest.read_text()
    manifest.write_text("\n".join(kept.splitlines()[:-1]) + "\n")
    done = subprocess.run([sys.executable, "-m", "training.stages.train", path], cwd=REPO, capture_output=True, text=True)
    manifest.write_text(kept)
    if done.returncode == 0 or "not for training" not in done.stderr:
        raise SystemExit(f"a picture outside the manifest was not refused:\n{done.stdout[-500:]}{done.stderr[-1000:]}")
    print("a picture outside the manifest is refused")


def critics_first(folder, config, state):
    """On a new machine there are the running means alone: critics start anew, and until they have learnt nobody who paints does."""
    path = shrunk(folder, config, name="moved", train={**config["train"], "steps": state["step"] + 2, "warmup": 1, "critics_alone": 1})
    file = folder / "runs" / tiny("moved") / "state.pt"
    file.parent.mkdir()
    torch.save({k: v for k, v in state.items() if k in ("step", "seconds", "cpu", "balance", "levels", "channels", "mean_generator", "mean_encoder")}, file)
    for stop, learns in ((1, False), (2, True)):
        call("-m", "training.stages.train", path, "--stop-after", 1)
        now, before = torch.load(file), state
        for net in ("encoder", "generator"):
            weights = [k for k in now[net] if "running" not in k and "tracked" not in k]  # what normalises is counted in any case
            if all(torch.equal(now[net][k], before[f"mean_{net}"][k]) for k in weights) == learns:
                raise SystemExit(f"step {stop} of a run without critics: the {net} {'did not learn' if learns else 'learnt'}")
    print("critics that start anew learn alone at first")


def textures():
    """Are `losses.waves` a square's Fourier transform, and does `losses.uneven` tell apart what varies as much?"""
    side, scene = losses.SQUARE, torch.ones(1, 1, 64, 64)
    noise, window = torch.randn(1, 3, 128, 128, generator=torch.Generator().manual_seed(0)), torch.hann_window(losses.SQUARE)
    asked = torch.fft.fft2(noise[0, :, -side:, -side:] * torch.outer(window, window) / window.norm() ** 2).abs()
    found = losses.waves(noise, scene, 128 - side, 128 - side)[0, 0] - 5e-3
    half = torch.arange(side // 2 + 1)
    short = (half[:, None] >= losses.SHORT) | (half >= losses.SHORT)
    apart = max(float((found[:, i::2] - asked[:, :len(half), across][:, short]).abs().max()) for i, across in enumerate((half, -half % side)))
    even, patchy = (float(losses.uneven(picture, scene).mean()) for picture in (noise, noise * torch.where(torch.arange(128) < 64, 0.2, 1.0)))
    print(f"waves differ from the Fourier transform by {apart:.1e}; uneven: {even:.2f} of noise, {patchy:.2f} of noise that is a fifth on one half")
    if not (apart < 1e-4 and even < 0.2 and 0.6 < patchy < 0.75):
        raise SystemExit("textures are told apart wrongly")


def same(a, b):
    """Are two states (nested dicts and lists of tensors and numbers) equal bit for bit, time spent aside?"""
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(k in ("seconds", "cpu") or same(v, b[k]) for k, v in a.items())
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    return torch.equal(a, b) if torch.is_tensor(a) else a == b


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=Path, default=REPO)
    args = parser.parse_args()
    started = time.time()
    textures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made_up(folder)
        call("-m", "training.data.prepare", "--data", folder / "data", "--annotations", folder / "notes", "--out", folder / "prepared")
        configs = {c["name"]: c for c in (tomllib.loads(p.read_text()) for p in sorted((HERE / "stages" / "configs").glob("*.toml")))}

        done, waiting = set(), dict(configs)
        while waiting:
            before = {n: c["model"].get("start") or c["model"].get("base") for n, c in waiting.items()}
            ready = [n for n, start in before.items() if not start or start in done]
            if not ready:
                raise SystemExit(f"no stage to start from: {list(waiting)}")
            # Two at a time, each in one thread: most of a stage of one step is starting Python.
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda c: call("-m", "training.stages." + module(c), shrunk(folder, c), OMP_NUM_THREADS="1"), map(waiting.pop, ready)))
            done.update(ready)

        first = next(c for c in configs.values() if not c["model"].get("start") and not c["model"].get("base"))
        refused(folder, configs["masters-128"])
        states = {}
        for run, stops in (("straight", [4]), ("resumed", [1, 3])):
            path = shrunk(folder, first, name=run, train={**first["train"], "steps": 4, "warmup": 1})
            for stop in stops:
                call("-m", "training.stages.train", path, "--stop-after", stop)
            states[run] = torch.load(folder / "runs" / tiny(run) / "state.pt")
        if not same(states["straight"], states["resumed"]):
            raise SystemExit("a resumed run differs from one that was not interrupted")
        print("resumed = straight, bit for bit")

        critics_first(folder, first, states["straight"])
        together(shrunk(folder, first, batch=4, name="two-processes"))

        weights, detail = (folder / "runs" / tiny(stage) / "state.pt" for stage in (SHIPPED, DETAIL))
        print(call("-m", "training.ship.ship", "--painter", "masters", "--weights", weights, "--detail", detail, "--prepared", folder / "prepared", "--out", folder / "models",
                   "--fixtures", folder / "fixtures", "--version", "0.0.0", "--medoids", 3).strip())
        parity(folder, args.modules)
        judged(folder)
        looked_at(folder, weights)
    print(f"smoke test passed in {time.time() - started:.0f} s")


def judged(folder):
    """The evaluation of the masters, from judges that hardly learnt to a table without gaps."""
    for judge in ("selfsup", "segmenter"):
        call("-m", f"training.judges.{judge}", "--prepared", folder / "prepared", "--set", "masters", "--margin", 0.04, "--out", folder / judge, "--steps", 1)
    state = lambda run: str(folder / "runs" / tiny(run) / "state.pt")
    row = dict(name="tiny", kind="weights", path=state(SHIPPED), detail=state(DETAIL), painter="masters", named=False)
    config = folder / "evaluation.toml"
    config.write_text(f'''set = "masters"
prepared = "{folder / "prepared"}"
judge = "{folder / "selfsup" / "judge.pt"}"
segmenter = "{folder / "segmenter" / "segmenter.pt"}"
cache = "{folder / "painted"}"
margin = 0.04
styles = 1
larger = 1
[[rows]]
''' + "".join(f"{k} = {json.dumps(v)}\n" for k, v in row.items()))
    call("-m", "training.judges.evaluate", config, "--limit", 2, "--out", folder / "evaluation.json")
    found = json.loads((folder / "evaluation.json").read_text())["rows"]["tiny"]
    missing = {"kid", "fidelity", "diversity", "memory", "patches", "spectrum", "tones", "windows", "drift"} - set(found)
    if missing:
        raise SystemExit(f"evaluation without {missing}")


def looked_at(folder, weights):
    """The pictures of a blind look, and what its ratings say."""
    out, key, ratings = (folder / name for name in ("blind", "key.json", "ratings.json"))
    call("-m", "training.eyes.blind", "--weights", weights, "--prepared", folder / "prepared", "--out", out, "--key", key, "--each", 1)
    ratings.write_text(json.dumps({p.stem: {"hang": 2, "by hand": True} for p in out.glob("*.png")}))
    told = call("-m", "training.eyes.blind", "--ratings", ratings, "--key", key)
    if told.count("1 pictures, would hang 2.00 of 5") != 2:
        raise SystemExit(f"a blind look of two pictures gave {told!r}")


def parity(folder, modules):
    """The fixtures that `ship` wrote, through onnxruntime-web."""
    fixture = json.loads((folder / "fixtures" / "masters.json").read_text())
    array = lambda t: np.frombuffer(base64.b64decode(t["data"]), t["type"]).reshape(t["shape"])

    def worst(cases, file):
        found = wasm.outputs(folder / "models" / file, [{k: array(v) for k, v in c["inputs"].items()} for c in cases], modules)
        return max(float(np.abs(array(c["output"]) - y).max()) for c, y in zip(cases, found))
    image, style = worst(fixture["generator"], "generator.onnx"), worst(fixture["encoder"], "style-encoder.onnx")
    octaves = json.loads((folder / "models" / "generator.json").read_text())["octaves"]
    for i, octave in enumerate(octaves):
        (folder / "models" / f"octave-{i}.onnx").write_bytes(base64.b64decode(octave["model"].split(",")[1]))
    larger = [worst(cases, f"octave-{i}.onnx") for i, cases in enumerate(fixture["octaves"])]
    print(f"torch against onnxruntime-web: image {image:.1e}, style {style:.1e}, octaves {', '.join(f'{far:.1e}' for far in larger)}")
    if max(image, style, *larger) > 1e-3:
        raise SystemExit("parity broken")


if __name__ == "__main__":
    main()
