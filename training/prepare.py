"""Pictures + polygons -> arrays the trainer maps into memory. Nothing it writes may enter the repo.

    python3 -m training.prepare --data ../shared/data --out /work/alla-prima-runs/prepared

out/paintings/{images,masks}.npy  uint8 [N,337,450,3], [N,V,337,450]    out/paintings/index.json  ids, splits, variants
out/photos/{images,masks}.npy     uint8 [N,256,256,3], [N,V,256,256]    out/photos/index.json
V mask variants go from the most detailed to the clean shapes people draw. Void is 255.
"""
import argparse
import csv
import json
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from PIL import Image

from training import rasterise
from training.classes import VOID

HERE = Path(__file__).parent
PAINTING_VARIANTS = ["snapped", "drawn", "smooth 3", "smooth 8", "simplified 2", "simplified 4"]
PHOTO_VARIANTS = ["net", "smooth 2", "smooth 5"]


def split_of(number):
    """The split rule for pictures without a row in splits.tsv (photos): by id, as for the paintings."""
    return {0: "held-out", 6: "validation"}.get(number % 12, "train")


def painting(args):
    data, name, text = args
    rgb = np.array(Image.open(data / "paintings" / f"{name}.jpg").convert("RGB"))
    height, width = rgb.shape[:2]
    drawn = rasterise.draw(text, width, height)
    if (drawn == rasterise.UNLABELLED).any():
        raise SystemExit(f"{name}: pixels without a class")
    snapped = rasterise.snap(drawn, rgb)
    masks = [snapped, drawn, rasterise.smooth(snapped, 3), rasterise.smooth(snapped, 8)]
    for tolerance in (2, 4):
        simple = rasterise.draw(text, width, height, tolerance)
        simple[drawn == VOID] = VOID
        lost = simple == VOID
        simple[lost & (drawn != VOID)] = drawn[lost & (drawn != VOID)]
        masks.append(simple)
    return rgb, np.stack(masks)


def photo(args):
    data, name, _ = args
    rgb = np.array(Image.open(data / "photos" / f"{name}.jpg").convert("RGB"))
    labels = np.array(Image.open(data / "photos" / f"{name}.png"))
    return rgb, np.stack([labels, rasterise.smooth(labels, 2), rasterise.smooth(labels, 5)])


def store(out, jobs, work, splits, variants):
    """Run `work` over the jobs on all cores and write the arrays and their index."""
    out.mkdir(parents=True, exist_ok=True)
    with Pool() as pool:
        rows = pool.map(work, jobs, chunksize=8)
    np.save(out / "images.npy", np.stack([r[0] for r in rows]))
    np.save(out / "masks.npy", np.stack([r[1] for r in rows]))
    index = {"ids": [j[1] for j in jobs], "splits": splits, "variants": variants}
    (out / "index.json").write_text(json.dumps(index))
    print(out.name, {s: splits.count(s) for s in sorted(set(splits))}, "variants", variants)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--annotations", type=Path, default=HERE / "data", help="splits.tsv and polygons/")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    jobs, splits = [], []
    for row in csv.DictReader(open(args.annotations / "splits.tsv"), delimiter="\t"):
        if row["split"] != "skipped":
            jobs.append((args.data, row["id"], (args.annotations / "polygons" / f"{row['id']}.txt").read_text()))
            inner = split_of(int(row["id"]))
            splits.append("validation" if inner == "validation" else row["split"])
            assert (inner == "held-out") == (row["split"] == "held-out"), row
    store(args.out / "paintings", jobs, painting, splits, PAINTING_VARIANTS)

    names = sorted(p.stem for p in (args.data / "photos").glob("*.jpg"))
    store(args.out / "photos", [(args.data, n, None) for n in names], photo, [split_of(int(n[1:])) for n in names], PHOTO_VARIANTS)


if __name__ == "__main__":
    main()
