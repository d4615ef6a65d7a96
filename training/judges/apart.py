"""How far apart pictures look: python3 -m training.judges.apart DIR

DIR holds PNGs named SCENE_SET_NUMBER.png, all of one scene in one size. For each scene and set the mean distance of its pictures, two by two.
They are compared at 256 pixels on the longer side, about what a contact sheet shows of them: at full size every other brushstroke counts.

The distance is LPIPS without its learnt weights (Zhang et al. 2018, "The Unreasonable Effectiveness of Deep Features", their baseline): features of
ImageNet's SqueezeNet after conv1 and fires 3, 5, 7, 9; each place's features at unit length, squared differences summed over channels,
averaged over places, then summed over the layers."""
import itertools
import sys
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


def main(folder, data=DATA):
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    net = SqueezeNet(data)
    sets = defaultdict(list)
    for path in sorted(Path(folder).glob("*.png")):
        scene, name, _ = path.stem.rsplit("_", 2)
        sets[scene, name].append(layers(net, shown(Image.open(path))))
    scenes, names = sorted({scene for scene, _ in sets}), sorted({name for _, name in sets})
    means = {key: np.mean([distance(a, b) for a, b in itertools.combinations(pictures, 2)]) for key, pictures in sets.items()}
    print("scene".ljust(16), *(name.rjust(10) for name in names))
    for scene in scenes:
        print(scene.ljust(16), *(f"{means[scene, name]:10.3f}" for name in names))
    print("mean".ljust(16), *(f"{np.mean([means[scene, name] for scene in scenes]):10.3f}" for name in names))


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:3]))
