"""What a free painter may learn from: the pictures of data/masters/manifest.tsv and no other.

    python3 -m training.data.provenance --data ../shared/data      # writes the manifest anew from the catalogues and the files, and the list for people
    python3 -m training.data.provenance --list                     # the list alone: docs/painters/masters-sources.md

A stage whose config names a manifest is refused when one of its pictures (by the sha256 of the file that `prepare` read) is not in it, or when
the stage it starts from was trained without that manifest. Why each is free: its painter died more than 70 years ago (PD-old-70), and a faithful
photograph of a flat work has no rights of its own (PD-art; US: Bridgeman v. Corel, 1999; EU: directive 2019/790, article 14).
"""
import argparse
import csv
import json
from pathlib import Path

from training.stages import checkpoint
from training.data.classes import REPO
from training.judges.selfsup import sha256

FREE = "PD-old-70, PD-art"
SOURCES = REPO / "docs" / "painters" / "masters-sources.md"
COLUMNS = ["set", "id", "split", "artist", "died", "title", "year", "source", "sha256", "free because"]


def read(path):
    """The manifest's rows by sha256."""
    return {row["sha256"]: row for row in csv.DictReader(open(path), delimiter="\t")}


def check(config, sets):
    """End the process with a sentence unless every picture of the prepared sets, and all that the stage starts from, is in the manifest."""
    manifest = read(REPO / config["data"]["manifest"])
    for name in sets:
        index = json.loads((Path(config["data"]["prepared"]) / name / "index.json").read_text())
        used = [(i, digest) for i, digest, split in zip(index["ids"], index["sha256"], index["splits"]) if split == "train"]
        unknown = [i for i, digest in used if manifest.get(digest, {}).get("split") != "train"]
        if unknown:
            raise SystemExit(f"{config['name']}: {len(unknown)} pictures of {name} are not for training in {config['data']['manifest']}: {', '.join(unknown[:5])}")
    start = config["model"].get("start")
    while start:
        record = next((p for p in (Path(config["out"]) / start / "run.json", checkpoint.KEPT / start / "run.json") if p.exists()), None)
        before = json.loads(record.read_text())["config"] if record else {"data": {}, "model": {}}
        if before["data"].get("manifest") != config["data"]["manifest"]:
            raise SystemExit(f"{config['name']} starts from {start}, which was not trained on {config['data']['manifest']} alone")
        start = before["model"].get("start")


def write_list(manifest):
    """Every painting that the painter learnt from, by artist."""
    artists = {}
    for row in sorted(read(manifest).values(), key=lambda row: (row["artist"].split()[-1].lower(), row["artist"], row["title"])):
        if row["split"] == "train":
            artists.setdefault((row["artist"], row["died"]), []).append(f"*{row['title']}*" + (f" ({row['year']})" if row["year"] else ""))
    lines = ["# What the painter Masters learnt from", "", f"{sum(map(len, artists.values()))} paintings in the public domain, by {len(artists)} artists. Sources and checksums: "
             "[manifest.tsv](../../training/data/masters/manifest.tsv), which this list is made from (`python3 -m training.data.provenance --list`).", ""]
    lines += [f"- **{artist or 'Unknown'}**{f' († {died})' if died else ''}: {'; '.join(titles)}" for (artist, died), titles in artists.items()]
    SOURCES.write_text("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    here = Path(__file__).parent / "masters"
    if args.list:
        return write_list(here / "manifest.tsv")
    splits = {row["id"]: row["split"] for row in csv.DictReader(open(here / "splits.tsv"), delimiter="\t")}
    with open(here / "manifest.tsv", "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        for name, folder in (("masters", "masters"), ("small", "masters-small")):
            for row in csv.DictReader(open(args.data / f"{folder}.tsv"), delimiter="\t"):
                path = args.data / folder / row["file"]
                split = splits[path.stem] if name == "masters" else "train"
                if split == "skipped":
                    continue
                writer.writerow({"set": name, "id": path.stem, "split": split, **{k: row[k] for k in ("artist", "died", "title", "year")},
                                 "source": f"https://github.com/{row['source repo']} {row['source path']}", "sha256": sha256(path), "free because": FREE})
    write_list(here / "manifest.tsv")


if __name__ == "__main__":
    main()
