"""Trains the detail heads on a finished generator, which stays as it is.

    nice -n 19 setsid nohup python3 -m training.stages.chain training/stages/configs/masters-detail.toml >> LOG 2>&1 &

A step: a window of a painting at its own pixels is a scene. The generator paints the scene at half of that for the first head, or at a quarter for the
second (the first one then paints what the second goes on from, and does not learn), and critics compare random squares with the painting's. What a
head may not change (everything coarser) is not asked of it. Kill it at any moment; the same command carries on.
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from training.data import provenance, scenes
from training.nets import critics, features, trained
from training.stages import checkpoint, judging, losses
from training.data.classes import VOID
from training.data.dataset import Pictures, glimpse, widened
from training.nets.detail import OCTAVES, REACH, Heads
from training.stages.hosts import Hosts
from training.stages.looks import styles_of
from training.nets.model import positions
from training.stages.run import Run, factor, follow, read_config


def scene(pictures, step, config, rank):
    """A painting's window at its own pixels: (picture [1,3,H,W], target uint8 [1,1,H,W], its box in fractions, style picture of another window
    [1,3,64,64], how many heads paint it, the random numbers). Height and width are multiples of the generator's `multiple` at each of the heads."""
    rng = np.random.default_rng([config["seed"], step, rank])
    octaves = 1 + int(rng.random() < config["second"])
    unit, most = config["multiple"] << octaves, config["side"]
    while True:
        index = rng.integers(len(pictures))
        rgb, masks = pictures[index]
        height, width = masks.shape[1:]
        rim = round(config["margin"] * height), round(config["margin"] * width)
        tall, wide = (min((n - 2 * r) // unit * unit, most) for n, r in zip((height, width), rim))
        if min(tall, wide) >= config["least"]:
            break
    top, left = rng.integers(rim[0], height - rim[0] - tall + 1), rng.integers(rim[1], width - rim[1] - wide + 1)
    variant = rng.choice(len(pictures.variants), p=np.array(config["variants"]) / sum(config["variants"]))
    cut = (slice(top, top + tall), slice(left, left + wide))
    picture, target, style = rgb[cut], masks[variant][cut], glimpse(rgb, masks[0], rng)
    if rng.random() < 0.5:
        picture, target, left = picture[:, ::-1], target[:, ::-1], width - left - wide
    part = lambda at, whole: (at / whole - config["margin"]) / (1 - 2 * config["margin"])  # of the picture without its rim, as in dataset.example
    box = (part(top, height), part(left, width), part(top + tall, height), part(left + wide, width))
    tensor = lambda a: torch.from_numpy(np.ascontiguousarray(a))[None]
    return tensor(picture).permute(0, 3, 1, 2).float() / 127.5 - 1, tensor(target)[None], box, tensor(style), octaves, rng


def squares(tensors, steps, side, count, rng):
    """`count` random squares of tensors [1,C,h,w] of the same place: [count,C,side/step,side/step] each. A tensor has a pixel for every `step` of the
    first one's; squares begin and end at whole pixels of all."""
    height, width = tensors[0].shape[2:]
    unit = max(steps)
    at = [(unit * rng.integers(0, (height - side) // unit + 1), unit * rng.integers(0, (width - side) // unit + 1)) for _ in range(count)]
    cut = lambda t, s: torch.cat([t[:, :, y // s:(y + side) // s, x // s:(x + side) // s] for y, x in at]).contiguous(memory_format=torch.channels_last)
    return [cut(t, s) for t, s in zip(tensors, steps)]


def noises(shape, octaves, draw):
    """Noise of each head for a last picture of this shape [N,_,H,W]; `draw` gives a tensor of standard normal numbers of a shape."""
    n, _, height, width = shape
    return [draw((n, 1, height >> k, width >> k)) for k in reversed(range(octaves))]


class Workshop:
    """The frozen generator, the heads that learn, and one set of critics for both: what they see is always a painting's own pixels."""

    PARTS = ("heads", "mean", "critic", "balance", "paint_step", "judge_step")

    def __init__(self, config, device):
        base = next(p for p in (Path(config["out"]) / config["model"]["base"] / "state.pt", checkpoint.KEPT / config["model"]["base"] / "weights.pt") if p.exists())
        self.generator, self.encoder = trained.load(base)
        width = self.generator.channels[len(self.generator.tables) - 1]
        self.heads, self.mean, self.critic = Heads(width), Heads(width), critics.Critics(fine=True)
        self.mean.load_state_dict(self.heads.state_dict())
        kept = torch.load(base, map_location="cpu").get("critics", {})
        if config["model"].get("critics") in kept:
            self.critic.adopt(checkpoint.single(kept[config["model"]["critics"]]))
        for net in (self.generator, self.encoder, self.heads, self.mean, self.critic):
            net.to(device, memory_format=torch.channels_last)
        # One for each head: what the first had too little of and the second too much was balanced in one for both (power at 1024 0.54, at 2048 1.93).
        self.balance = torch.nn.ModuleList(losses.Balance() for _ in range(OCTAVES)).to(device)
        t = config["train"]
        self.paint_step = torch.optim.Adam(self.heads.parameters(), lr=t["rate"], betas=(0.0, 0.99))
        self.judge_step = torch.optim.Adam(self.critic.parameters(), lr=t["critics_rate"], betas=(0.0, 0.99))

    def state(self):
        return {name: getattr(self, name).state_dict() for name in self.PARTS}

    def load(self, state):
        """Carry on from a state of this run, or from its kept weights, where all but the heads starts anew."""
        for name in ("heads", "mean"):
            getattr(self, name).load_state_dict(checkpoint.single(state.get(name, state["mean"])))
        for name in self.PARTS[2:]:
            if name in state:
                getattr(self, name).load_state_dict(state[name])
            else:
                print(f"kept weights: {name} starts anew", flush=True)

    def base(self, labels, box, style, noise, amp):
        """What the heads go on from, whole: (picture [1,3,h,w], features [1,C,h/2,w/2], mood), of labels [1,1,h,w]."""
        with torch.no_grad(), amp():
            below = self.generator.features(labels, positions(*labels.shape[2:], box)[None], style, noise)
            return self.generator.painter(below), below, self.generator.mood(style)


def train_step(shop, frozen, pictures, step, config, hosts, amp):
    """One step; returns the losses as floats."""
    w, data = config["loss"], {**config["data"], "seed": config["seed"], "multiple": shop.generator.multiple}
    picture, target, box, style, octaves, rng = scene(pictures, step, data, hosts.rank)
    draw = lambda shape: torch.from_numpy(rng.standard_normal(shape, np.float32))
    shrink = 1 << octaves
    labels = target[:, :, ::shrink, ::shrink].contiguous()
    with torch.no_grad(), amp():
        style = shop.encoder(style)
    base, below, mood = shop.base(labels, box, style, draw(labels.shape), amp)
    side = data["square"] + 4 * REACH  # of what is painted; a rim that a head cannot see beyond is cut off
    real, target, base, below = squares([picture, target, base, below], [1, 1, shrink, 2 * shrink], side, data["count"], rng)
    mood, noise = mood.expand(len(base), -1), noises(target.shape, octaves, draw)
    with amp():
        with torch.no_grad():
            base, below = shop.heads(base, below, target[:, :, ::2, ::2], mood, noise[:-1])
        head = shop.heads.heads[octaves - 1]
        fake, _ = head(base, below, target, mood, noise[-1])
        # The painting itself, shrunk, is to come out as it was: from what the generator paints a head would hardly learn how an edge goes on.
        again, _ = head(F.avg_pool2d(real, 2), below, target, mood, noise[-1])
    inner = lambda t: t[:, :, 2 * REACH:-2 * REACH, 2 * REACH:-2 * REACH].contiguous(memory_format=torch.channels_last)
    real, fake, again, target = inner(real), inner(fake), inner(again), inner(target)
    labels = widened(target[:, 0], data["side"])
    known = (labels != VOID).float()[:, None]
    painting, real, fake = real, real * known, fake.clamp(-1, 1) * known
    loss, log, seen = judging.judge([(shop.critic, real, fake, labels, 1.0)], frozen, config["train"]["augment"], amp)
    shop.judge_step.zero_grad(set_to_none=True)
    loss.backward()
    hosts.average_gradients(list(shop.critic.parameters()))
    shop.judge_step.step()

    for p in shop.critic.parameters():
        p.requires_grad_(False)
    terms = judging.verdicts(seen, amp)
    spreads = losses.Spreads(fake.float(), real, critics.one_hot(labels)[:, :-1])
    terms.update(restored=((again - painting) * known).abs().mean(), texture=losses.texture(spreads, len(real)), balance=shop.balance[octaves - 1](spreads, 0), lattice=losses.lattice(fake))
    loss = sum(w[k] * v for k, v in terms.items())
    shop.paint_step.zero_grad(set_to_none=False)  # a head that did not paint has gradients of zero, so that all processes average the same
    loss.backward()
    for p in shop.critic.parameters():
        p.requires_grad_(True)
    for p in shop.heads.parameters():
        p.grad = torch.zeros_like(p) if p.grad is None else p.grad
    hosts.average_gradients(list(shop.heads.parameters()))
    hosts.average_statistics(shop.balance)
    if torch.isfinite(torch.nn.utils.clip_grad_norm_(shop.heads.parameters(), config["train"]["clip"])):
        shop.paint_step.step()
    follow(shop.mean, shop.heads, config["train"]["mean_decay"], step)
    # How large the octave that the head added is beside the painting's: 1 is as much brushwork.
    octave = lambda x: (x - F.interpolate(F.avg_pool2d(x, 2), scale_factor=2)).float().std()
    return dict(log, **{k: float(v) for k, v in terms.items()}, **{f"octave_{octaves}": float(octave(fake) / octave(real))})


def sheet(shop, train, path, amp, side=512, window=288):
    """Windows at 100 % of made-up scenes: enlarged, by the first head, and the same window of twice the size by both, in four paintings' styles."""
    styles = styles_of(shop.encoder, train, np.linspace(3, len(train) - 1, 4).astype(int))
    rows = []
    for i, (name, labels) in enumerate(scenes.drawn(4 * side, 4 * side).items()):
        labels = torch.from_numpy(labels.copy())[None, None]
        rng = np.random.default_rng(i)
        draw = lambda shape: torch.from_numpy(rng.standard_normal(shape, np.float32))
        small = labels[:, :, ::4, ::4].contiguous()
        picture, below, mood = shop.base(small, (0, 0, 1, 1), styles[i % len(styles)][None], draw(small.shape), amp)
        first, second = noises(labels.shape, OCTAVES, draw)
        with torch.no_grad(), amp():
            one, features = shop.mean.heads[0](picture, below, labels[:, :, ::2, ::2], mood, first)
            two, _ = shop.mean.heads[1](one, features, labels, mood, second)
        y, x = side // 2, side // 3
        crop = lambda t, scale: t[:, :, scale * y:scale * y + window, scale * x:scale * x + window].float()
        plain = F.interpolate(picture.float(), scale_factor=2, mode="bicubic", align_corners=False)
        row = torch.cat([crop(plain, 2), crop(one, 2), crop(two, 4)], 3)[0].permute(1, 2, 0)
        rows.append(((row + 1) * 127.5).clamp(0, 255).byte().numpy())
    half = (len(rows) + 1) // 2
    rows += [np.full_like(rows[0], 255)] * (2 * half - len(rows))
    Image.fromarray(np.concatenate([np.concatenate(rows[:half]), np.concatenate(rows[half:])], 1)).save(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("--stop-after", type=int)
    args = parser.parse_args()
    config, hosts = read_config(args.config), Hosts()
    t = config["train"]
    if "manifest" in config["data"]:
        provenance.check({**config, "model": {"start": config["model"]["base"]}}, [config["data"]["set"]])
    torch.manual_seed(config["seed"])
    shop, state = Workshop(config, hosts.device), checkpoint.newest(config["name"], config["out"])
    if state:
        shop.load(state)
    run = Run(config, hosts, state, args.stop_after)
    frozen, pictures = features.load(config["data"]["pictures"], hosts.device), Pictures(config["data"]["prepared"], config["data"]["set"], "train")

    step, anew = run.first, run.first if state and "paint_step" not in state else 0
    while not run.over(step):
        began = time.time()
        torch.manual_seed(hash((config["seed"], step, hosts.rank)) % 2 ** 31)
        for group, rate in zip(shop.paint_step.param_groups + shop.judge_step.param_groups, (t["rate"], t["critics_rate"])):
            group["lr"] = rate * factor(t, step, anew)
        log = train_step(shop, frozen, pictures, step, config, hosts, run.amp)
        run.took(began)
        step += 1
        run.note(step, log)
        if hosts.first and config["log"].get("look") and step % config["log"]["look"] == 0:
            folder = run.folder / "sheets"
            folder.mkdir(exist_ok=True)
            sheet(shop, pictures, folder / f"{step:06}.png", run.amp)
        if run.due():
            run.save(shop.state, step)
    run.save(shop.state, step)
    print(f"{config['name']}: state at step {step} in {run.folder}", flush=True)
    hosts.close()


if __name__ == "__main__":
    main()
