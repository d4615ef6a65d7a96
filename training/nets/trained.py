"""Read trained nets back: from a run's state, a snapshot of it, or the weights kept in the repo."""
from pathlib import Path

import torch

from training.stages import checkpoint
from training.nets.detail import Heads
from training.nets.model import CHANNELS, Generator, StyleEncoder


def load(path):
    """(generator, encoder) with the running means of the weights, in evaluation."""
    state = torch.load(Path(path), map_location="cpu")
    generator, encoder = Generator(state["levels"], state.get("channels", CHANNELS)), StyleEncoder()
    generator.load_state_dict(checkpoint.single(state["mean_generator"]))
    encoder.load_state_dict(checkpoint.single(state["mean_encoder"]))
    return generator.eval().requires_grad_(False), encoder.eval().requires_grad_(False)


def load_heads(path):
    """The detail heads (train_detail.py) with the running means of their weights."""
    state = torch.load(Path(path), map_location="cpu")["mean"]
    heads = Heads(state["heads.0.bring.conv.weight"].shape[1])
    heads.load_state_dict(checkpoint.single(state))
    return heads.eval().requires_grad_(False)
