"""Compare the pinned versions with known weaknesses, by pip-audit and whichever of its services answers.

    python -m scripts.audit PIP_AUDIT

`PIP_AUDIT` is the program; `make audit` installs it in an environment of its own. Exits with 1 where a version has a
known weakness. Where no service answers, one line says that nothing was compared.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

CONSTRAINTS = Path(__file__).resolve().parent.parent / "constraints.txt"
SERVICES = ("pypi", "osv")
TIMEOUT_SECONDS = 300


def main() -> int:
    """Ask one service after the other until one answers; print what it knows."""
    for service in SERVICES:
        lines, code = findings(service, answer_of(service, sys.argv[1]))
        if lines:
            print("\n".join(lines))
            return code
    print(
        f"audit: expected the advisories of {' or '.join(SERVICES)}, found no way to them; no version was compared, "
        "run this where there is a network",
        file=sys.stderr,
    )
    return 0


def answer_of(service: str, pip_audit: str) -> list[dict[str, Any]]:
    """Return what a service knows of each pinned package; nothing where it cannot be reached."""
    command = [pip_audit, "--requirement", str(CONSTRAINTS), "--no-deps", "--disable-pip", "--format", "json"]
    options = ["--progress-spinner", "off", "--vulnerability-service", service]
    try:
        done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=TIMEOUT_SECONDS)
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, subprocess.TimeoutExpired):
        return []
    return found


def findings(service: str, dependencies: list[dict[str, Any]]) -> tuple[list[str], int]:
    """Return the lines to print and the exit code; no lines where the service knew none of the packages.

    pip-audit finds no weaknesses either where each package was skipped: behind a mirror without advisories, say.
    """
    compared = [one for one in dependencies if "vulns" in one]
    if not compared:
        return [], 0
    weak = [one for one in compared if one["vulns"]]
    lines = [
        f"audit: {len(compared)} pinned versions compared with the advisories of {service}, {len(weak)} with a weakness"
    ]
    for one in weak:
        for weakness in one["vulns"]:
            mended = ", ".join(weakness.get("fix_versions", ())) or "no version yet"
            lines.append(f"{one['name']} {one['version']}: {weakness['id']}, mended in {mended}")
    lines += [f"{one['name']}: not compared ({one['skip_reason']})" for one in dependencies if "vulns" not in one]
    return lines, min(len(weak), 1)


if __name__ == "__main__":
    sys.exit(main())
