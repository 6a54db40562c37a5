"""The command `communique forward` as a process."""

import os
import subprocess
import sys
from pathlib import Path

from communique_store import ConnectionSettings


class Forwarding:
    """The real command, in a folder of its own."""

    def __init__(self, settings: ConnectionSettings, folder: Path) -> None:
        self.folder = folder
        self._environment = {
            **os.environ,
            "COMMUNIQUE_STORE_URL": settings.store_url or "",
            "COMMUNIQUE_BROKER_URL": settings.broker_url or "",
        }
        self.running = list[subprocess.Popen[str]]()

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start it; its messages go to a file, where they can be read while it runs."""
        with self._log(len(self.running)).open("wb") as messages:
            started = subprocess.Popen(
                [sys.executable, "-m", "communique", "forward", *arguments],
                cwd=self.folder, env=self._environment, text=True,
                stdout=subprocess.PIPE, stderr=messages,
            )  # fmt: skip
        self.running.append(started)
        return started

    def said(self, process: subprocess.Popen[str]) -> str:
        """The messages of one that was started, so far."""
        return self._log(self.running.index(process)).read_text()

    def _log(self, number: int) -> Path:
        return self.folder / f"forward-{number}.log"

    def run(self, *arguments: str, code: int = 0) -> tuple[str, str]:
        """Run it to its end; returns what it says on both outputs."""
        return self.ended(self.start(*arguments), code)

    def ended(self, process: subprocess.Popen[str], code: int = 0) -> tuple[str, str]:
        out, _ = process.communicate(timeout=60)
        messages = self.said(process)
        assert "Traceback" not in messages, messages
        assert process.returncode == code, messages
        return out, messages

    def kill(self) -> None:
        """SIGKILL to all that were started."""
        for process in self.running:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
