"""Build the compiled loops of `pipeline/saring/compiled` while the package is installed or packed; hatch calls this.

Where there is no C compiler, the package is built without them and says so: everything works, more slowly. After a
change of a `.pyx` file, `python scripts/build_compiled.py` builds them again in place.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent.parent
ROOM = "pipeline/saring/compiled"
FLAGS = ["-O3", "-g0"]
WITHOUT = "no C compiler was found: saring is built without its compiled loops and is several times slower"


class CompiledLoops(BuildHookInterface):
    """Adds the compiled loops to a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build in place and have the results packed."""
        if self.target_name != "wheel":
            return
        if not build():
            self.app.display_warning(WITHOUT)
            return
        build_data.update(pure_python=False, infer_tag=True)
        build_data["artifacts"] += [f"{ROOM}/*.so", f"{ROOM}/*.pyd"]


def build(room: Path = ROOT / ROOM, flags: Sequence[str] = FLAGS, link_flags: Sequence[str] = ()) -> bool:
    """Build every `.pyx` file into the room, which is that of the sources or a copy; return whether that went well."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    sources = sorted(ROOT.joinpath(ROOM).glob("*.pyx"))
    with tempfile.TemporaryDirectory() as temporary:
        extensions = [
            Extension(
                f"saring.compiled.{source.stem}",
                [str(source)],
                extra_compile_args=[*flags],
                extra_link_args=[*link_flags],
                optional=True,
            )
            for source in sources
        ]
        distribution = Distribution(
            {
                "ext_modules": cythonize(
                    extensions, build_dir=temporary, include_path=[str(ROOT / "pipeline")], quiet=True
                )
            }
        )
        command = distribution.get_command_obj("build_ext")
        command.ensure_finalized()
        command.build_temp = command.build_lib = temporary
        command.run()
        built = [Path(output) for output in command.get_outputs() if Path(output).exists()]
        for file in built:
            # Renamed into place: a process that has the old one loaded keeps it.
            fresh = room / f".{file.name}.new"
            fresh.write_bytes(file.read_bytes())
            fresh.replace(room / file.name)
    return len(built) == len(sources)


if __name__ == "__main__":
    raise SystemExit(None if build() else WITHOUT)
