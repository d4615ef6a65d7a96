"""One stage of training: photos or paintings, at one size. Kill it at any moment; the same command carries on.

    python3 -m training.stages.train training/stages/configs/photos-128.toml [--stop-after STEPS]
    torchrun --nproc_per_node 8 -m training.stages.train training/stages/configs/photos-128.toml

Everything large goes to <out>/<name>/ outside the clone (`out` in the config): state.pt (generator, critics, encoder, both
optimizers, running means, multipliers, step), snapshots/ (fp16 means), sheets/, curves.csv, looks.csv, run.json. SIGTERM or SIGINT:
finish the step, write state.pt, leave. Randomness is a function of (seed, step, rank), so resuming is exact.
"""
import argparse
import copy
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training.data import provenance
from training.judges import selfsup
from training.nets import critics, features
from training.stages import checkpoint, judging, looks, losses
from training.data.classes import NAMES, VOID
from training.data.dataset import STYLE_SIDE, Batches, Pictures, Several, widened
from training.stages.hosts import Hosts
from training.stages.run import Curves, Run, factor, follow, now, read_config
from training.nets.model import CHANNELS, GUIDE, Generator, StyleEncoder
from training.nets.squeezenet import SqueezeNet

STYLE_NOISE = 0.1  # added to a picture's own style (their spread is about 1): neighbours in style space paint alike
JUDGE = Path(__file__).parents[1] / "runs" / "selfsup" / "judge.pt"


def borrow(generator, judges, new, old):
    """Let a class that the pictures so far did not have (river) begin as another (water) in every class table."""
    with torch.no_grad():
        for table in generator.tables:
            for tensor in (table.weight, table.bias):
                rows = tensor.view(-1, GUIDE, *tensor.shape[1:])
                rows[:, new] = rows[:, old]
        for judge in judges.values():
            for tensor in (judge.parser.out.weight, judge.parser.out.bias):
                tensor[new] = tensor[old]
            for head in judge.heads:
                head.scene.weight_orig[:, new] = head.scene.weight_orig[:, old]
            first = judge.patches.body[0].weight_orig
            first[:, 3 + new] = first[:, 3 + old]


class Team:
    """The nets of a run and their optimizers."""

    def __init__(self, config, device, state=None):
        """state: the run's own newest, or None: then the generator is that of the run it starts from, or new."""
        levels, views = config["model"]["levels"], config["views"]
        start = config["model"].get("start")  # the run to go on from
        state = state or (checkpoint.newest(start, config["out"]) if start else None)
        if start and not state:
            raise SystemExit(f"{config['name']} starts from {start}, of which there is neither a state in {config['out']} nor weights in {checkpoint.KEPT}")
        self.generator = Generator(state["levels"], state.get("channels", CHANNELS)) if state else Generator(levels)
        self.encoder = StyleEncoder()
        self.critics = torch.nn.ModuleDict({view["name"]: critics.Critics(config["model"].get("fine", False)) for view in views})
        if state:
            self.generator.load_state_dict(checkpoint.single(state["mean_generator"]))
            self.encoder.load_state_dict(checkpoint.single(state["mean_encoder"]))
            while len(self.generator.tables) < levels:
                self.generator.grow()
            past = checkpoint.newest(config["model"]["critics"], config["out"]) if "critics" in config["model"] else state
            kept = {k: checkpoint.single(v) for k, v in (past or {}).get("critics", {}).items()}
            for view in views:  # a view without a past of its own starts from another's critics
                self.critics[view["name"]].adopt(kept.get(view.get("from", view["name"]), {}))
            for new, old in config["model"].get("borrow", {}).items():
                borrow(self.generator, self.critics, NAMES.index(new), NAMES.index(old))
        learn = config["model"].get("learn")  # names of the only parts of the generator that go on learning
        for name, p in self.generator.named_parameters():
            p.requires_grad_(not learn or name.startswith(tuple(learn)))
        for net in (self.generator, self.encoder, self.critics):
            net.to(device, memory_format=torch.channels_last)
        if config["model"].get("settled"):  # the running means stay what they are; see README, "Two ways to normalise"
            for module in self.generator.modules():
                if isinstance(module, torch.nn.BatchNorm2d):
                    module.eval()
        self.balance = losses.Balance().to(device)
        if state and "balance" in state:
            self.balance.load_state_dict(state["balance"])
        self.mean_generator, self.mean_encoder = (copy.deepcopy(n).eval().requires_grad_(False) for n in (self.generator, self.encoder))
        t = config["train"]
        learning = [(n, p) for n, p in self.generator.named_parameters() if p.requires_grad]
        moods = [p for n, p in learning if n.startswith(("mood", "tables"))] + list(self.encoder.parameters())
        scenery = [p for n, p in learning if not n.startswith(("mood", "tables"))]
        self.painters = moods + scenery
        self.judges = list(self.critics.parameters())
        self.paint_step = torch.optim.Adam([{"params": moods}, {"params": scenery}], lr=t["rate"], betas=(0.0, 0.99))
        self.judge_step = torch.optim.Adam(self.judges, lr=t["critics_rate"], betas=(0.0, 0.99))

    def state(self):
        return dict(levels=len(self.generator.tables), channels=self.generator.channels, generator=self.generator.state_dict(), encoder=self.encoder.state_dict(),
                    critics={k: c.state_dict() for k, c in self.critics.items()}, mean_generator=self.mean_generator.state_dict(),
                    mean_encoder=self.mean_encoder.state_dict(), balance=self.balance.state_dict(), paint_step=self.paint_step.state_dict(), judge_step=self.judge_step.state_dict())

    def load(self, state):
        """Carry on from a state of this run, or from its kept weights, where all but the running means starts anew."""
        for name in ("generator", "encoder", "mean_generator", "mean_encoder"):
            kept = state[name] if name in state else state[f"mean_{name}"]
            getattr(self, name).load_state_dict(checkpoint.single(kept))
        for name, critic in self.critics.items():
            critic.adopt(checkpoint.single(state.get("critics", {}).get(name, {})))
        for name in ("balance", "paint_step", "judge_step"):
            if name in state:
                getattr(self, name).load_state_dict(state[name])
            else:
                print(f"kept weights: {name} starts anew", flush=True)

    def compact(self):
        """fp16, no optimizers: enough to start another stage from, small enough to keep."""
        state = self.state()
        small = {k: checkpoint.half(state[k]) for k in ("mean_generator", "mean_encoder", "generator", "encoder")}
        return dict(levels=state["levels"], channels=state["channels"], critics={k: checkpoint.half(v) for k, v in state["critics"].items()}, **small)

    def average(self, step, decay):
        for mean, live in ((self.mean_generator, self.generator), (self.mean_encoder, self.encoder)):
            follow(mean, live, decay, step)


def view_of(pictures, labels, view, rng):
    """What one set of critics sees: pictures [N,3,H,W] shrunk by view['shrink'], then a random view['crop'] x crop window of
    them (the same for all pictures given, another for each of the N).

    Windows often lie at the picture's very edge. Where no critic looks, the terms that ask for variety are served at no cost: a third of all columns had a
    black dash in the uppermost rows (masters-512, step 1796), where one window in three hundred reached.

    The window matters even where it is nearly the whole: critics step by 2 to 16 pixels, and when a pixel always falls on the
    same phase of their grid, the generator is taught a pattern of that period (a red-green checkerboard, photos-128, step 950)."""
    shrink, crop = view.get("shrink", 1), view.get("crop")
    if shrink > 1:
        pictures, labels = [F.avg_pool2d(p, shrink) for p in pictures], labels[:, shrink // 2::shrink, shrink // 2::shrink]
    if not crop or crop >= labels.shape[-1]:
        return pictures, labels
    last, beyond = labels.shape[-1] - crop, labels.shape[-1] // 16
    at = rng.integers(-beyond, last + beyond + 1, (len(labels), 2)).clip(0, last)
    cut = lambda x: torch.stack([x[i, ..., y:y + crop, z:z + crop] for i, (y, z) in enumerate(at)])
    return [cut(p).contiguous(memory_format=torch.channels_last) for p in pictures], cut(labels)


def train_step(team, frozen, b, config, rng, hosts, amp, alone=False):
    """One step of critics and, unless they learn `alone`, of generator and encoder on batch b. Returns the losses as floats."""
    w, n = config["loss"], len(b["target"])
    own = n - n // 2  # these repaint their own picture; the rest take blends of other pictures' styles
    twins = rng.random() < config["data"].get("twins", 0)
    if twins:  # or they are the first once more, in the same style, with other noise
        again = [*range(own), *range(n - own)]
        b = {k: v if k == "noise" else v[again] for k, v in b.items()}
    b = {**b, "target": widened(b["target"], b["target"].shape[-1])}
    known = (b["target"] != VOID).float()[:, None]
    real = b["picture"] * known

    with amp():
        mean = team.encoder(b["style"])
        drawn = mean + torch.randn_like(mean) * STYLE_NOISE
        foreign = team.encoder(b["moods"][own:].flatten(0, 1)).detach().unflatten(0, (-1, 2))
        other = drawn[:n - own].detach() if twins else losses.blended(*foreign.unbind(1), rng)
        style = torch.cat([losses.mixed(drawn[:own], drawn[:own], rng, 0),
                           losses.mixed(other, foreign[:, 1], rng, 0 if twins else config["data"].get("mixed", 0))])
        fake = team.generator(b["labels"], b["position"], style, b["noise"])
    shown = fake * known
    views = []
    for view in config["views"]:
        (r, f), labels = view_of([real, shown], b["target"], view, rng)
        views.append((team.critics[view["name"]], r, f, labels, view.get("weight", 1.0)))

    loss, log, seen = judging.judge(views, frozen, config["train"]["augment"], amp)
    team.judge_step.zero_grad(set_to_none=True)
    loss.backward()
    hosts.average_gradients(team.judges)
    team.judge_step.step()
    if alone:
        return log

    # The generator and the encoder, judged by the critics as they are now.
    for p in team.judges:
        p.requires_grad_(False)
    terms = judging.verdicts(seen, amp)
    alike = sum(weight * losses.perceptual([m[:own] for m in maps], [m[:own] for m in real_maps]) for _, _, maps, real_maps, _, _, weight in seen)
    scene = critics.one_hot(b["target"])[:, :-1]
    spreads = losses.Spreads(shown.float(), real, scene)
    asked = (critics.one_hot(b["labels"][:, 0]).mean((2, 3))[..., None] * style).sum(1)  # the mean style, by each class's share of the picture
    with amp():
        back = team.mean_encoder(F.interpolate(fake[own:], (STYLE_SIDE, STYLE_SIDE), mode="area"))
    terms.update(perceptual=alike, palette=losses.palette(shown[:own], real[:own]), texture=losses.texture(spreads, own),
                 balance=team.balance(spreads, own), lattice=losses.lattice(fake), compact=losses.compact(mean),
                 mood=(back - asked[own:].detach()).abs().mean())
    if "rim" in w:
        terms["rim"] = losses.rim(shown, real)
    if "seams" in w:
        terms["seams"] = losses.seams(shown, real, scene)
    if twins:
        terms["alike"] = losses.alike(shown[own:], shown[:n - own])
    loss = sum(w[k] * v for k, v in terms.items())
    team.paint_step.zero_grad(set_to_none=True)
    loss.backward()
    for p in team.judges:
        p.requires_grad_(True)
    hosts.average_gradients(team.painters)
    hosts.average_statistics(team.balance)
    gradient = torch.nn.utils.clip_grad_norm_(team.painters, config["train"]["clip"])
    if torch.isfinite(gradient):
        team.paint_step.step()
    log.update({k: float(v) for k, v in terms.items()}, style_size=float(mean.detach().pow(2).mean().sqrt()), gradient=float(gradient))
    return log


def set_rates(team, config, step, judging, painting):
    """judging, painting: the steps that critics and those who paint begin at without a memory of the gradients before, or 0."""
    t = config["train"]
    groups = team.paint_step.param_groups + team.judge_step.param_groups
    for group, rate, first in zip(groups, (t["rate"] * t["mood_rate"], t["rate"], t["critics_rate"]), (painting, painting, judging)):
        group["lr"] = rate * factor(t, step, first)


def look(team, step, config, folder, train, validation, quick, curve, seconds, amp):
    """A sheet, a snapshot and the validation KID of the running means."""
    checkpoint.save(team.compact(), folder / "snapshots" / f"{step:06}.pt")
    scores = looks.look(team.mean_generator, team.mean_encoder, train, validation, quick, config, folder / "sheets" / f"{step:06}.png", amp)
    curve.add(dict(when=now(), step=step, seconds=round(seconds), **scores))
    print(f"look {step}: " + ", ".join(f"{k} {v * 1e3:.1f}e-3" for k, v in scores.items()), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("--stop-after", type=int, help="leave after so many steps of this call (tests)")
    args = parser.parse_args()
    config, hosts = read_config(args.config), Hosts()
    folder, d, t = Path(config["out"]) / config["name"], config["data"], config["train"]
    for sub in ("sheets", "snapshots"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    if d["batch"] % hosts.world or d["batch"] < 2 * hosts.world:  # half repaint their own picture, half do not
        raise SystemExit(f"a batch of {d['batch']} cannot be dealt out to {hosts.world} processes, two pictures or more each")
    if "manifest" in d:
        provenance.check(config, [d["set"], *d.get("more", [])])

    torch.manual_seed(config["seed"])
    state = checkpoint.newest(config["name"], config["out"])
    team = Team(config, hosts.device, state)
    if state:
        team.load(state)
    run = Run(config, hosts, state, args.stop_after, judge_sha256=selfsup.sha256(JUDGE) if JUDGE.exists() else None)
    data = {**d, "seed": config["seed"], "batch": d["batch"] // hosts.world}
    train, validation = (Pictures(d["prepared"], d["set"], split) for split in ("train", "validation"))
    known = Several([train] * d.get("often", 1) + [Pictures(d["prepared"], name, "train") for name in d.get("more", [])])
    frozen = features.load(d["pictures"], hosts.device)
    quick = None
    if hosts.first and config["log"].get("kid", True):
        nets = {} if "manifest" in d else {"judge": selfsup.load(JUDGE)}  # the judge learnt from photos that are not free
        if d["pictures"]:
            nets["squeezenet"] = SqueezeNet(Path(d["pictures"]))
        quick = looks.Quick(nets, train, validation, d["side"])
    scores = Curves(folder / "looks.csv", run.first) if hosts.first else None

    def save(step):
        hosts.agree(team.painters + team.judges)
        run.save(team.state, step)

    # Where critics start anew beside a generator that has learnt, they first learn alone: what they say at once is worth nothing.
    judging = run.first if state and "critics" not in state else 0
    painting = judging and judging + t.get("critics_alone", 0)
    began = time.time()
    for step, b in Batches(known, run.first, d["side"], data, hosts.world, hosts.rank):
        if run.over(step):
            break
        torch.manual_seed(hash((config["seed"], step, hosts.rank)) % 2 ** 31)
        rng = np.random.default_rng([config["seed"], step, hosts.rank, 7])
        b = {k: v.to(hosts.device) for k, v in b.items()}
        b["picture"] = b["picture"].contiguous(memory_format=torch.channels_last)
        set_rates(team, config, step, judging, painting)
        log = train_step(team, frozen, b, config, rng, hosts, run.amp, alone=step < painting)
        hosts.average_statistics(team.generator)
        team.average(step, t["mean_decay"])
        began, done = run.took(began), step + 1
        run.note(done, log)
        if hosts.first and (done % config["log"]["look"] == 0 or done == t["steps"]):
            look(team, done, config, folder, train, validation, quick, scores, run.seconds, run.amp)
            began = time.time()  # looking is no training
        if run.due():
            save(done)
    save(step)
    print(f"{config['name']}: state at step {step} in {folder / 'state.pt'}", flush=True)
    hosts.close()


if __name__ == "__main__":
    main()
