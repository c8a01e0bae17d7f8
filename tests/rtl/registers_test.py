#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""registers_test.py GENERATOR DESCRIPTION: the package, the header and the table that are made of
the register description say the same, twice in a row, and what is wrong is refused."""
import pathlib
import re
import subprocess
import sys
import tempfile

GENERATOR, DESCRIPTION = sys.argv[1:3]


def generate(folder, description=DESCRIPTION):
    files = {kind: folder / kind for kind in ("sv", "cpp", "markdown")}
    arguments = [f"--{kind}={path}" for kind, path in files.items()]
    status = subprocess.run([sys.executable, GENERATOR, description, *arguments],
                            capture_output=True, check=False).returncode
    return status, {kind: path.read_text() if path.exists() else "" for kind, path in files.items()}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        status, first = generate(folder / "a")
        assert status == 0
        assert generate(folder / "b")[1] == first, "two runs differ"

        package = {name: int(value, 16) for name, value in
                   re.findall(r"parameter int (\w+) = 32'h(\w+);", first["sv"])}
        header = {name: int(value, 16) for name, value in
                  re.findall(r"uint32_t k(\w+) = 0x(\w+);", first["cpp"])}
        assert package and package == header, "package and header differ"
        rows = re.findall(r"^\| `0x(\w+)`[^|]*\| `(\w+)`", first["markdown"], re.MULTILINE)
        table = {"".join(part.capitalize() for part in name.split("_")) + "Offset": int(offset, 16)
                 for offset, name in rows}
        offsets = {name: value for name, value in package.items() if name.endswith("Offset")}
        assert table == offsets, "table and package differ"

        text = pathlib.Path(DESCRIPTION).read_text()
        for right, wrong in (("offset: 0x004", "offset: 0x000"), ("bits: [15, 0]", "bits: [32, 0]"),
                             ("access: wo", "access: maybe"), ("enum: policy", "enum: nothing")):
            bad = folder / "bad.yaml"
            bad.write_text(text.replace(right, wrong, 1))
            assert generate(folder / "c", bad)[0] != 0, f"{wrong} is accepted"


if __name__ == "__main__":
    main()
