"""Compute spent, from logged times: one line a run kept in training/runs. Hours are by the clock and count pauses and other
work on the machine; CPU hours are what the process used, of all threads (logged since step 1260 of photos-128).

    python3 -m training.stages.spent
"""
import csv
import json
from pathlib import Path

RUNS = Path(__file__).parents[1] / "runs"


def main():
    print("| run | steps | pictures | hours | CPU hours | from | to | interruptions |\n|---|---|---|---|---|---|---|---|")
    total = 0.0
    for folder in sorted(RUNS.iterdir()):
        if not (folder / "curves.csv").exists():
            continue
        rows = list(csv.DictReader(open(folder / "curves.csv")))
        record = json.loads((folder / "run.json").read_text())
        steps, seconds = int(rows[-1]["step"]), float(rows[-1]["seconds"])
        cpu = float(rows[-1].get("cpu_seconds") or 0)
        total += cpu
        data = record["config"]["data"]
        pictures = steps * data.get("batch", data.get("count"))  # detail heads see squares of a window
        print(f"| {folder.name} | {steps} | {pictures} | {seconds / 3600:.2f} | {cpu / 3600:.2f} | {rows[0]['when']} | {rows[-1]['when']} | {len(record['starts']) - 1} |")
    print(f"\n{total / 3600:.2f} CPU hours in all")


if __name__ == "__main__":
    main()
