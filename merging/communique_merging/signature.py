"""A report as a few hundred bytes: all that comparison needs, read a hundred times quicker than the event.

A store keeps it beside the event, so that candidates need be neither unpacked nor prepared. It begins with
the version of this package: another one may prepare a report otherwise, and what it signed is not read.
"""

import hashlib
import json
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from communique_merging.days import days_from
from communique_merging.report import Report

_SIGNED_BY = (".py", ".toml")
_KEPT = 4096
"""Reports are asked for again and again while others of their days come; each takes some 2 KiB."""


@cache
def version() -> str:
    """A short hash of this package's code and tables."""
    digest = hashlib.sha256()
    for folder in (root := files(__package__), root / "identity"):
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.name.endswith(_SIGNED_BY):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def sign(report: Report) -> bytes:
    """The signature of a prepared report; its id is not in it."""
    days = report.days
    told = [
        report.article,
        report.type,
        report.manner,
        report.gathering,
        report.remote,
        report.status,
        report.published and report.published.toordinal(),
        report.outlet,
        report.seen,
        (days.origin, days.first, days.last),
        report.people,
        report.bodies,
        sorted(report.organizations),
        sorted(report.states),
        sorted(report.guests),
        sorted(report.hosts),
        report.called,
        report.place,
    ]
    return f"{version()}{json.dumps(told, ensure_ascii=False, separators=(',', ':'))}".encode()


def is_current(signed: bytes) -> bool:
    """Whether this version signed it."""
    return signed.startswith(version().encode())


@lru_cache(maxsize=_KEPT)
def read_signature(report_id: str, signed: bytes) -> Report | None:
    """The report that was signed, for the same bytes the same object; None if another version signed it."""
    if not is_current(signed):
        return None
    (
        article, kind, manner, gathering, remote, status, published, outlet, seen, days, people, bodies,
        organizations, states, guests, hosts, called, place,
    ) = json.loads(signed[len(version()) :])  # fmt: skip
    return Report(
        id=report_id,
        article=article,
        type=kind,
        manner=manner,
        gathering=gathering,
        remote=remote,
        status=status,
        published=None if published is None else date.fromordinal(published),
        outlet=outlet,
        seen=seen,
        days=days_from(*days, status, seen),
        people=tuple((name, state) for name, state in people),
        bodies=tuple(bodies),
        organizations=frozenset(organizations),
        states=frozenset(states),
        guests=frozenset(guests),
        hosts=frozenset(hosts),
        called=tuple(called),
        place=place,
    )
