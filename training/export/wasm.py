"""Run ONNX models in onnxruntime-web's WASM build through Node (gate/wasm.mjs): outputs, or interleaved timings."""
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from training.data.classes import REPO

SCRIPT = Path(__file__).parent / "gate" / "wasm.mjs"


def _job(models, feeds, modules, folder, **more):
    rows = []
    for i, (model, cases) in enumerate(zip(models, feeds)):
        described = []
        for j, case in enumerate(cases):
            row = {}
            for name, value in case.items():
                file = f"{folder}/in-{i}-{j}-{name}.bin"
                np.ascontiguousarray(value).tofile(file)
                row[name] = {"type": str(value.dtype), "shape": list(value.shape), "file": file}
            described.append(row)
        rows.append({"file": str(Path(model).resolve()), "feeds": described})
    job = {"models": rows, "modules": str(Path(modules or REPO).resolve()), "out": folder, **more}
    done = subprocess.run(["node", str(SCRIPT)], input=json.dumps(job), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.strip().splitlines()[-1]), done.stdout


def outputs(model, cases, modules=None):
    """The first output for each case (a dict of arrays)."""
    return [next(iter(all_of_them.values())) for all_of_them in every_output(model, cases, modules)]


def every_output(model, cases, modules=None):
    """All outputs by name for each case (a dict of arrays)."""
    with tempfile.TemporaryDirectory() as folder:
        answer, _ = _job([model], [cases], modules, folder)
        return [{name: np.fromfile(o["file"], np.float32).reshape(o["shape"]) for name, o in row.items()} for row in answer["outputs"]]


def milliseconds(models, feeds, rounds, modules=None):
    """Per model {median, fastest} of one run, one thread; the models take turns, the first round is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        return _job(models, [[f] for f in feeds], modules, folder, rounds=rounds + 1)[0]["milliseconds"]


def profile(model, feed, modules=None, rounds=3):
    """Milliseconds a run by operator type, from onnxruntime's profiler: {op: (ms, calls)}, and the slowest nodes."""
    with tempfile.TemporaryDirectory() as folder:
        _, text = _job([model], [[feed]], modules, folder, rounds=rounds, profile=True)
    kinds, nodes = {}, {}
    for line in text.splitlines():
        if '"cat" : "Node"' not in line or "_kernel_time" not in line:
            continue
        event = json.loads(line.strip().rstrip(","))
        op, ms = event["args"]["op_name"], event["dur"] / 1000 / rounds
        a, b = kinds.get(op, (0, 0))
        kinds[op] = (a + ms, b + 1 / rounds)
        nodes[event["name"]] = (nodes.get(event["name"], (0, ""))[0] + ms, event["args"].get("output_type_shape", ""))
    return kinds, nodes
