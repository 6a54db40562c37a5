"""What a process tells of its work: logs, metrics with health, and traces. Nothing of it draws or decides."""
