"""One process or many (torchrun): rank, device, and averaging over ranks. Alone, every call here does nothing."""
import os

import torch
import torch.distributed as dist


class Hosts:
    def __init__(self):
        self.world, self.rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
        gpu = torch.cuda.is_available()
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if gpu else torch.device("cpu")
        if self.world > 1:
            dist.init_process_group("nccl" if gpu else "gloo")

    @property
    def first(self):
        return self.rank == 0

    def average(self, tensors):
        """Replace each tensor by its mean over all ranks, in one message."""
        tensors = [t for t in tensors if t is not None]
        if self.world == 1 or not tensors:
            return
        flat = torch.cat([t.detach().float().reshape(-1) for t in tensors])
        dist.all_reduce(flat)
        flat /= self.world
        for t, part in zip(tensors, flat.split([t.numel() for t in tensors])):
            t.detach().copy_(part.view_as(t))

    def average_gradients(self, parameters):
        self.average([p.grad for p in parameters])

    def average_statistics(self, module):
        """BatchNorm's running statistics, so that every rank evaluates alike."""
        self.average([b for b in module.buffers() if b.is_floating_point()])

    def agree(self, tensors):
        """Raise when the ranks' copies have drifted apart: a bug that would otherwise only look like bad training."""
        if self.world == 1:
            return
        mine = torch.stack([t.detach().double().sum() for t in tensors]).sum().cpu()
        all_of_them = [torch.zeros_like(mine) for _ in range(self.world)]
        dist.all_gather(all_of_them, mine)
        if any(not torch.equal(mine, other) for other in all_of_them):
            raise RuntimeError(f"ranks differ: {[float(o) for o in all_of_them]}")

    def close(self):
        if self.world > 1:
            dist.destroy_process_group()
