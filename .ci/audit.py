"""Ask for known vulnerabilities of the locked packages, and say so plainly where nobody answered.

Run with the Python of `.venv`. Exits 0 when every package was looked up and is clean, 1 when one is
vulnerable, 3 when some or all could not be looked up: pip-audit alone would call that success.
"""

import json
import subprocess
import sys

COMMAND = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--format=json"]
NOT_LOOKED_UP = 3


def main(requirements: list[str]) -> int:
    """Audit the requirements files and print what was found."""
    files = [part for path in requirements for part in ("--requirement", path)]
    run = subprocess.run([*COMMAND, *files], capture_output=True, text=True, check=False)
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except ValueError:
        print(f"NOTICE: the audit did not run: {run.stderr.strip()[-300:]}")
        return NOT_LOOKED_UP
    vulnerable = [package for package in packages if package.get("vulns")]
    for package in vulnerable:
        names = ", ".join(found["id"] for found in package["vulns"])
        print(f"vulnerable: {package['name']} {package['version']}: {names}")
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    print(f"audited {len(packages) - len(skipped)} of {len(packages)} packages")
    if vulnerable:
        return 1
    if skipped:
        print(f"NOTICE: not looked up, so not known to be safe: {len(skipped)} packages")
        return NOT_LOOKED_UP
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
