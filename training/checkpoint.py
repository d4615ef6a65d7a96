"""Write state so that a kill at any moment leaves the last whole checkpoint in place."""
import os

import torch


def save(state, path):
    """To a temporary neighbour first, flushed to disk, then renamed over `path`."""
    temporary = path.with_suffix(".part")
    with open(temporary, "wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def half(state):
    """A state dict with its floats in fp16: what is small enough to keep in the repo."""
    return {k: v.half() if v.is_floating_point() else v for k, v in state.items()}


def single(state):
    return {k: v.float() if v.is_floating_point() else v for k, v in state.items()}
