"""Articles that are not English are refused with their language named; short ones get no verdict."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique_producer.language import checking, foreign_language
from communique_producer.language.languages import languages
from communique_producer.sources import Refusal, read_articles
from communique_schemas import Article

TEXTS = {
    "Spanish": "El presidente de Perú se reunió el lunes en Lima con su homólogo chileno para hablar de la "
    "pesca en el norte y firmar un acuerdo.",
    "German": "Der norwegische Präsident traf am Montag in Oslo seinen finnischen Amtskollegen zu Gesprächen "
    "über die Fischerei.",
    "Persian": "رئیس جمهور نروژ روز دوشنبه با همتای فنلاندی خود دیدار کرد و درباره ماهیگیری گفتگو کردند.",
    "Russian": "Президент Норвегии встретился в понедельник в Осло со своим финским коллегой.",
    "Chinese": "挪威总统周一在奥斯陆会见了芬兰总统，讨论了北方的渔业问题，并签署了协议。",
}
ENGLISH = {
    "prose": "The foreign ministers of Norway and Finland met in Oslo on Monday to speak of the fisheries.",
    "names": "Lars Hagen, Elina Koskinen, Aino Salo, Per Lind, Jón Þórsson, Nguyễn Văn Minh, José Peña",
    "a list": "\n".join(
        ["Monday: Hagen meets Koskinen", "Tuesday: Lind visits Lima", "Wednesday: talks in Quito"]
        * 3
    ),
    "a headline": "HAGEN MEETS KOSKINEN FOR TALKS ON FISHERIES, SIGNS ACCORD WITH ICELAND, FLIES HOME",
}


@pytest.fixture
def _fresh() -> Iterator[None]:
    checking.identifier.cache_clear()
    yield
    checking.identifier.cache_clear()


def read(path: Path, record: dict[str, object], **options: bool) -> Article | str:
    path.write_text(json.dumps(record), encoding="utf-8")
    (item,) = read_articles([str(path)], **options)  # type: ignore[arg-type]
    return str(item).removeprefix(f"{path}:1: ") if isinstance(item, Refusal) else item


@pytest.mark.parametrize("language", TEXTS)
def test_an_article_that_is_not_english_is_refused_with_its_language(
    tmp_path: Path, language: str
) -> None:
    refused = read(tmp_path / "a.jsonl", {"text": TEXTS[language]})
    assert refused == f"it is in {language}, and English alone is read: --any-language takes it in"


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_is_taken_in(tmp_path: Path, kind: str) -> None:
    assert isinstance(read(tmp_path / "a.jsonl", {"text": ENGLISH[kind]}), Article)


@pytest.mark.parametrize("language", TEXTS)
def test_it_costs_its_neighbours_nothing(tmp_path: Path, language: str) -> None:
    file = tmp_path / "a.jsonl"
    texts = [ENGLISH["prose"], TEXTS[language], ENGLISH["names"]]
    file.write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    first, refused, last = read_articles([str(file)])
    assert isinstance(first, Article)
    assert isinstance(refused, Refusal)
    assert refused.line == 2
    assert isinstance(last, Article)


@pytest.mark.parametrize("language", TEXTS)
def test_any_language_lets_it_through(tmp_path: Path, language: str) -> None:
    article = read(tmp_path / "a.jsonl", {"text": TEXTS[language]}, any_language=True)
    assert isinstance(article, Article)
    assert article.text == TEXTS[language]


def test_a_short_text_gets_no_verdict(tmp_path: Path) -> None:
    assert isinstance(
        read(tmp_path / "a.jsonl", {"text": "Le président norvégien à Lima."}), Article
    )


@pytest.mark.parametrize("told", ["en", "EN-GB", "eng"])
def test_a_language_that_is_told_is_believed_when_it_is_english(tmp_path: Path, told: str) -> None:
    record = {"text": TEXTS["Spanish"], "language": told}
    assert isinstance(read(tmp_path / "a.jsonl", record), Article)


@pytest.mark.parametrize(
    ("told", "name"), [("fr", "French"), ("pt-BR", "Portuguese"), ("tlh", "tlh")]
)
def test_and_when_it_is_not(tmp_path: Path, told: str, name: str) -> None:
    record = {"text": ENGLISH["prose"], "language": told}
    refused = read(tmp_path / "a.jsonl", record)
    assert refused == f"it is in {name}, and English alone is read: --any-language takes it in"


@pytest.mark.usefixtures("_fresh")
def test_without_the_extra_what_is_told_alone_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    assert isinstance(read(tmp_path / "a.jsonl", {"text": TEXTS["German"]}), Article)
    assert "German" in str(read(tmp_path / "a.jsonl", {"text": TEXTS["German"], "language": "de"}))


@pytest.mark.usefixtures("_fresh")
def test_the_identifier_is_not_loaded_for_plain_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    read(tmp_path / "a.jsonl", {"text": ENGLISH["prose"]})
    assert checking.identifier.cache_info().misses == 0
    read(tmp_path / "a.jsonl", {"text": ENGLISH["a list"]})
    assert checking.identifier.cache_info().misses == 1


@pytest.mark.parametrize("text", languages().right)
def test_english_is_known_by_its_words(text: str) -> None:
    assert checking.has_words_of_english(text)


@pytest.mark.parametrize("text", [*languages().wrong, *TEXTS.values()])
def test_other_languages_are_not(text: str) -> None:
    assert not checking.has_words_of_english(text)


def test_every_language_that_can_be_found_has_a_name() -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    labels = set(LanguageIdentifier.from_model_file(MODEL_FILE).labels)
    assert labels - {"en", "zxx"} == set(languages().names)


def test_a_verdict_on_half_of_a_surrogate_pair_is_none() -> None:
    assert foreign_language("\ud800" * 100, None) in {None, "zxx"}
