"""What the evaluation looks at: paintings and label maps of any shape, brought to 512x512 whole, and windows of 512x512 at their own pixels."""
import numpy as np
from PIL import Image

from training.data.dataset import resized, without_rim

SIDE, CROP = 512, 224
UNIT = 128  # a painting at its own pixels is cut to multiples of this, so that half of it suits every painter


def whole(pictures, margin=0.0, limit=None):
    """Every picture of a split, its outermost `margin` (share of a side: rims of varnish, shadows of frames) aside, at 512x512:
    (uint8 [N,512,512,3], labels uint8 [N,512,512])."""
    rows = [pictures[i] for i in range(len(pictures))][:limit]
    square = lambda array, how: resized(np.ascontiguousarray(without_rim(array, margin)), SIDE, None, how)
    return np.stack([square(rgb, Image.BICUBIC) for rgb, _ in rows]), np.stack([square(masks[0], Image.NEAREST) for _, masks in rows])


def corners(height, width, margin, scale=1):
    """Three windows [(top, left)] in a picture of that size at its own pixels: upper left, middle, lower right, none in its margin; None where one does
    not fit. scale: the same middles in a picture so many times as large."""
    y, x = round(margin * height), round(margin * width)
    if min(height - 2 * y, width - 2 * x) < SIDE:
        return None
    at = [(y, x), ((height - SIDE) // 2, (width - SIDE) // 2), (height - y - SIDE, width - x - SIDE)]
    return [tuple(scale * n + (scale - 1) * SIDE // 2 for n in corner) for corner in at]


def own_size(pictures, margin, limit=None):
    """Pictures of a split that windows fit into at their own pixels, as [(scene number, uint8 [H,W,3], labels uint8 [H,W])]: the middle of each,
    H and W multiples of UNIT."""
    out = []
    for scene in range(min(len(pictures), limit or len(pictures))):
        rgb, masks = pictures[scene]
        tall, wide = (n // UNIT * UNIT for n in rgb.shape[:2])
        if min(tall, wide) and corners(tall, wide, margin):
            top, left = (rgb.shape[0] - tall) // 2, (rgb.shape[1] - wide) // 2
            cut = (slice(top, top + tall), slice(left, left + wide))
            out.append((scene, np.ascontiguousarray(rgb[cut]), np.ascontiguousarray(masks[0][cut])))
    return out


def windows(array, margin, scale=1):
    """The three `corners` of a picture or label map [H,W,...]: [3,512,512,...]. scale: how many times its own size it has."""
    height, width = (n // scale for n in array.shape[:2])
    return np.stack([array[y:y + SIDE, x:x + SIDE] for y, x in corners(height, width, margin, scale)])


def crops(picture):
    """The four corners and the middle of [512,512,3]: [5,224,224,3]."""
    a, m = SIDE - CROP, (SIDE - CROP) // 2
    return np.stack([picture[y:y + CROP, x:x + CROP] for y, x in ((0, 0), (0, a), (a, 0), (a, a), (m, m))])


def tiles(array, side):
    """Squares of [512,512,...], row by row: [(512/side)^2,side,side,...]."""
    return np.stack([array[y:y + side, x:x + side] for y in range(0, SIDE, side) for x in range(0, SIDE, side)])
