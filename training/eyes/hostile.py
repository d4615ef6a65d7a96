"""Do styles stay in range? 24 pictures that are no landscapes, through a painter's style encoder, painted on three scenes.

    python3 -m training.eyes.hostile --painter masters --weights ../alla-prima-runs/masters-slim/state.pt --prepared P --sheet /tmp/hostile.png

The sheet: each picture, then the scenes in its style as the bare encoder gives it and in range (nets/style_range.py). Printed: the distance to
the nearest training painting's style, and the shares of channel values that are blown (0 or 255) and of pixels that are nearly black (every channel
below 16), before and after; then the same of training paintings' own styles on these scenes (evenly from the darkest to the lightest),
and how far the styles of validation paintings move.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from training.data import scenes
from training.data.dataset import Pictures, style_picture
from training.export.graphs import baked
from training.nets import trained
from training.nets.style_range import StyleRange, drawn_in
from training.ship import styles
from training.ship.painters import PAINTERS
from training.stages import looks

SCENES, SIDE, NEARLY_BLACK, CELL = ("lake-firs", "sea-cliff", "meadow"), 512, 16, 200

WIDTH, HEIGHT = 256, 192
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def _grid():
    """(across, down) of each pixel, 0..1."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    return x / (WIDTH - 1), y / (HEIGHT - 1)


def _gradient(share, *colours):
    """Colours led over into each other along `share` (0..1)."""
    stops = np.linspace(0, 1, len(colours))
    return np.stack([np.interp(share, stops, channel) for channel in np.array(colours, float).T], 2)


def _flat(colour):
    return np.broadcast_to(np.array(colour, float), (HEIGHT, WIDTH, 3))


def _drawn(background, draw):
    """A drawing as PIL makes it; draw: (ImageDraw) -> None."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), background)
    draw(ImageDraw.Draw(picture))
    return np.asarray(picture, float)


def _words(pen, rng, ink, left=14, top=14, right=242, bottom=180, size=7, leading=14):
    """Lines of words: bars, as text looks at a distance; no font is needed."""
    for y in range(top, bottom - size, leading):
        x = left
        while x < right - 10:
            wide = int(rng.integers(6, 30))
            pen.rectangle((x, y, min(x + wide, right), y + size - 1), fill=ink)
            x += wide + 5


def _cloudy(rng, roughness=1.0):
    """Noise of all sizes with the spectrum of photos, 0..1."""
    fy, fx = np.fft.fftfreq(HEIGHT)[:, None], np.fft.fftfreq(WIDTH)[None]
    away = np.hypot(fy, fx)
    away[0, 0] = 1
    waves = np.fft.ifft2(np.fft.fft2(rng.standard_normal((HEIGHT, WIDTH))) / away ** roughness).real
    return (waves - waves.min()) / np.ptp(waves)


def pictures(seed=0):
    """{name: uint8 [192,256,3]}: 24 pictures that no landscape painter made, the same ones for the same seed."""
    rng = np.random.default_rng(seed)
    x, y = _grid()
    grain = lambda spread: rng.normal(0, spread, (HEIGHT, WIDTH, 1))
    grey = lambda share: np.repeat(255 * share[..., None], 3, 2)
    hues = [(255, 0, 0), (255, 255, 0), (0, 255, 0), (0, 255, 255), (0, 0, 255), (255, 0, 255), (255, 0, 0)]

    def logo(pen):
        pen.ellipse((68, 36, 188, 156), fill=(230, 0, 40))
        pen.polygon([(104, 126), (128, 62), (152, 126)], fill=WHITE)

    def badge(pen):
        for i, colour in enumerate([(0, 120, 255), (255, 210, 0), (0, 200, 90)]):
            pen.rounded_rectangle((40 + 60 * i, 60, 92 + 60 * i, 130), 14, fill=colour)

    def bright_page(pen):
        pen.rectangle((0, 0, WIDTH, 22), fill=(245, 245, 247))
        pen.rectangle((0, 22, 60, HEIGHT), fill=(250, 250, 252))
        _words(pen, rng, (120, 120, 128), 8, 34, 54, 180, 4, 12)
        for i in range(4):
            left, top = 72 + 90 * (i % 2), 34 + 76 * (i // 2)
            pen.rounded_rectangle((left, top, left + 80, top + 66), 6, fill=WHITE, outline=(220, 220, 225))
            pen.rectangle((left + 6, top + 44, left + 40, top + 54), fill=(13, 153, 255))
            _words(pen, rng, (60, 60, 67), left + 6, top + 8, left + 76, top + 40, 4, 10)

    def dark_page(pen):
        for i in range(6):
            pen.rectangle((18 + 38 * i, 170 - int(rng.integers(20, 130)), 44 + 38 * i, 170), fill=[(0, 255, 200), (255, 0, 140)][i % 2])
        _words(pen, rng, (200, 200, 210), 14, 10, 160, 34, 5, 12)

    def night(pen):
        for _ in range(60):
            a, b = int(rng.integers(0, WIDTH)), int(rng.integers(80, 150))
            pen.ellipse((a - 1, b - 1, a + 1, b + 1), fill=[(255, 220, 140), (255, 120, 60), (170, 200, 255)][int(rng.integers(3))])

    ridge = _cloudy(rng, 1.4)
    out = {
        "rainbow": _gradient(x, *hues),
        "red-yellow": _gradient(y, (255, 0, 0), (255, 240, 0)),
        "cyan-magenta": _gradient((x + y) / 2, (0, 255, 255), (255, 0, 255)),
        "lime-blue": _gradient(np.clip(np.hypot(x - 0.5, y - 0.5) / 0.7, 0, 1), (120, 255, 0), (0, 0, 255)),
        "purple-orange": _gradient((x + 1 - y) / 2, (90, 0, 255), (255, 120, 0)),
        "flat-red": _flat((255, 0, 0)),
        "flat-green": _flat((0, 255, 0)),
        "flat-blue": _flat((0, 0, 255)),
        "flat-magenta": _flat((255, 0, 255)),
        "flat-black": _flat(BLACK),
        "flat-white": _flat(WHITE),
        "logo": _drawn(WHITE, logo),
        "logo-on-violet": _drawn((60, 0, 160), badge),
        "text": _drawn(WHITE, lambda pen: _words(pen, rng, BLACK)),
        "text-on-black": _drawn(BLACK, lambda pen: _words(pen, rng, WHITE)),
        "checkerboard": grey(((x * 7.999).astype(int) + (y * 5.999).astype(int)) % 2 * 1.0),
        "stripes": _gradient(((x * 7.999).astype(int) * 3 % 7) / 6, *hues),
        "grey-photo": grey(np.where(y < 0.45 + 0.3 * (ridge - 0.5), 0.75 + 0.2 * y, 0.1 + 0.5 * ridge)) + grain(6),
        "night": _drawn((4, 5, 12), night) + grain(3),
        "near-white": grey(0.95 + 0.05 * ridge) + grain(2),
        "noise": rng.uniform(0, 255, (HEIGHT, WIDTH, 3)),
        "posterised": np.stack([(_cloudy(rng, 1.2) > 0.5) * 255.0 for _ in range(3)], 2),
        "page": _drawn((238, 238, 242), bright_page),
        "dark-page": _drawn((18, 18, 24), dark_page),
    }
    return {name: np.clip(np.rint(picture), 0, 255).astype(np.uint8) for name, picture in out.items()}


def read(encoder, shown):
    """Styles [N,S] of uint8 pictures."""
    small = np.stack([style_picture(p, np.zeros(p.shape[:2], np.uint8)) for p in shown])
    with torch.no_grad():
        return encoder(torch.from_numpy(small))


def painted(generator, style, labels):
    """The scenes in one style [S]: uint8 [N,H,W,3]"""
    return looks.paint(generator, labels, style[None].repeat(len(labels), 1), seed=7)


def shares(paintings):
    """(share of blown channel values, share of nearly black pixels)"""
    return ((paintings == 0) | (paintings == 255)).mean(), (paintings.max(-1) < NEARLY_BLACK).mean()


def row(cells):
    small = [np.asarray(Image.fromarray(c).resize((CELL, CELL), Image.BOX)) for c in cells]
    return np.concatenate(small, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--painter", choices=PAINTERS, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--paintings", type=int, default=40, help="training paintings to compare with")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(1)
    generator, encoder = map(baked, trained.load(args.weights))
    train, validation = (Pictures(args.prepared, PAINTERS[args.painter]["set"], split) for split in ("train", "validation"))
    known = np.stack(list(styles.all_styles(encoder, train).values()))
    within = StyleRange(known)
    moved = lambda style: drawn_in(style[None], within)[0]
    every = scenes.drawn(SIDE, SIDE)
    labels = np.stack([every[name] for name in SCENES])

    print(f"reach {within.reach:.2f}\n{'picture':16s} distance   blown before, after   nearly black before, after")
    hostile, rows = pictures(args.seed), []
    for (name, picture), style in zip(hostile.items(), read(encoder, hostile.values())):
        before, after = (painted(generator, s, labels) for s in (style, moved(style)))
        far = np.linalg.norm(within.anchors - style.numpy(), axis=1).min()
        (b, bb), (a, ab) = shares(before), shares(after)
        print(f"{name:16s} {far:8.2f}  {b:8.3f} {a:8.3f}  {bb:8.3f} {ab:8.3f}", flush=True)
        rows.append(row([picture, *before, *after]))
    rows += [np.full_like(rows[0], 255)] * (len(rows) % 2)
    half = len(rows) // 2
    Image.fromarray(np.concatenate([np.concatenate(rows[:half]), np.concatenate(rows[half:])], 1)).save(args.sheet)

    change = np.array([float((moved(s) - s).norm()) for s in torch.from_numpy(np.stack(list(styles.all_styles(encoder, validation).values())))])
    print(f"validation: {(change > 1e-4).sum()} of {len(change)} moved, by {change.mean():.3f} in the mean of all, at most {change.max():.2f}; "
          f"their mean distance from the middle {np.linalg.norm(known - within.middle, axis=1).mean():.2f}")
    light = np.argsort([train[i][0].mean() for i in range(len(train))])
    picks = light[np.linspace(0, len(train) - 1, args.paintings).astype(int)]
    own = np.array([shares(painted(generator, torch.from_numpy(known[i]), labels)) for i in picks])
    print(f"{args.paintings} training paintings: blown {own[:, 0].mean():.3f}, at most {own[:, 0].max():.3f}; "
          f"nearly black {own[:, 1].mean():.3f}, at most {own[:, 1].max():.3f}")


if __name__ == "__main__":
    main()
