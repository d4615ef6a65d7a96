"""Pictures + polygons -> arrays the trainer maps into memory. Nothing it writes may enter the repo.

    python3 -m training.data.prepare --data ../shared/data --out ../alla-prima-runs/prepared [paintings photos masters]

out/<set>/images.bin and masks.bin: uint8, one picture [H,W,3] or its V masks [V,H,W] after the other; out/<set>/index.json: ids, splits,
variants, shapes, sha256 of the files read. V mask variants go from the most detailed to the clean shapes people draw. Void is 255.

paintings  the television paintings          photos  landscapes from Flickr, with masks of an ADE20K net
masters    paintings in the public domain, of any shape, with our polygons (data/masters/)
A fourth set, small, is made by label_small.py in the same form.
"""
import argparse
import csv
import json
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from PIL import Image

from training.data import rasterise
from training.data.classes import VOID
from training.judges.selfsup import sha256

HERE = Path(__file__).parent
PAINTING_VARIANTS = ["snapped", "drawn", "smooth 3", "smooth 8", "simplified 2", "simplified 4"]
MASTERS_VARIANTS = PAINTING_VARIANTS + ["clean one", "clean two"]
PHOTO_VARIANTS = ["net", "smooth 2", "smooth 5"]
USUAL = 450 * 337  # pixels of a television painting, for which the numbers of `snap` and `smooth` were chosen


def split_of(number):
    """The split rule for pictures without a row in splits.tsv (photos): by id, as for the paintings."""
    return {0: "held-out", 6: "validation"}.get(number % 12, "train")


def simplified(text, drawn, tolerance):
    height, width = drawn.shape
    simple = rasterise.draw(text, width, height, tolerance)
    simple[drawn == VOID] = VOID
    lost = (simple == VOID) & (drawn != VOID)
    simple[lost] = drawn[lost]
    return simple


def painting(args):
    data, name, text = args
    rgb = np.array(Image.open(data / "paintings" / f"{name}.jpg").convert("RGB"))
    height, width = rgb.shape[:2]
    drawn = rasterise.draw(text, width, height)
    if (drawn == rasterise.UNLABELLED).any():
        raise SystemExit(f"{name}: pixels without a class")
    snapped = rasterise.snap(drawn, rgb)
    masks = [snapped, drawn, rasterise.smooth(snapped, 3), rasterise.smooth(snapped, 8)]
    return rgb, np.stack(masks + [simplified(text, drawn, tolerance) for tolerance in (2, 4)])


def master(args):
    """As `painting`, of any shape: edges are snapped at about the television paintings' size, outlines smoothed by as much of the picture."""
    data, name, text = args
    image = Image.open(data / "masters" / f"{name}.jpg").convert("RGB")
    rgb = np.array(image)
    height, width = rgb.shape[:2]
    drawn = rasterise.draw(text, width, height)
    if (drawn == rasterise.UNLABELLED).any():
        raise SystemExit(f"{name}: pixels without a class")
    scale = (width * height / USUAL) ** 0.5
    size = (round(width / scale), round(height / scale))
    small = rasterise.snap(np.array(Image.fromarray(drawn).resize(size, Image.NEAREST)), np.array(image.resize(size, Image.BOX)))
    snapped = rasterise.smooth(np.array(Image.fromarray(small).resize((width, height), Image.NEAREST)), 0.6 * scale)
    snapped[drawn == VOID] = VOID
    masks = [snapped, drawn, rasterise.smooth(snapped, 3 * scale), rasterise.smooth(snapped, 8 * scale)]
    masks += [simplified(text, drawn, tolerance) for tolerance in (2, 4)]
    return rgb, np.stack(masks + [plain(text, drawn, seed) for seed in (1, 2)])


def plain(text, drawn, seed):
    """The best of a few `rasterise.clean` maps: hurried, but of the same picture."""
    height, width = drawn.shape
    known, best, agreement = drawn != VOID, drawn, 0.0
    for attempt in range(4):
        labels = rasterise.clean(text, width, height, np.random.default_rng([seed, attempt, len(text)]))
        same = float((labels == drawn)[known].mean())
        if same > agreement:
            best, agreement = labels, same
        if agreement > 0.85:
            break
    return best


def photo(args):
    data, name, _ = args
    rgb = np.array(Image.open(data / "photos" / f"{name}.jpg").convert("RGB"))
    labels = np.array(Image.open(data / "photos" / f"{name}.png"))
    return rgb, np.stack([labels, rasterise.smooth(labels, 2), rasterise.smooth(labels, 5)])


def store(out, jobs, work, files, splits, variants):
    """Run `work` over the jobs on all cores and write the arrays and their index."""
    out.mkdir(parents=True, exist_ok=True)
    shapes = []
    with Pool() as pool, open(out / "images.bin", "wb") as images, open(out / "masks.bin", "wb") as masks:
        for rgb, maps in pool.imap(work, jobs, chunksize=4):
            assert maps.shape == (len(variants), *rgb.shape[:2]), (maps.shape, rgb.shape)
            images.write(np.ascontiguousarray(rgb).tobytes())
            masks.write(np.ascontiguousarray(maps).tobytes())
            shapes.append(rgb.shape[:2])
    index = {"ids": [j[1] for j in jobs], "splits": splits, "variants": variants, "shapes": shapes, "sha256": [sha256(f) for f in files]}
    (out / "index.json").write_text(json.dumps(index))
    print(out.name, {s: splits.count(s) for s in sorted(set(splits))}, "variants", variants, flush=True)


def rows(path):
    return [r for r in csv.DictReader(open(path), delimiter="\t") if r["split"] != "skipped"]


def television(data, annotations, out):
    jobs, splits = [], []
    for row in rows(annotations / "splits.tsv"):
        jobs.append((data, row["id"], (annotations / "polygons" / f"{row['id']}.txt").read_text()))
        inner = split_of(int(row["id"]))
        splits.append("validation" if inner == "validation" else row["split"])
        assert (inner == "held-out") == (row["split"] == "held-out"), row
    store(out, jobs, painting, [data / "paintings" / f"{j[1]}.jpg" for j in jobs], splits, PAINTING_VARIANTS)


def photos(data, _, out):
    names = sorted(p.stem for p in (data / "photos").glob("*.jpg"))
    store(out, [(data, n, None) for n in names], photo, [data / "photos" / f"{n}.jpg" for n in names], [split_of(int(n[1:])) for n in names], PHOTO_VARIANTS)


def masters(data, annotations, out):
    listed = rows(annotations / "splits.tsv")
    jobs = [(data, r["id"], (annotations / "polygons" / f"{r['id']}.txt").read_text()) for r in listed]
    store(out, jobs, master, [data / "masters" / f"{r['id']}.jpg" for r in listed], [r["split"] for r in listed], MASTERS_VARIANTS)


SETS = {"paintings": (television, "television"), "photos": (photos, ""), "masters": (masters, "masters")}  # set: (function, folder of its annotations)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--annotations", type=Path, default=HERE, help="has television/ and masters/, each with splits.tsv and polygons/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("sets", nargs="*", help=f"of {', '.join(SETS)} (default: all)")
    args = parser.parse_args()
    for name in args.sets or SETS:
        make, folder = SETS[name]
        make(args.data, args.annotations / folder, args.out / name)


if __name__ == "__main__":
    main()
