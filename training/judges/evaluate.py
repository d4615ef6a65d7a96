"""The table: every row's pictures on the same label maps and styles, judged by nets that were no loss of ours.

    python3 -m training.judges.evaluate training/judges/evaluation.toml --split validation           (the television paintings, while developing)
    python3 -m training.judges.evaluate training/judges/evaluation-masters.toml --split validation   (the masters)
    python3 -m training.judges.evaluate training/judges/evaluation-masters.toml --split held-out --final --out …   (once, at the end)

KID        unbiased, cubic kernel on features whitened by the real training paintings' (`kid.py`), on five 224-pixel crops a picture without
           resizing, void greyed on both sides. The scene is the unit: pairs that share a label map are left out, and the 95 % intervals
           come from drawing scenes anew (1000 times). "across styles": pairs that share a style left out, too.
fidelity   mean IoU of the segmenter as a share of what it reaches on the real paintings of the same scenes
diversity  distance of features between seeds and between styles on one scene, as a share of that between real paintings
memory     how much nearer the nearest training painting is than chance has it; near 1 is good (`measures.memory`)
patches    is a patch much nearer to one training painting than to all others? Near 1 is good, below is copied (`measures.Patches`)
spectrum   power above half of Nyquist over the real paintings' (1 is alike, below is too smooth)
tones      shares of rock pixels that are nearly black (lightness below 12 of 255) and of sky pixels that are blown (a channel at 250 or above)
windows    KID and spectrum of three windows of 512 pixels of scenes painted at 1024 and at 2048, in `larger` styles a scene
drift      how much the same scene differs over the sizes (`measures.drift`)
Pictures are cached in <cache>/<split>/ outside the clone (`painting.py`); --out gets evaluation.json and the tables are printed (`table.py`).
"""
import argparse
import json
import time
import tomllib
from pathlib import Path

import numpy as np

from training.data.classes import NAMES, REPO
from training.data.dataset import Pictures
from training.judges import measures, painting, segmenter, selfsup
from training.judges.distance import describe, distance, same_style
from training.judges.kid import Whitening
from training.judges.painters import painter_of
from training.judges.table import table
from training.judges.views import SIDE, own_size, whole, windows
from training.nets.squeezenet import SqueezeNet

SEED = 0
PATCHED = 4  # styles of a scene whose patches are looked up: each costs as much as its five crops


class Reference:
    """Real pictures of a view, described by the judges: `train` (those of the training split) and `real` (those of the scenes), each [N,P,D], P being
    crops, of one or more windows a painting; `whiten` of the former, and how much they differ (`floor`)."""

    def __init__(self, nets, train, real, rng):
        """train, real: (pictures uint8 [N,W,512,512,3], labels [N,W,512,512]), W windows of each."""
        known = {name: f.reshape(len(train[0]), -1, f.shape[2]) for name, f in described(nets, *train).items()}
        self.whiten = {name: Whitening(f.reshape(-1, f.shape[2])) for name, f in known.items()}
        self.train = {name: self.whiten[name](f) for name, f in known.items()}
        self.labels = real[1]
        self.real = {name: f.reshape(len(real[0]), -1, f.shape[2]) for name, f in described(nets, *real, self.whiten).items()}
        self.floor = {name: distance(self.train[name], f, False, rng) for name, f in self.real.items()}
        self.spectrum = measures.spectrum(flat(real[0]))


def flat(pictures):
    """[..., 512,512,3] -> [N,512,512,3]."""
    return pictures.reshape(-1, SIDE, SIDE, 3)


def described(nets, pictures, labels, whiten=None):
    """{net: features [_,5,D]} of pictures [N,(W,)(P,)512,512,3] of label maps [N,(W,)512,512]: W windows of a scene, P pictures of each."""
    return describe(nets, flat(pictures), labels.reshape(-1, SIDE, SIDE), whiten)


class Evaluation:
    """A split's scenes, and what judges say of the real paintings."""

    def __init__(self, config, split, limit):
        self.config, self.margin, self.rng = config, config.get("margin", 0), np.random.default_rng(SEED)
        self.cache = Path(config["cache"]) / split
        self.nets = {"judge": selfsup.load(config["judge"])}
        if config.get("pictures"):
            self.nets["squeezenet"] = SqueezeNet(Path(config["pictures"]))
        self.main = "squeezenet" if "squeezenet" in self.nets else "judge"  # which net diversity and memory are measured with
        train, scenes = (Pictures(config["prepared"], config["set"], name) for name in ("train", split))
        known = whole(train, self.margin, limit)
        self.pictures, self.labels = whole(scenes, self.margin, limit)
        one = lambda pictures, labels: (pictures[:, None], labels[:, None])
        self.at_512 = Reference(self.nets, one(*known), one(self.pictures, self.labels), self.rng)
        self.patches = measures.Patches(self.nets[self.main], known, (self.pictures, self.labels))
        self.reader = segmenter.load(config["segmenter"]) if Path(config["segmenter"]).exists() else None
        if not self.reader:
            print(f"no segmenter at {config['segmenter']}: fidelity is left out")
        self.ceiling = segmenter.overlap(segmenter.confusion(self.reader, self.pictures, self.labels)) if self.reader else None
        self.real_rows = {"real training paintings": {"kid": {n: {"scenes": f} for n, f in self.at_512.floor.items()}, "tones": measures.tones(*known)},
                          "real paintings of the scenes": {"tones": measures.tones(self.pictures, self.labels)}}
        if config.get("larger"):
            cut = lambda paintings, k: np.stack([windows(painting[k], self.margin) for painting in paintings])
            known, self.own = own_size(train, self.margin, limit), own_size(scenes, self.margin, limit)
            self.at_own = Reference(self.nets, *((cut(paintings, 1), cut(paintings, 2)) for paintings in (known, self.own)), self.rng)
            self.real_rows["real training paintings"]["windows"] = {"1024": {"kid": self.at_own.floor}}

    def row(self, row, modules):
        """Everything the table says of one row of the config."""
        painter, folder = painter_of(row, self.pictures, self.config["prepared"], modules), painting.folder_of(row, self.labels, self.margin, self.cache)
        found = self.squares(*painting.squares(painter, row["name"], folder, self.labels, self.config["styles"], self.config.get("named")))
        if self.config.get("larger") and hasattr(painter, "sizes"):
            found.update(self.sizes(painting.larger(painter, row["name"], folder, self.own, self.margin, self.config["larger"])))
        return found

    def squares(self, pictures, reseeded):
        """What pictures [S,K,512,512,3] and those of other seeds [S,3,512,512,3] show."""
        scenes, per = pictures.shape[:2]
        here = self.at_512
        features = {n: f.reshape(scenes, per * 5, -1) for n, f in described(self.nets, pictures, self.labels, here.whiten).items()}
        out = {"kid": {n: {"scenes": distance(f, here.real[n], True, self.rng), "training": distance(f, here.train[n], False, self.rng)}
                       for n, f in features.items()}}
        if per > 1:
            for n, f in features.items():
                out["kid"][n]["across styles"] = out["kid"][n]["scenes"]["kid"] - same_style(f.reshape(scenes, per, 5, -1))
        if self.reader:
            out["fidelity"] = self.fidelity(flat(pictures), np.repeat(self.labels, per, 0))
        out["spectrum"] = float(measures.spectrum(flat(pictures)) / here.spectrum)
        mean = features[self.main].reshape(scenes, per, 5, -1).mean(2)
        real = here.real[self.main].mean(1)
        out["memory"] = measures.memory(mean, here.train[self.main].mean(1), real, self.rng)
        out["patches"] = self.patches(flat(pictures[:, :PATCHED]), self.labels)
        out["tones"] = measures.tones(flat(pictures), self.labels)
        if reseeded is not None:
            apart = lambda x: np.mean([np.linalg.norm(a - b) for rows in x for i, a in enumerate(rows) for b in rows[:i]])
            seeds = described({self.main: self.nets[self.main]}, reseeded, self.labels, here.whiten)[self.main]
            seeds = seeds.reshape(scenes, reseeded.shape[1], 5, -1).mean(2)
            out["diversity"] = {"seeds": float(apart(seeds) / apart(real[None])), "styles": float(apart(mean) / apart(real[None]))}
        return out

    def fidelity(self, pictures, labels):
        counts = segmenter.confusion(self.reader, pictures, labels)
        share, iou, ceiling = counts.sum(1) / counts.sum(), segmenter.overlap(counts), self.ceiling
        return {"miou": float(np.nanmean(iou)), "share": float(np.nanmean(iou) / np.nanmean(ceiling)),
                "classes": {n: {"iou": float(iou[i]), "share": float(iou[i] / ceiling[i]), "pixels": float(share[i])} for i, n in enumerate(NAMES)},
                "weakest": float(np.nanmin((iou / ceiling)[share >= 0.01]))}

    def sizes(self, painted):
        """What scenes painted larger show (`painting.larger`)."""
        scenes, out = len(self.own), {"windows": {}}
        for size in ("1024", "2048"):
            pictures = np.stack([p[size] for p in painted]).reshape(scenes, -1, 3, SIDE, SIDE, 3).swapaxes(1, 2)  # scene, window, style
            labels = self.at_own.labels if size == "1024" else np.stack([windows(l.repeat(2, 0).repeat(2, 1), self.margin, 2) for _, _, l in self.own])
            features = described(self.nets, pictures, labels, self.at_own.whiten)
            out["windows"][size] = {"kid": {n: distance(f.reshape(scenes, -1, f.shape[2]), self.at_own.real[n], True, self.rng) for n, f in features.items()},
                                    "spectrum": float(measures.spectrum(flat(pictures)) / self.at_own.spectrum)}
        out["drift"] = measures.drift([p["small"] for p in painted], [p["reseeded"] for p in painted])
        return out


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
    evaluation = Evaluation(config, args.split, args.limit)
    measured = dict(split=args.split, scenes=len(evaluation.labels), judge_sha256=selfsup.sha256(config["judge"]),
                    segmenter_sha256=selfsup.sha256(config["segmenter"]) if evaluation.reader else None,
                    **{k: config.get(k) for k in ("set", "margin", "styles", "named", "larger")})
    result = dict(when=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **measured, rows={})
    if args.rows and args.out and args.out.exists():  # the other rows stay as they were, if they were measured alike
        before = json.loads(args.out.read_text())
        if any(before.get(k) != v for k, v in measured.items()):
            raise SystemExit(f"{args.out} is of another split or set, of other judges or other numbers of styles: measure all rows")
        result["rows"] = before["rows"]
    result["rows"].update(evaluation.real_rows)
    if evaluation.reader:
        result["ceiling"] = {n: float(v) for n, v in zip(NAMES, evaluation.ceiling)}
    for row in config["rows"]:
        if not args.rows or row["name"] in args.rows:
            result["rows"][row["name"]] = evaluation.row(row, args.modules)
            print(table(result), flush=True)
            if args.out:  # after each row: a row takes minutes
                args.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
