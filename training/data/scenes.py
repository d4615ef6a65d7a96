"""Made-up label maps for looking: hand-drawn clean shapes (data/scenes/*.txt, the annotations' format) and single classes."""
from pathlib import Path

import numpy as np

from training.data.classes import NAMES
from training.data.rasterise import draw

FOLDER = Path(__file__).parent / "scenes"


def drawn(width, height):
    """{name: labels uint8 [height,width]} of the hand-drawn scenes."""
    return {p.stem: draw(p.read_text(), width, height) for p in sorted(FOLDER.glob("*.txt"))}


def single(width, height):
    return {name: np.full((height, width), i, np.uint8) for i, name in enumerate(NAMES)}
