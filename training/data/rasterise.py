"""Polygon annotations -> label maps: as drawn, snapped to the painting's own edges, smoothed, simplified.

Labels are uint8, 0..8 in the order of the classes, 255 void. The polygon format is in data/television/ANNOTATION_GUIDE.md.
"""
import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter
from skimage.measure import approximate_polygon, label
from skimage.segmentation import slic

from training.data.classes import COUNT, NAMES, VOID

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


def clean(text, width, height, rng):
    """Label map of the same layers as a designer draws them: ellipses, rounded rectangles, polygons of few points, flat, wavy and jagged
    bands in place of the outlines. An edge in it is no promise about the edge in the painting. Void stays where it is drawn."""
    canvas = Image.new("L", (width, height), UNLABELLED)
    pen = ImageDraw.Draw(canvas)
    for value, shape, points in parse(text):
        if shape == "outside" or (shape == "oval" and value == VOID):
            continue
        xy = np.array(points, float)
        if shape == "oval":
            (cx, cy), (rx, ry) = points
            xy = np.array([(cx - rx, cy - ry), (cx + rx, cy - ry), (cx + rx, cy + ry), (cx - rx, cy + ry)])
        outline = plain_shape(xy, rng) if len(points) > 4 or shape == "oval" else xy
        pen.polygon([(x * width / 100, y * height / 100) for x, y in outline], fill=value)
    labels = np.array(canvas)
    drawn = draw(text, width, height)
    lost = (labels >= UNLABELLED) | (drawn == VOID)
    labels[lost] = drawn[lost]
    return labels


def plain_shape(xy, rng):
    """The outline of a polygon (corners [N,2] in percent) as somebody draws it in a hurry: corners [M,2]."""
    (left, top), (right, bottom) = xy.min(0), xy.max(0)
    if right - left > 55:
        return band(xy, rng)
    centre, half = np.array([left + right, top + bottom]) / 2, np.array([right - left, bottom - top]) / 2
    kind = rng.choice(["ellipse", "box", "few", "few"])
    if kind == "few":
        return fewer(xy, rng.uniform(0.15, 0.35) * half.min() + 1)
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    power = 1 if kind == "ellipse" else rng.uniform(0.15, 0.5)  # a superellipse: from ellipse to rounded rectangle
    round_ = np.stack([np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power, np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power], 1)
    return centre + round_ * half * (1.0 if kind == "ellipse" else 0.94)


def fewer(xy, tolerance):
    """Douglas-Peucker on the closed outline; at least three corners."""
    closed = approximate_polygon(np.concatenate([xy, xy[:1]]), tolerance)
    return closed[:-1] if len(closed) > 3 else xy


def band(xy, rng):
    """A layer that runs across the picture: its upper edge flat, wavy, jagged or of few points, its lower edge flat."""
    (left, top), (right, bottom) = xy.min(0), xy.max(0)
    canvas = Image.new("L", (101, 101), 0)
    ImageDraw.Draw(canvas).polygon([tuple(p) for p in xy], fill=1)
    inside = np.array(canvas) > 0
    columns = np.flatnonzero(inside.any(0))
    if len(columns) < 3:
        return xy
    upper = inside[:, columns].argmax(0).astype(float)
    lower = 100.0 - inside[::-1, columns].argmax(0)
    floor = 100.0 if lower.mean() > 90 else float(np.median(lower))
    x = np.linspace(left, right, 49)
    level, size = float(upper.mean()), float(min(upper.std() * 1.5, 14))
    kind = rng.choice(["flat", "wave", "peaks", "few"])
    if kind == "flat":
        y = np.full_like(x, level)
    elif kind == "few":
        knots = np.linspace(left, right, rng.integers(3, 6))
        y = np.interp(x, knots, np.interp(knots, columns, upper))
    else:
        phase = rng.uniform(0, 1) + np.linspace(0, rng.uniform(1, 4), len(x))
        y = np.sin(2 * np.pi * phase) if kind == "wave" else 4 * np.abs(phase % 1 - 0.5) - 1
        slope = np.interp(x, columns, np.polyval(np.polyfit(columns, upper, 1), columns))
        y = slope + y * size
    y = np.clip(y, 0, floor - 1)
    return np.concatenate([np.stack([x, y], 1), [(right, floor), (left, floor)]])


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
