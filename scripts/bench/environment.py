"""The peers, in an environment of their own, and the machine they are measured on."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import venv
from importlib.metadata import version
from pathlib import Path

FASTTEXT = ("fasttext-numpy2-wheel", "fasttext-wheel", "fasttext")  # the first that installs here
PYTHON_PEERS = ("whatstk", "chat-miner", "scikit-learn")
NPM_PEERS = ("whatsapp-chat-parser",)


def install_peers(folder: Path) -> Path:
    """Install what is not there yet; a peer that does not install is said and left out."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "venv" / "bin" / "python").exists():
        venv.create(folder / "venv", with_pip=True)
    pip = [folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet"]
    if not any(_tried([*pip, name], folder) for name in FASTTEXT):
        print("fasttext: not installed", file=sys.stderr)
    for name in PYTHON_PEERS:
        if not _tried([*pip, name], folder):
            print(f"{name}: not installed", file=sys.stderr)
    (folder / "npm").mkdir(exist_ok=True)
    for name in NPM_PEERS:
        if not _tried(["npm", "install", "--silent", "--prefix", folder / "npm", name], folder):
            print(f"{name}: not installed", file=sys.stderr)
    return folder


def _tried(command: list[str | Path], folder: Path) -> bool:
    try:
        done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


def describe_machine() -> dict[str, str | int]:
    """Return the processor, its cores, the memory in GB, and what runs on it."""
    return {
        "processor": _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": os.cpu_count() or 1,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "system": platform.system(),
        "python": platform.python_version(),
        "saring": version("saring"),
    }


def _field(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
