"""Trains the detail heads on a finished generator, which stays as it is.

    nice -n 19 python3 -m training.stages.train_detail training/stages/configs/masters-detail.toml [--stop-after STEPS]

A step: a window of a painting at its own pixels is a scene; the generator paints the scene at half of that, the head doubles what it painted, and
critics compare random squares of both with the painting's. What the head may not change (everything coarser) is not asked of it. Kill it at any
moment; the same command carries on. On several processes: training.stages.chain knows only train.py; launch this one with torchrun.
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training.data import provenance
from training.nets import critics, features, trained
from training.stages import checkpoint, judging, losses
from training.data.classes import VOID
from training.data.dataset import Pictures, glimpse
from training.nets.detail import Head
from training.stages.hosts import Hosts
from training.nets.model import positions
from training.stages.run import Run, factor, read_config


def scene(pictures, step, config, rank):
    """A painting's window at its own pixels, height and width multiples of 2 * multiple: (picture [1,3,H,W], target [1,H,W], box in fractions,
    style picture of another window [1,3,64,64])."""
    rng = np.random.default_rng([config["seed"], step, rank])
    unit, most = 2 * config["multiple"], config["side"]
    while True:
        index = rng.integers(len(pictures))
        rgb, masks = pictures[index]
        tall, wide = (min(n // unit * unit, most) for n in masks.shape[1:])
        if min(tall, wide) >= config["least"]:
            break
    top, left = rng.integers(0, masks.shape[1] - tall + 1), rng.integers(0, masks.shape[2] - wide + 1)
    variant = rng.choice(len(pictures.variants), p=np.array(config["variants"]) / sum(config["variants"]))
    cut = (slice(top, top + tall), slice(left, left + wide))
    picture, target, style = rgb[cut], masks[variant][cut], glimpse(rgb, masks[0], rng)
    height, width = masks.shape[1:]
    if rng.random() < 0.5:
        picture, target, left = picture[:, ::-1], target[:, ::-1], width - left - wide
    box = (top / height, left / width, (top + tall) / height, (left + wide) / width)
    tensor = lambda a: torch.from_numpy(np.ascontiguousarray(a))[None]
    return tensor(picture).permute(0, 3, 1, 2).float() / 127.5 - 1, tensor(target), box, tensor(style), rng


def squares(tensors, side, count, rng):
    """`count` random squares of tensors [1,C,H,W] of one size, the same of each: [count,C,side,side]."""
    height, width = tensors[0].shape[2:]
    at = [(rng.integers(0, height - side + 1), rng.integers(0, width - side + 1)) for _ in range(count)]
    return [torch.cat([t[:, :, y:y + side, x:x + side] for y, x in at]).contiguous(memory_format=torch.channels_last) for t in tensors]


class Workshop:
    """The frozen generator, the heads that learn, and one set of critics."""

    def __init__(self, config, device):
        base = next(p for p in (Path(config["out"]) / config["model"]["base"] / "state.pt", checkpoint.KEPT / config["model"]["base"] / "weights.pt") if p.exists())
        self.generator, self.encoder = trained.load(base)
        self.head, self.critic = Head(self.generator.channels[len(self.generator.tables) - 1]), critics.Critics(fine=True)
        kept = torch.load(base, map_location="cpu").get("critics", {})
        if config["model"].get("critics") in kept:
            self.critic.adopt(checkpoint.single(kept[config["model"]["critics"]]))
        for net in (self.generator, self.encoder, self.head, self.critic):
            net.to(device, memory_format=torch.channels_last)
        self.balance = losses.Balance().to(device)
        t = config["train"]
        self.paint_step = torch.optim.Adam(self.head.parameters(), lr=t["rate"], betas=(0.0, 0.99))
        self.judge_step = torch.optim.Adam(self.critic.parameters(), lr=t["critics_rate"], betas=(0.0, 0.99))
        self.mean = {k: v.clone() for k, v in self.head.state_dict().items()}

    PARTS = ("head", "critic", "balance", "paint_step", "judge_step")

    def state(self):
        return {name: getattr(self, name).state_dict() for name in self.PARTS} | {"mean": self.mean}

    def load(self, state):
        for name in self.PARTS:
            getattr(self, name).load_state_dict(state[name])
        self.mean = state["mean"]


def train_step(shop, frozen, pictures, step, config, hosts, amp):
    """One step; returns the losses as floats."""
    w, data = config["loss"], {**config["data"], "seed": config["seed"], "multiple": shop.generator.multiple}
    picture, target, box, style, rng = scene(pictures, step, data, hosts.rank)
    height, width = target.shape[1:]
    noise = torch.from_numpy(rng.standard_normal((1, 1, height, width), np.float32))
    with torch.no_grad(), amp():
        style = shop.encoder(style)
        labels = target[:, None, ::2, ::2]
        below = shop.generator.features(labels, positions(height // 2, width // 2, box)[None], style, noise[:, :, ::2, ::2].contiguous())
        base, mood = shop.generator.painter(below), shop.generator.mood(style)
    with amp():
        larger, _ = shop.head(base, below, target[:, None], mood, noise)
    known = (target != VOID).float()[:, None]
    real, fake, labels = squares([picture * known, larger.clamp(-1, 1) * known, target[:, None].float()], data["square"], data["count"], rng)
    labels = labels[:, 0].byte()
    loss, log, seen = judging.judge([(shop.critic, real, fake, labels, 1.0)], frozen, config["train"]["augment"], amp)
    shop.judge_step.zero_grad(set_to_none=True)
    loss.backward()
    hosts.average_gradients(list(shop.critic.parameters()))
    shop.judge_step.step()

    for p in shop.critic.parameters():
        p.requires_grad_(False)
    terms = judging.verdicts(seen, amp)
    spreads = losses.Spreads(fake.float(), real, critics.one_hot(labels)[:, :-1])
    terms.update(texture=losses.texture(spreads, len(real)), balance=shop.balance(spreads, 0), lattice=losses.lattice(fake))
    loss = sum(w[k] * v for k, v in terms.items())
    shop.paint_step.zero_grad(set_to_none=True)
    loss.backward()
    for p in shop.critic.parameters():
        p.requires_grad_(True)
    hosts.average_gradients(list(shop.head.parameters()))
    hosts.average_statistics(shop.balance)
    if torch.isfinite(torch.nn.utils.clip_grad_norm_(shop.head.parameters(), config["train"]["clip"])):
        shop.paint_step.step()
    with torch.no_grad():
        for mean, live in zip(shop.mean.values(), shop.head.state_dict().values()):
            mean.lerp_(live, 1 - min(config["train"]["mean_decay"], (1 + step) / (10 + step)))
    # How large the octave that the head added is beside the painting's: 1 is as much brushwork.
    octave = lambda x: (x - F.interpolate(F.avg_pool2d(x, 2), scale_factor=2)).float().std()
    return dict(log, **{k: float(v) for k, v in terms.items()}, octave=float(octave(fake) / octave(real)))


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

    step = run.first
    while not run.over(step):
        began = time.time()
        torch.manual_seed(hash((config["seed"], step, hosts.rank)) % 2 ** 31)
        for group, rate in zip(shop.paint_step.param_groups + shop.judge_step.param_groups, (t["rate"], t["critics_rate"])):
            group["lr"] = rate * factor(t, step)
        log = train_step(shop, frozen, pictures, step, config, hosts, run.amp)
        run.took(began)
        step += 1
        run.note(step, log)
        if run.due():
            run.save(shop.state, step)
    run.save(shop.state, step)
    print(f"{config['name']}: state at step {step} in {run.folder}", flush=True)
    hosts.close()


if __name__ == "__main__":
    main()
