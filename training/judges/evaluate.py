"""The table: every row's pictures on the same label maps and styles, judged by nets that were no loss of ours.

    python3 -m training.judges.evaluate training/judges/evaluation.toml --split validation         (while developing)
    python3 -m training.judges.evaluate training/judges/evaluation.toml --split held-out --final   (once, at the end)

KID        unbiased, cubic kernel on features whitened by the real training paintings' (`kid.py`), on five 224-pixel crops a picture without
           resizing, void greyed on both sides. The scene is the unit: pairs that share a label map are left out, and the 95 % intervals
           come from drawing scenes anew (1000 times). "across styles": pairs that share a style left out, too.
fidelity   mean IoU of the segmenter as a share of what it reaches on the real paintings of the same scenes
diversity  distance of features between seeds and between styles on one scene, as a share of that between real paintings
memory     how much nearer the nearest training painting is than chance has it: nearest of as many training paintings as there
           are held-out ones (median of 200 draws) over the nearest held-out painting of another scene; near 1 is good
spectrum   power above half of Nyquist over the real paintings' (1 is alike, below is too smooth)
Pictures are cached in <cache>/<split>/<row and what it was painted with>/ outside the clone; --out gets evaluation.json and the table is printed.
"""
import argparse
import json
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.judges import painters, segmenter, selfsup
from training.data.classes import NAMES, REPO, VOID
from training.data.dataset import Pictures, resized
from training.judges.kid import Whitening, kernel
from training.judges.painters import SIDE
from training.nets.squeezenet import SqueezeNet
from training.stages.train import JUDGE

STYLES, CROP, DRAWS, SEED = 12, 224, 1000, 0


def whole(pictures, limit=None):
    """Every picture of a split at 512x512: (uint8 [N,512,512,3], labels uint8 [N,512,512])."""
    rows = [pictures[i] for i in range(len(pictures))][:limit]
    return (np.stack([resized(rgb, SIDE, None, Image.BICUBIC) for rgb, _ in rows]),
            np.stack([resized(masks[0], SIDE, None, Image.NEAREST) for _, masks in rows]))


def crops(picture):
    """The four corners and the middle, [5,224,224,3]."""
    a, m = SIDE - CROP, (SIDE - CROP) // 2
    return np.stack([picture[y:y + CROP, x:x + CROP] for y, x in ((0, 0), (0, a), (a, 0), (a, a), (m, m))])


def describe(nets, pictures, labels, whiten=None):
    """{net: features [S*P,5,D]} of uint8 pictures [S*P,512,512,3], P a scene, of label maps [S,512,512], through whiten[net].

    Void is grey, on real and painted pictures alike (cabins, frames, people: 5.7 % of the training paintings' pixels): no row is asked for these, so no
    net may miss them."""
    out, per = {name: [] for name in nets}, len(pictures) // len(labels)
    for i, picture in enumerate(pictures):
        known = np.where((labels[i // per] == VOID)[..., None], np.uint8(128), picture)
        x = torch.from_numpy(crops(known)).permute(0, 3, 1, 2).float() / 127.5 - 1
        with torch.no_grad():
            for name, net in nets.items():
                out[name].append(net(x).numpy())
    return {name: whiten[name](np.stack(rows)) if whiten else np.stack(rows) for name, rows in out.items()}


def scenes_kernel(a, b):
    """Mean kernel between scenes: a [S,P,D] and b [T,Q,D] -> [S,T] (P and Q run over styles and crops)."""
    values = kernel(a.reshape(-1, a.shape[2]).astype(np.float64), b.reshape(-1, b.shape[2]).astype(np.float64))
    return values.reshape(len(a), a.shape[1], len(b), b.shape[1]).mean((1, 3))


def distance(painted, real, same_scenes, rng):
    """KID of painted [S,P,D] against real [T,Q,D] with its 95 % interval. same_scenes: real[i] is the painting of scene i,
    so pairs (i, i) are left out and both sides are drawn anew together."""
    pp, rr, pr = scenes_kernel(painted, painted), scenes_kernel(real, real), scenes_kernel(painted, real)

    def estimate(c, d):
        def mean(k, u, v, apart):
            w = np.outer(u, v).astype(np.float64)
            if apart:
                np.fill_diagonal(w, 0)
            return (w * k).sum() / w.sum()
        return mean(pp, c, c, True) + mean(rr, d, d, True) - 2 * mean(pr, c, d, same_scenes)

    count = lambda n: np.bincount(rng.integers(0, n, n), minlength=n)
    draws = []
    for _ in range(DRAWS):
        c = count(len(pp))
        draws.append(estimate(c, c if same_scenes else count(len(rr))))
    low, high = np.quantile(draws, [0.025, 0.975])
    return dict(kid=estimate(np.ones(len(pp)), np.ones(len(rr))), low=low, high=high)


def same_style(painted):
    """What pairs in the same style add to the KID of painted [S,K,P,D] (scenes, styles, crops): the same K styles come back in every scene."""
    scenes, styles, _, width = painted.shape
    each = painted.reshape(scenes * styles, -1, width)
    pairs = scenes_kernel(each, each).reshape(scenes, styles, scenes, styles).transpose(0, 2, 1, 3)[~np.eye(scenes, dtype=bool)]
    return pairs.mean() - pairs[:, ~np.eye(styles, dtype=bool)].mean()


def spectrum(pictures):
    """Mean power of luminance above half of Nyquist, as a share of all power but the mean's."""
    f = np.fft.fftfreq(SIDE)
    radius = np.hypot(f[:, None], f[None])
    window = np.outer(np.hanning(SIDE), np.hanning(SIDE))
    high, all_of_it = 0.0, 0.0
    for picture in pictures:
        y = picture.astype(np.float64) @ [0.299, 0.587, 0.114]
        power = np.abs(np.fft.fft2((y - y.mean()) * window)) ** 2
        high, all_of_it = high + power[(radius > 0.25) & (radius <= 0.5)].sum(), all_of_it + power[radius > 0].sum()
    return high / all_of_it


def memory(painted, train, other, rng):
    """See `memory` above. painted [S,P,D] mean features, train [N,D], other [S,D] (painting i belongs to scene i)."""
    nearest = lambda x, y: np.sqrt(((x[:, None] - y[None]) ** 2).sum(2))
    ratios = []
    for s in range(len(painted)):
        away = nearest(painted[s], np.delete(other, s, 0)).min(1)
        to_train = nearest(painted[s], train)
        picks = [to_train[:, rng.choice(len(train), len(other) - 1, replace=False)].min(1) for _ in range(200)]
        ratios += list(np.median(picks, 0) / away)
    return float(np.median(ratios))


def paint_row(row, real, labels, train, cache, modules):
    """(pictures [S,12,512,512,3], pictures of other seeds [S,3,512,512,3] or None), from the cache where it has them."""
    folder = cache / f"{row['name']} {painters.fingerprint(row)}".strip()
    folder.mkdir(parents=True, exist_ok=True)
    kind = row["kind"]
    styles = 1 if kind in ("flat", "blurred") else STYLES
    jobs = [(s, k, SEED) for s in range(len(labels)) for k in range(styles)]
    jobs += [] if styles == 1 else [(s, 0, 1 + seed) for s in range(len(labels)) for seed in range(3)]
    file = lambda job: folder / "{:03}-{:02}-{}.png".format(*job)
    missing = [job for job in jobs if not file(job).exists()]
    if missing:
        make = {"flat": lambda: painters.flat, "blurred": lambda: painters.blurred(real), "onnx": lambda: painters.exported(row["path"], modules),
                "weights": lambda: painters.trained(row["path"], train, row.get("named", True), row.get("painter", "wet-on-wet"))}[kind]()
        given = [painters.filled(m) for m in labels]
        for part in (missing[i:i + 24] for i in range(0, len(missing), 24)):
            inputs = [(given[s], s, k, seed) for s, k, seed in part]
            for job, picture in zip(part, make(inputs) if getattr(make, "many", False) else [make(*i) for i in inputs]):
                Image.fromarray(picture).save(file(job))
            print(f"  {row['name']}: {sum(file(j).exists() for j in jobs)}/{len(jobs)} painted", flush=True)
    read = lambda job: np.asarray(Image.open(file(job)))
    pictures = np.stack([np.stack([read((s, k, SEED)) for k in range(styles)]) for s in range(len(labels))])
    if styles == 1:
        return pictures, None
    return pictures, np.stack([np.stack([read((s, 0, 1 + seed)) for seed in range(3)]) for s in range(len(labels))])


def judge_row(pictures, reseeded, reference, nets, reader, rng):
    """Everything the table says of one row. reference: what `main` measured on real paintings."""
    scenes, per = pictures.shape[:2]
    flat = pictures.reshape(-1, SIDE, SIDE, 3)
    features = {n: f.reshape(scenes, per * 5, -1) for n, f in describe(nets, flat, reference["labels"], reference["whiten"]).items()}
    out = {"kid": {n: {"scenes": distance(f, reference["features"][n], True, rng), "training": distance(f, reference["train"][n], False, rng)} for n, f in features.items()}}
    if per > 1:
        for n, f in features.items():
            out["kid"][n]["across styles"] = out["kid"][n]["scenes"]["kid"] - same_style(f.reshape(scenes, per, 5, -1))
    if reader:
        counts = segmenter.confusion(reader, flat, np.repeat(reference["labels"], per, 0))
        share = counts.sum(1) / counts.sum()
        iou, ceiling = segmenter.overlap(counts), reference["iou"]
        common = share >= 0.01
        out["fidelity"] = {"miou": float(np.nanmean(iou)), "share": float(np.nanmean(iou) / np.nanmean(ceiling)),
                           "classes": {n: {"iou": float(iou[i]), "share": float(iou[i] / ceiling[i]), "pixels": float(share[i])} for i, n in enumerate(NAMES)},
                           "weakest": float(np.nanmin((iou / ceiling)[common]))}
    out["spectrum"] = float(spectrum(flat) / reference["spectrum"])
    name = "squeezenet" if "squeezenet" in nets else "judge"
    mean = features[name].reshape(scenes, per, 5, -1).mean(2)
    out["memory"] = memory(mean, reference["train"][name].mean(1), reference["features"][name].mean(1), rng)
    if reseeded is not None:
        apart = lambda x: np.mean([np.linalg.norm(a - b) for rows in x for i, a in enumerate(rows) for b in rows[:i]])
        seeds = describe({name: nets[name]}, reseeded.reshape(-1, SIDE, SIDE, 3), reference["labels"], reference["whiten"])[name].reshape(scenes, 3, 5, -1).mean(2)
        real = apart(reference["features"][name].mean(1)[None])
        out["diversity"] = {"seeds": float(apart(seeds) / real), "styles": float(apart(mean) / real)}
    return out


def table(result):
    lines = ["| row | KID×10³ SqueezeNet | KID×10³ judge | fidelity | weakest class | seeds | styles | memory | spectrum |", "|" + "---|" * 9]
    for name, r in result["rows"].items():
        cell = lambda n: "{:.0f} ({:.0f}–{:.0f})".format(*(1e3 * r["kid"][n]["scenes"][k] for k in ("kid", "low", "high"))) if n in r["kid"] else "–"
        d = r.get("diversity", {})
        more = [f"{r['fidelity']['share']:.2f}", f"{r['fidelity']['weakest']:.2f}"] if "fidelity" in r else ["–", "–"]
        more += [f"{d[k]:.2f}" if k in d else "–" for k in ("seeds", "styles")] + [f"{r['memory']:.2f}" if "memory" in r else "–", f"{r.get('spectrum', 1):.2f}"]
        lines.append(f"| {name} | {cell('squeezenet')} | {cell('judge')} | " + " | ".join(more) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("--split", choices=["validation", "held-out"], default="validation")
    parser.add_argument("--final", action="store_true", help="needed to read the held-out split")
    parser.add_argument("--modules", type=Path, default=REPO)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rows", nargs="*", help="only these; the others are taken over from --out")
    parser.add_argument("--limit", type=int, help="only so many pictures of each split (to try the code)")
    args = parser.parse_args()
    if args.split == "held-out" and not args.final:
        raise SystemExit("the held-out split is read once, at the end: --final")
    config = tomllib.loads(args.config.read_text())
    cache = Path(config["cache"]) / args.split
    train = Pictures(config["prepared"], "paintings", "train")
    real, labels = whole(Pictures(config["prepared"], "paintings", args.split), args.limit)
    nets = {"judge": selfsup.load(JUDGE)}
    if config.get("pictures"):
        nets["squeezenet"] = SqueezeNet(Path(config["pictures"]))
    rng = np.random.default_rng(SEED)
    reader = segmenter.load(config["segmenter"]) if Path(config["segmenter"]).exists() else None
    if not reader:
        print(f"no segmenter at {config['segmenter']}: fidelity is left out")
    iou = segmenter.overlap(segmenter.confusion(reader, real, labels)) if reader else None
    known = describe(nets, *whole(train, args.limit))
    whiten = {name: Whitening(f.reshape(-1, f.shape[2])) for name, f in known.items()}
    reference = dict(labels=labels, iou=iou, spectrum=spectrum(real), whiten=whiten, features=describe(nets, real, labels, whiten),
                     train={name: whiten[name](f) for name, f in known.items()})
    result = dict(when=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), split=args.split, scenes=len(labels), judge_sha256=selfsup.sha256(JUDGE),
                  segmenter_sha256=selfsup.sha256(config["segmenter"]) if reader else None, rows={})
    if args.rows and args.out and args.out.exists():  # the other rows stay as they were, if the same judges measured them
        before = json.loads(args.out.read_text())
        if all(before[k] == result[k] for k in ("split", "scenes", "judge_sha256", "segmenter_sha256")):
            result["rows"] = before["rows"]
        else:
            raise SystemExit(f"{args.out} is of another split or of other judges: measure all rows")
    floor = {n: {"scenes": distance(reference["train"][n], f, False, rng)} for n, f in reference["features"].items()}
    result["rows"]["real training paintings"] = {"kid": floor}
    if reader:
        result["ceiling"] = {n: float(v) for n, v in zip(NAMES, iou)}
    for row in config["rows"]:
        if not args.rows or row["name"] in args.rows:
            pictures, reseeded = paint_row(row, real, labels, train, cache, args.modules)
            result["rows"][row["name"]] = judge_row(pictures, reseeded, reference, nets, reader, rng)
            print(table(result), flush=True)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
