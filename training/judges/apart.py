"""How far apart pictures look: python3 -m training.judges.apart [--closest] DIR

DIR holds PNGs named SCENE_SET_NAME.png, all of one scene in one size. For each scene and set the mean distance of its pictures, two by two; with --closest
for each set the names that are closest to each other, by their mean distance over all scenes.
They are compared at 256 pixels on the longer side, about what a contact sheet shows of them: at full size every other brushstroke counts.

The distance is LPIPS without its learnt weights (Zhang et al. 2018, "The Unreasonable Effectiveness of Deep Features", their baseline): features of
ImageNet's SqueezeNet after conv1 and fires 3, 5, 7, 9; each place's features at unit length, squared differences summed over channels,
averaged over places, then summed over the layers."""
import argparse
import itertools
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from training.nets.squeezenet import SqueezeNet

SIDE = 256
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def layers(net, picture):
    """RGB bytes (H, W, 3) -> features of five layers, unit length over channels."""
    pool = lambda x: F.max_pool2d(x, 3, 2, ceil_mode=True)
    x = torch.from_numpy(picture[..., ::-1].astype(np.float32)).permute(2, 0, 1)[None] - torch.tensor([104.0, 117.0, 123.0]).view(1, 3, 1, 1)
    x = net.conv(x, "conv1", stride=2)
    heard = [x]
    x = pool(x)
    for i in (2, 3, 4):
        x = net.fire(x, i)
        if i == 3:
            heard.append(x)
    x = pool(x)
    for i in (5, 6, 7, 8):
        x = net.fire(x, i)
        if i in (5, 7):
            heard.append(x)
    heard.append(net.fire(pool(x), 9))
    return [h / (h.norm(dim=1, keepdim=True) + 1e-10) for h in heard]


def shown(picture):
    size = [max(1, round(side * SIDE / max(picture.size))) for side in picture.size]
    return np.asarray(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS))


def distance(one, other):
    return float(sum(((a - b) ** 2).sum(1).mean() for a, b in zip(one, other)))


def closest(sets, count=8):
    """{(scene, set): {name: layers}} -> {set: [(distance, name, name)]}, the closest first."""
    found = {}
    for kind in sorted({kind for _, kind in sets}):
        scenes = [pictures for (_, own), pictures in sets.items() if own == kind]
        pairs = itertools.combinations(sorted(scenes[0]), 2)
        found[kind] = sorted((np.mean([distance(pictures[a], pictures[b]) for pictures in scenes]), a, b) for a, b in pairs)[:count]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--closest", action="store_true")
    args = parser.parse_args()
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    net = SqueezeNet(args.data)
    sets = defaultdict(dict)
    for path in sorted(args.folder.glob("*.png")):
        scene, kind, name = path.stem.rsplit("_", 2)
        sets[scene, kind][name] = layers(net, shown(Image.open(path)))
    if args.closest:
        for kind, pairs in closest(sets).items():
            print(kind, *(f"  {far:.3f}  {a}, {b}" for far, a, b in pairs), sep="\n")
        return
    scenes, kinds = sorted({scene for scene, _ in sets}), sorted({kind for _, kind in sets})
    means = {key: np.mean([distance(a, b) for a, b in itertools.combinations(pictures.values(), 2)]) for key, pictures in sets.items()}
    print("scene".ljust(16), *(kind.rjust(10) for kind in kinds))
    for scene in scenes:
        print(scene.ljust(16), *(f"{means[scene, kind]:10.3f}" for kind in kinds))
    print("mean".ljust(16), *(f"{np.mean([means[scene, kind] for scene in scenes]):10.3f}" for kind in kinds))


if __name__ == "__main__":
    main()
