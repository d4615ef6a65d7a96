"""Stages one after the other, unattended: each is trained to its last step, then the next starts from it.

    nice -n 19 setsid nohup python3 -m training.chain training/configs/photos-128.toml training/configs/photos-256.toml >> LOG 2>&1 &

Finished stages are passed over, so the same command resumes the whole chain. SIGTERM is handed on to the stage at work.
"""
import signal
import subprocess
import sys
from pathlib import Path

from training.classes import REPO


def main():
    stopped, stage = [], None

    def stop(*_):
        stopped.append(1)
        if stage:
            stage.terminate()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)

    for config in sys.argv[1:]:
        stage = subprocess.Popen([sys.executable, "-m", "training.train", str(Path(config).resolve())], cwd=REPO)
        code = stage.wait()
        if stopped or code:
            raise SystemExit(code)


if __name__ == "__main__":
    main()
