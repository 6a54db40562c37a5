"""The spaCy component: at home in a stranger's pipeline, and unseen where nobody asked for it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique_extraction import extractor as home
from communique_extraction.extractor import load_model

TEXT = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."
STRANGER = """
import json, os, sys
variables = dict(os.environ)
import spacy
spacy.blank("en")
changed = {key for key in {*variables, *os.environ} if variables.get(key) != os.environ.get(key)}
loaded = [name for name in sys.modules if name.partition(".")[0].startswith("communique")]
print(json.dumps([sorted(changed), sorted(loaded), sorted({"celery", "redis"} & set(sys.modules))]))
"""


def test_a_pipeline_without_it_does_not_notice_that_it_is_installed(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", STRANGER],
        env={"PATH": "/usr/bin:/bin"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    changed, loaded, others = json.loads(run.stdout)
    assert changed == []
    assert set(loaded) == {"communique_extraction", "communique_extraction.component"}
    assert others == []


def test_the_workers_application_still_has_its_matrices_multiplied_in_one_thread(
    tmp_path: Path,
) -> None:
    code = (
        "import os, sys; from communique_worker import celery; early = 'numpy' in sys.modules\n"
        "import communique_worker.tasks; from threadpoolctl import threadpool_info\n"
        "print(early, {library['num_threads'] for library in threadpool_info()})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": "/usr/bin:/bin", "COMMUNIQUE_BROKER_URL": "redis://localhost:1/0"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "False {1}"


def test_it_makes_one_extractor_however_many_docs_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    class Counted(home.Extractor):
        def __init__(self, **given: object) -> None:
            made.append(given["nlp"])
            super().__init__(**given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(home, "Extractor", Counted)
    first, second = load_model(), load_model()
    first.add_pipe("communique")
    second.add_pipe("communique")
    assert made == []
    docs = [*first.pipe([TEXT] * 3), first(TEXT), second(TEXT)]
    assert [len(doc._.events) for doc in docs] == [1] * 5
    assert len(made) == 2
    assert made[0] is first
    assert made[1] is second
