"""Every error that the project raises on purpose, each with the moment at which it is raised."""


class CommuniqueError(Exception):
    """Base of all errors below; its message says what was wrong, where, and what to do."""


class InvalidArticleError(CommuniqueError):
    """A record cannot become an article: no text, a naive date, a text over the limit."""


class InvalidEventError(CommuniqueError):
    """A JSON text is no event of this contract: damaged, or written by another version."""


class SourceError(CommuniqueError):
    """An input cannot be read as articles: unreadable file, wrong encoding, broken JSON."""


class ExportError(CommuniqueError):
    """Events cannot be written where they were asked for: no such folder, no right, no room."""


class TargetError(CommuniqueError):
    """A target of forwarding does not say what it is, or holds what is none of ours."""


class TargetAwayError(TargetError):
    """A target cannot be reached, or takes nothing now: what it was to get waits.

    `retry_after` is for how many seconds it asks to be left alone, if it does.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class FailingError(TargetAwayError):
    """A target was reached and failed: for a reason of its own, or over an event that it was given."""


class RefusedError(TargetError):
    """A target refuses an event, and will ever: its reason lies in the event."""


class SpanError(CommuniqueError):
    """A span does not hold the words that the article has at its offsets."""


class ArticleConflictError(CommuniqueError):
    """An article comes with an id that the store already holds with another text."""


class CorrectionError(CommuniqueError):
    """A decision on events says nothing: they are one already, or nothing would be left to split off."""


class NotFoundError(CommuniqueError):
    """An article, event or dead letter was asked for by an id that the store does not hold."""


class InvalidNameError(CommuniqueError):
    """A name of an article, event or group is no valid Unicode, as no name in the store can be."""


class SettingsError(CommuniqueError):
    """A setting of the environment (`COMMUNIQUE_…`) has a value that it cannot have."""


class PositionError(CommuniqueError):
    """Something that is no place in the stream, or no cursor of a query, was given to read from there."""


class ConnectionFailedError(CommuniqueError):
    """The broker or the store cannot be reached, or refuses the connection."""


class StoreFullError(ConnectionFailedError):
    """A server takes no more: its memory limit is reached, or its disk is full."""


class BackPressureError(CommuniqueError):
    """Articles were offered while as many are under way as may be: none of them was taken.

    `retry_after` is the number of seconds after which it is worth trying again.
    """

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class StoreError(CommuniqueError):
    """The store's server answers what it should not: others wrote under our names, or it is too old."""


class EmbeddedServerError(CommuniqueError):
    """The embedded server cannot be started, or another one already runs."""


class ModelMissingError(CommuniqueError):
    """The spaCy pipeline that the extractor is set to use is not installed."""


class LexiconError(CommuniqueError):
    """An entry of a lexicon file is malformed or contradicts another one."""


class MissingExtraError(CommuniqueError):
    """A command needs an optional part of the distribution that is not installed."""
