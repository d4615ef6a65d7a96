"""A narrow generator learns to paint what a wide one paints: same label map, style and noise, the wide one's pixels.

    python3 -m training.stages.chain training/stages/configs/masters-slim.toml

Why: masters-256 paints at 512 what its own size promises, finer, but for 14.6 GMAC. The narrow one begins with those of the wide one's channels that
carry most, so it paints from the first step on, and there is one right answer for every pixel: no critics are needed. It never sees a painting,
only what the wide one makes of the paintings' label maps and styles. State, curves and sheets as in train.py.
"""
import argparse
import copy
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training.data import provenance
from training.data.dataset import Batches, Pictures
from training.nets import features
from training.nets.model import CHANNELS, Generator, StyleEncoder
from training.nets.squeezenet import SqueezeNet
from training.stages import checkpoint, looks, losses
from training.stages.hosts import Hosts
from training.stages.run import Curves, Run, factor, follow, now, read_config
from training.stages.train import STYLE_NOISE


def strengths(wide, b, style):
    """How much each channel varies in a batch: of every level's own output, and of what its first convolution hands to the second."""
    seen, hooks = {}, []
    note = lambda module, _, out: seen.__setitem__(module, out.float().std((0, 2, 3)))
    for level in wide.levels:
        hooks += [level.register_forward_hook(note), level.first.register_forward_hook(note)]
    with torch.no_grad():
        wide(b["labels"], b["position"], style, b["noise"])
    for hook in hooks:
        hook.remove()
    return seen


def take(narrow, wide, outputs, inputs):
    """Copy those channels of a model.Conv."""
    with torch.no_grad():
        narrow.conv.weight.copy_(wide.conv.weight[outputs][:, inputs])
        if wide.conv.bias is not None:
            narrow.conv.bias.copy_(wide.conv.bias[outputs])
        if wide.norm:
            narrow.norm.running_mean.copy_(wide.norm.running_mean[outputs])
            narrow.norm.running_var.copy_(wide.norm.running_var[outputs])


def narrowed(wide, channels, seen):
    """A Generator of these widths with those channels of the wide one that vary most and weigh most in what reads them."""
    narrow = Generator(len(channels), channels)
    for name in ("mood", "tables", "start", "ground"):
        getattr(narrow, name).load_state_dict(getattr(wide, name).state_dict())
    best = lambda worth, count: worth.argsort(descending=True)[:count].sort().values
    every = lambda conv: torch.arange(conv.conv.in_channels)
    weight = lambda conv: conv.conv.weight.pow(2).sum((0, 2, 3)).sqrt()
    here = torch.arange(channels[0])
    for k, (old, new) in enumerate(zip(wide.levels, narrow.levels), 1):
        reader = wide.levels[k].skip if k < len(wide.levels) else wide.painter.spread
        out = best(seen[old] * weight(reader), channels[k])
        middle = best(seen[old.first] * weight(old.second.conv), channels[k])
        new.up.load_state_dict(old.up.state_dict())
        take(new.skip, old.skip, out, here)
        for part, outputs, inputs in (("first", middle, out), ("second", out, middle)):
            a, b = getattr(new, part), getattr(old, part)
            take(a.conv, b.conv, outputs, inputs)
            take(a.gamma, b.gamma, outputs, every(b.gamma))
            take(a.beta, b.beta, outputs, every(b.beta))
        here = out
    take(narrow.painter.spread, wide.painter.spread, torch.arange(wide.painter.spread.conv.out_channels), here)
    narrow.painter.last.load_state_dict(wide.painter.last.state_dict())
    return narrow


def part(b, rng, config):
    """What is painted of a batch: a window of each, or the whole made smaller; the same places for all, on the grid of the coarsest level."""
    side, all_of_it = config["window"], b["labels"].shape[-1]
    if rng.random() < config["shrunk"]:
        step = all_of_it // side
        return dict(labels=b["labels"][..., step // 2::step, step // 2::step], noise=b["noise"][..., :side, :side],
                    position=F.avg_pool2d(b["position"], step))
    y, x = 32 * rng.integers(0, (all_of_it - side) // 32 + 1, 2)
    return {k: b[k][..., y:y + side, x:x + side].contiguous() for k in ("labels", "position", "noise")}


def styles(encoder, b, rng, mixed):
    """Styles as people use them: of a picture, between two, of two for different classes."""
    own = encoder(b["style"])
    foreign = encoder(b["moods"].flatten(0, 1)).unflatten(0, (-1, 2))
    style = losses.blended(own + torch.randn_like(own) * STYLE_NOISE, foreign[:, 0], rng)
    return losses.mixed(style, foreign[:, 1], rng, mixed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("--stop-after", type=int, help="leave after so many steps of this call (tests)")
    args = parser.parse_args()
    config, hosts = read_config(args.config), Hosts()
    folder, d, t = Path(config["out"]) / config["name"], config["data"], config["train"]
    for sub in ("sheets", "snapshots"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    provenance.check(config, [d["set"]])

    torch.manual_seed(config["seed"])
    source, state = checkpoint.newest(config["model"]["start"], config["out"]), checkpoint.newest(config["name"], config["out"])
    wide, encoder = Generator(source["levels"], source.get("channels", CHANNELS)), StyleEncoder()
    wide.load_state_dict(checkpoint.single(source["mean_generator"]))
    encoder.load_state_dict(checkpoint.single(source["mean_encoder"]))
    wide, encoder = (n.eval().requires_grad_(False).to(hosts.device, memory_format=torch.channels_last) for n in (wide, encoder))
    train, validation = (Pictures(d["prepared"], d["set"], split) for split in ("train", "validation"))
    data = {**d, "seed": config["seed"], "batch": d["batch"] // hosts.world}
    frozen = features.load(d["pictures"], hosts.device)

    def drawn(b, step, rank=hosts.rank):
        rng = np.random.default_rng([config["seed"], step, rank, 7])
        torch.manual_seed(hash((config["seed"], step, rank)) % 2 ** 31)
        with torch.no_grad():
            return part(b, rng, d), styles(encoder, b, rng, d["mixed"])

    if state:
        narrow = Generator(state["levels"], state["channels"])
        narrow.load_state_dict(checkpoint.single(state.get("generator", state["mean_generator"])))
    else:
        seen = strengths(wide, *drawn(next(iter(Batches(train, 0, d["side"], {**data, "batch": 8})))[1], 0, rank=0))  # every rank takes the same channels
        narrow = narrowed(wide, config["model"]["channels"], seen)
    narrow.to(hosts.device, memory_format=torch.channels_last)
    mean = copy.deepcopy(narrow).eval().requires_grad_(False)
    optimizer = torch.optim.Adam(narrow.parameters(), lr=t["rate"], betas=(0.9, 0.99))
    if state:
        mean.load_state_dict(checkpoint.single(state["mean_generator"]))
        if "optimizer" in state:
            optimizer.load_state_dict(state["optimizer"])
    run = Run(config, hosts, state, args.stop_after)
    quick = looks.Quick({"squeezenet": SqueezeNet(Path(d["pictures"]))} if d["pictures"] else {}, train, validation, d["side"]) if hosts.first and config["log"].get("kid", True) else None
    scores = Curves(folder / "looks.csv", run.first) if hosts.first else None

    def whole_state():
        return dict(levels=len(narrow.tables), channels=narrow.channels, generator=narrow.state_dict(), mean_generator=mean.state_dict(),
                    mean_encoder=encoder.state_dict(), optimizer=optimizer.state_dict())

    def save(step):
        hosts.agree(list(narrow.parameters()))
        run.save(whole_state, step)

    began = time.time()
    for step, b in Batches(train, run.first, d["side"], data, hosts.world, hosts.rank):
        if run.over(step):
            break
        b, style = drawn({k: v.to(hosts.device) for k, v in b.items()}, step)
        for module in narrow.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.train(step < t["settle"])
        for group in optimizer.param_groups:
            group["lr"] = t["rate"] * factor(t, step)
        with run.amp():
            with torch.no_grad():
                asked = wide(b["labels"], b["position"], style, b["noise"])
                asked_maps = frozen(asked)
            painted = narrow(b["labels"], b["position"], style, b["noise"])
            maps = frozen(painted)
        terms = dict(pixels=(painted - asked).abs().mean(), perceptual=losses.perceptual(maps, asked_maps))
        loss = sum(config["loss"][k] * v for k, v in terms.items())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        hosts.average_gradients(list(narrow.parameters()))
        gradient = torch.nn.utils.clip_grad_norm_(narrow.parameters(), t["clip"])
        if torch.isfinite(gradient):
            optimizer.step()
        hosts.average_statistics(narrow)
        follow(mean, narrow, t["mean_decay"], step)
        began, done = run.took(began), step + 1
        run.note(done, {**{k: float(v) for k, v in terms.items()}, "gradient": float(gradient)})
        if hosts.first and (done % config["log"]["look"] == 0 or done == t["steps"]):
            found = looks.look(mean, encoder, train, validation, quick, config, folder / "sheets" / f"{done:06}.png", run.amp)
            scores.add(dict(when=now(), step=done, seconds=round(run.seconds), **found))
            began = time.time()  # looking is no training
        if run.due():
            save(done)
    save(step)
    print(f"{config['name']}: state at step {step} in {folder / 'state.pt'}", flush=True)
    hosts.close()


if __name__ == "__main__":
    main()
