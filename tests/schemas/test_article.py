"""An article keeps its text as given, has an id in any case, and a date that means one thing."""

import math
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from communique_schemas import DEFAULT_MAX_CHARACTERS, Article, parse_article
from communique_schemas.errors import InvalidArticleError

from .examples import nested
from .strategies import articles, texts, words


class TestId:
    def test_is_the_callers_where_one_is_given(self) -> None:
        assert Article(id="voa-17", url="u", text="x").id == "voa-17"

    @given(url=words, text=texts, other=texts)
    def test_is_derived_from_the_url_whatever_the_text(
        self, url: str, text: str, other: str
    ) -> None:
        first, second = Article(url=url, text=text), Article(url=url, text=other)
        assert first.id == second.id
        assert first.id.startswith("url-")

    @given(text=texts, title=words)
    def test_is_derived_from_the_text_where_there_is_no_url(self, text: str, title: str) -> None:
        article = Article(text=text)
        assert article.id == Article(text=text, title=title).id
        assert article.id != Article(text=text + "!").id
        assert article.id.startswith("text-")

    def test_of_a_known_text_never_changes_between_versions(self) -> None:
        assert Article(text="x").id == "text-2d711642b726b04401627ca9fbac32f5"

    def test_is_at_most_512_characters_long(self) -> None:
        assert Article(id="i" * 512, text="x")
        with pytest.raises(InvalidArticleError, match="id"):
            parse_article({"id": "i" * 513, "text": "x"})


class TestText:
    @given(text=texts)
    def test_is_kept_to_the_last_character(self, text: str) -> None:
        assert Article(text=text).text == text

    @pytest.mark.parametrize("blank", ["", " ", "\n\t\u00a0"])
    def test_must_not_be_blank(self, blank: str) -> None:
        with pytest.raises(InvalidArticleError, match="text: the text is blank"):
            parse_article({"text": blank})

    def test_must_be_there(self) -> None:
        with pytest.raises(InvalidArticleError, match="text: Field required"):
            parse_article({"title": "x"})

    def test_has_a_limit_in_code_points(self) -> None:
        assert parse_article({"text": "😀" * DEFAULT_MAX_CHARACTERS})
        with pytest.raises(InvalidArticleError, match="200,001 characters; the limit is 200,000"):
            parse_article({"text": "x" * (DEFAULT_MAX_CHARACTERS + 1)})

    def test_has_the_limit_that_the_caller_sets(self) -> None:
        assert parse_article({"text": "x" * 300_000}, max_characters=300_000)
        with pytest.raises(InvalidArticleError, match="the limit is 5"):
            parse_article({"text": "x" * 6}, max_characters=5)

    @pytest.mark.parametrize("field", ["id", "text", "title", "url", "source"])
    def test_and_names_are_valid_unicode(self, field: str) -> None:
        with pytest.raises(InvalidArticleError, match=f"{field}: .*(surrogate|unicode)"):
            parse_article({"text": "x", field: "a\ud800b"})

    def test_hash_tells_two_texts_apart(self) -> None:
        assert Article(id="a", text="x").text_hash == Article(id="b", text="x").text_hash
        assert Article(id="a", text="x").text_hash != Article(id="a", text="y").text_hash


class TestFingerprint:
    @given(article=articles, other=articles)
    def test_tells_records_apart_by_all_but_their_ids(
        self, article: Article, other: Article
    ) -> None:
        renamed = article.model_copy(update={"id": other.id})
        assert renamed.fingerprint == article.fingerprint
        assert renamed.fingerprint != other.fingerprint or renamed == other
        assert article.fingerprint.startswith(f"{article.text_hash}-")

    @pytest.mark.parametrize(
        "details",
        [{"title": "T"}, {"url": "u"}, {"source": "s"}, {"published_at": "2024-05-14"},
         {"published_at": "2024-05-14T08:00:00Z"}, {"language": "fr"}, {"metadata": {"a": None}}],
    )  # fmt: skip
    def test_changes_with_every_field(self, details: dict[str, object]) -> None:
        plain = parse_article({"id": "a", "text": "x"})
        assert parse_article({"id": "a", "text": "x", **details}).fingerprint != plain.fingerprint

    def test_of_a_known_record_never_changes_between_versions(self) -> None:
        """Else every article would seem corrected after an upgrade."""
        article = parse_article({"text": "x", "title": "T", "published_at": "2024-05-14"})
        assert article.fingerprint.partition("-")[2] == "6f35b26d8d72f07a"


class TestPublicationTime:
    def test_may_be_a_day_alone_and_stays_one(self) -> None:
        published = Article(text="x", published_at="2022-05-31").published_at
        assert published == date(2022, 5, 31)
        assert not isinstance(published, datetime)

    @pytest.mark.parametrize("moment", ["2022-05-31T00:00:00Z", "2022-05-31T04:30:00+04:30"])
    def test_may_be_a_moment_with_its_zone(self, moment: str) -> None:
        published = Article(text="x", published_at=moment).published_at
        assert published == datetime(2022, 5, 31, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("value", "reason"),
        [
            ("2022-05-31T08:00:00", "no time zone"),
            ("2022-05-31T08:00:00+04:30:15", "fraction of a minute"),
            ("2022-13-01", "not an ISO 8601 date"),
            ("last Tuesday", "not an ISO 8601 date"),
            ("", "not an ISO 8601 date"),
            (1653984000, "give a string such as"),
            (True, "give a string such as"),
            (["2022-05-31"], "give a string such as"),
        ],
    )
    def test_is_refused_with_its_reason_otherwise(self, value: object, reason: str) -> None:
        with pytest.raises(InvalidArticleError, match=f"published_at: .*{reason}"):
            parse_article({"text": "x", "published_at": value})

    def test_is_quoted_in_the_refusal_only_in_part(self) -> None:
        with pytest.raises(InvalidArticleError) as refusal:
            parse_article({"text": "x", "published_at": "n" * 10_000})
        assert len(str(refusal.value)) < 200


class TestMetadata:
    @pytest.mark.parametrize(
        "value", [math.nan, math.inf, "\ud800", [{"deep": math.nan}], {"\udfff": 1}]
    )
    def test_must_survive_being_written_as_json(self, value: object) -> None:
        with pytest.raises(InvalidArticleError, match="metadata"):
            parse_article({"text": "x", "metadata": {"key": value}})

    def test_nested_without_end_is_refused_in_few_words(self) -> None:
        with pytest.raises(InvalidArticleError) as refusal:
            parse_article({"text": "x", "metadata": nested(5000)})
        assert len(str(refusal.value)) < 1000

    @pytest.mark.parametrize("levels", [1, 50, 100])
    def test_as_deep_as_it_may_be_comes_back_the_same_from_json(self, levels: int) -> None:
        article = parse_article({"text": "x", "metadata": nested(levels)})
        assert Article.model_validate_json(article.model_dump_json()) == article

    @pytest.mark.parametrize("levels", [101, 200, 250])
    def test_deeper_than_every_reader_of_json_can_follow_is_refused(self, levels: int) -> None:
        with pytest.raises(InvalidArticleError, match="metadata: is nested more than 100 levels"):
            parse_article({"text": "x", "metadata": nested(levels)})


class TestRecord:
    @pytest.mark.parametrize("record", [None, "text", 3, ["x"]])
    def test_must_be_an_object(self, record: object) -> None:
        with pytest.raises(InvalidArticleError, match="expected an article record"):
            parse_article(record)

    def test_is_told_of_every_wrong_field_at_once(self) -> None:
        with pytest.raises(InvalidArticleError) as refusal:
            parse_article({"text": " ", "titel": "x", "language": "English!"})
        assert all(name in str(refusal.value) for name in ("text:", "titel:", "language:"))

    def test_with_a_thousand_wrong_fields_is_described_in_few_words(self) -> None:
        with pytest.raises(InvalidArticleError, match="and 991 more") as refusal:
            parse_article({str(number): "x" for number in range(1000)})
        assert len(str(refusal.value)) < 2000

    def test_cannot_smuggle_control_characters_into_the_message(self) -> None:
        with pytest.raises(InvalidArticleError) as refusal:
            parse_article({"text": "x", "\x1b[31mred": 1})
        assert "\x1b" not in str(refusal.value)

    @given(article=articles)
    def test_comes_back_the_same_from_json(self, article: Article) -> None:
        again = Article.model_validate_json(article.model_dump_json())
        assert again == article
        assert hash(again) == hash(article)

    def test_is_frozen(self) -> None:
        with pytest.raises(ValueError, match="frozen"):
            Article(text="x").text = "y"  # type: ignore[misc]
