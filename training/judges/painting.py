"""Paints what a row of the evaluation is judged by, and keeps it outside the clone, where the next call finds it.

<cache>/<split>/<row and what it was painted with>/: SCENE-STYLE-SEED.png at 512, SCENE-STYLE-SEED.npz of the larger sizes.
"""
import numpy as np
from PIL import Image

from training.judges import painters
from training.judges.views import windows

SEED, RESEEDED = 0, 3  # the seed of all pictures, and how many others one style of each scene is painted with
MOST_AT_ONCE = 24


def squares(painter, name, folder, labels, styles, named=None):
    """(pictures [S,K,512,512,3], those of other seeds [S,3,512,512,3] or None) of label maps [S,512,512]. K: the painter's named styles (the first
    `named` where that is given), `styles` of random paintings', or 1 for what has no styles."""
    has_styles = hasattr(painter, "styles")
    count = len(range(painter.styles)[:named]) if has_styles and painter.styles else styles if has_styles else 1
    jobs = [(s, k, SEED) for s in range(len(labels)) for k in range(count)]
    jobs += [(s, 0, SEED + 1 + seed) for s in range(len(labels)) for seed in range(RESEEDED)] if has_styles else []
    file = lambda job: folder / "{:03}-{:02}-{}.png".format(*job)
    missing = [job for job in jobs if not file(job).exists()]
    given = [painters.filled(m) for m in labels]
    for part in (missing[i:i + MOST_AT_ONCE] for i in range(0, len(missing), MOST_AT_ONCE)):
        inputs = [(given[s], s, k, seed) for s, k, seed in part]
        for job, picture in zip(part, painter(inputs) if getattr(painter, "many", False) else [painter(*i) for i in inputs]):
            Image.fromarray(picture).save(file(job))
        print(f"  {name}: {sum(file(j).exists() for j in jobs)}/{len(jobs)} painted", flush=True)
    read = lambda job: np.asarray(Image.open(file(job)))
    pictures = np.stack([np.stack([read((s, k, SEED)) for k in range(count)]) for s in range(len(labels))])
    return pictures, np.stack([np.stack([read((s, 0, SEED + 1 + seed)) for seed in range(RESEEDED)]) for s in range(len(labels))]) if has_styles else None


def shrunk(picture, by):
    """uint8 [H,W,3] -> the means of squares of `by` pixels, float32 [H/by,W/by,3]."""
    height, width = picture.shape[0] // by, picture.shape[1] // by
    return picture.reshape(height, by, width, by, 3).mean((1, 3), dtype=np.float32)


def larger(painter, name, folder, paintings, margin, styles):
    """Scenes at 512, 1024 and 2048, as far as the measures need them. paintings: of `views.own_size`. Returns a list, for each scene and style a dict:
    "1024" and "2048" (windows uint8 [3,512,512,3]), "small" (float [3,h,w,3]: the three sizes shrunk to 256), "reseeded" ([h,w,3]: 512 of another seed)."""
    out = []
    for scene, _, labels in paintings:
        labels = painters.filled(labels)
        for k in range(styles):
            style = scene * styles + k  # goes on from scene to scene, so that all named styles have their turn
            file = folder / f"{scene:03}-{style:03}-{SEED}.npz"
            if not file.exists():
                base, own, double = painter.sizes(labels, scene, style, SEED)
                small = np.stack([shrunk(p, by) for p, by in ((base, 2), (own, 4), (double, 8))])
                other = shrunk(next(painter.sizes(labels, scene, style, SEED + 1)), 2)
                np.savez(file, **{"1024": windows(own, margin), "2048": windows(double, margin, 2)}, small=small, reseeded=other)
                print(f"  {name}: scene {scene}, style {style} at 512, 1024 and 2048", flush=True)
            with np.load(file) as kept:
                out.append(dict(kept))
    return out


def folder_of(row, labels, margin, cache):
    """Where a row's pictures of label maps [S,512,512] are kept."""
    folder = cache / f"{row['name']} {painters.fingerprint(row, labels, margin)}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
