"""The nine classes, read from src/contract/classes.json: the one source of truth shared with TypeScript."""
import json
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
_TABLE = json.loads((REPO / "src" / "contract" / "classes.json").read_text())["classes"]

NAMES = [row["name"] for row in _TABLE]
COLOURS = [tuple(row["colour"]) for row in _TABLE]  # 0..255 RGB
COUNT = len(NAMES)
VOID = 255  # in masks: pixels without a class (cabins, frames); as a generator's input: unlabelled
PLANES = COUNT + 1  # one-hot planes: the classes, then void
