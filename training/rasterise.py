"""Polygon annotations -> label maps: as drawn, snapped to the painting's own edges, smoothed, simplified.

Labels are uint8, 0..8 in the order of the classes, 255 void. The polygon format is in data/ANNOTATION_GUIDE.md.
"""
import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter
from skimage.measure import approximate_polygon, label
from skimage.segmentation import slic

from training.classes import COUNT, NAMES, VOID

UNLABELLED = 254  # a pixel no polygon covers: an error in the annotation


def parse(text):
    """Yield (class value, shape, points in percent); shape is 'polygon', 'oval' or 'outside'."""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        name, rest = words[0], words[1:]
        if name not in NAMES + ["void"]:
            raise ValueError(f"line {number}: unknown class {name!r}")
        value = VOID if name == "void" else NAMES.index(name)
        if rest == ["all"]:
            yield value, "polygon", [(0, 0), (100, 0), (100, 100), (0, 100)]
            continue
        shape = rest.pop(0) if rest[0] in ("oval", "outside") else "polygon"
        yield value, shape, [tuple(map(float, p.split(","))) for p in rest]


def draw(text, width, height, tolerance=0.0):
    """Label map (height, width) of the polygons, painter's order.

    tolerance: in percent of the picture; corners closer than this to the simplified outline are dropped
    (Douglas-Peucker), never from void, which must stay where the foreign thing is.
    """
    canvas = Image.new("L", (width, height), UNLABELLED)
    pen = ImageDraw.Draw(canvas)
    sx, sy = width / 100, height / 100
    for value, shape, points in parse(text):
        if shape == "polygon":
            if tolerance and value != VOID and len(points) > 4:
                closed = approximate_polygon(np.array(points + points[:1]), tolerance)
                points = [tuple(p) for p in closed[:-1]] if len(closed) > 3 else points
            pen.polygon([(x * sx, y * sy) for x, y in points], fill=value)
            continue
        (cx, cy), (rx, ry) = points
        box = [(cx - rx) * sx, (cy - ry) * sy, (cx + rx) * sx, (cy + ry) * sy]
        if shape == "oval":
            pen.ellipse(box, fill=value)
        else:
            outside = Image.new("L", (width, height), 255)
            ImageDraw.Draw(outside).ellipse(box, fill=0)
            canvas.paste(value, (0, 0), outside)
    return np.array(canvas)


def snap(drawn, rgb, superpixels=1100, smallest=60):
    """Give each superpixel of the painting its majority class; dissolve islands under `smallest` pixels."""
    cells = slic(rgb, n_segments=superpixels, compactness=9, sigma=0.6, start_label=0)
    votes = np.zeros((cells.max() + 1, 256), np.int32)
    np.add.at(votes, (cells.ravel(), drawn.ravel()), 1)
    labels = votes.argmax(1)[cells].astype(np.uint8)
    labels[drawn == VOID] = VOID
    islands = np.zeros(labels.shape, bool)
    for value in np.unique(labels):
        if value != VOID:
            parts = label(labels == value, connectivity=1)
            small = np.bincount(parts.ravel()) < smallest
            small[0] = False
            islands |= small[parts]
    if islands.any():
        nearest = distance_transform_edt(islands, return_distances=False, return_indices=True)
        labels = labels[tuple(nearest)]
    return labels


def smooth(labels, sigma):
    """Round off outlines: the class with the largest Gaussian-blurred share wins (sigma in pixels). Void stays."""
    best, winner = np.full(labels.shape, -1, np.float32), np.zeros(labels.shape, np.uint8)
    for value in range(COUNT):
        here = labels == value
        if here.any():
            share = gaussian_filter(here.astype(np.float32), sigma, mode="nearest")
            better = share > best
            best[better], winner[better] = share[better], value
    winner[labels == VOID] = VOID
    return winner
