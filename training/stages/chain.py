"""Stages one after the other, unattended: each is trained to its last step, then the next starts from it.

    nice -n 19 setsid nohup python3 -m training.stages.chain [--processes 2] training/stages/configs/photos-128.toml training/stages/configs/photos-256.toml >> LOG 2>&1 &

Finished stages are passed over, so the same command resumes the whole chain. SIGTERM is handed on to the stage at work.
"""
import argparse
import os
import signal
import time
from pathlib import Path

from training.data.classes import REPO
from training.stages.hosts import launch
from training.stages.run import module, read_config


def give_way():
    """Let the niceness of this process count against other sessions, too. Linux shares the cores out by sessions first (sched(7), "The autogroup
    feature"), and setsid begins one: without this a niceness of 19 gives way to nobody."""
    group = Path("/proc/self/autogroup")
    if group.exists():
        try:
            group.write_text(str(os.nice(0)))
        except OSError:
            pass  # only a few changes a second are allowed, and some machines allow none


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("configs", type=Path, nargs="+")
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    give_way()
    stopped, ranks = [], []

    def stop(*_):
        stopped.append(1)
        for rank in ranks:
            rank.terminate()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)

    for config in args.configs:
        ranks[:] = launch(["-m", "training.stages." + module(read_config(config)), config.resolve()], args.processes, REPO)
        while any(rank.poll() is None for rank in ranks) and not any(rank.poll() for rank in ranks):
            time.sleep(1)
        failed = next((rank.poll() for rank in ranks if rank.poll()), 0)
        if failed:  # one is gone: the others would wait for it for ever
            for rank in ranks:
                rank.kill()
        for rank in ranks:
            rank.wait()
        if stopped or failed:
            raise SystemExit(failed)


if __name__ == "__main__":
    main()
