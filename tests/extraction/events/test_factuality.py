"""Sentences of many orders and verbs: what they tell of a meeting of Babic and Kovac, or of a treaty."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article

BABIC = "Croatian President Marko Babic"
KOVAC = "Slovenian President Ana Kovac"
SENTENCES = {
    "denied": """
        {a} skipped Tuesday's meeting with {b}.
        {a} left Ljubljana without having met {b}.
        Instead of meeting {b}, {a} went home.
        {a} was too ill to meet {b}.
        {a} was absent from talks with {b}.
        {a} chose not to attend talks with {b}.
        {a} declined an invitation to visit Slovenia.
        {a} turned down an offer of talks with {b}.
        {a} rejected a request to meet {b}.
        {a} rejected an offer from the palace to meet {b}.
        Zagreb denied reports that {a} had been prepared to meet {b}.
        {a} is not in talks with {b}.
        {a} is no longer expected to meet {b}.
        {a} vowed not to sign the treaty with Slovenia.
        Illness kept {a} from meeting {b}.
        Had he not fallen ill, {a} would have met {b}.
        Croatia has so far refused to sign the border treaty with Slovenia.
        Croatia and Slovenia could not agree to open the border.
        Croatia came within a whisker of signing a treaty with Slovenia.
        No agreement was reached between Croatia and Slovenia on Tuesday.
        The Croatian parliament voted against ratifying the treaty with Slovenia.
        Neither side signed the border agreement between Croatia and Slovenia.
        A spokesman denied that there had been a meeting between {a} and {b}.
        A spokesman dismissed reports of a meeting between {a} and {b} as fake.
        Reports about a meeting between {a} and {b} are untrue.
        Media reports that Croatia and Slovenia have signed a border agreement are wrong.
        Officials described reports that {a} had met {b} as fake news.
        It is not the case that {a} met {b}.
        There will be no meeting between {a} and {b}.
        No meeting between {a} and {b} is planned.
        An alleged meeting between {a} and {b} never happened.
        Direct talks between Croatia and Slovenia have yet to begin.
        {a} falsely claimed to have met {b}.
        A doctored photograph shows {a} meeting {b}.
        {a} pretended to have met {b} in Zagreb.
        At no time did {a} meet {b}.
        There are no plans for {a} to meet {b}.
        It is a lie that {a} met {b}.
        The claim that {a} met {b} on Tuesday proved false.
        Croatia and Slovenia are still far from signing the treaty.
        {a} was prevented by fog from meeting {b}.
        {a} said no to a meeting with {b}.
        A newspaper wrote that {a} had met {b} on Tuesday, which his office denied.
        {a} met {b} on Tuesday, a newspaper wrote, but his office denied it.
        A newspaper claimed that {a} had met {b}, but his office said no such meeting took place.
        {a} came within minutes of signing a treaty with Slovenia.
        {a} is in no hurry to meet {b}.
        There will never be talks between Croatia and Slovenia.
        No talks are planned to be held between Croatia and Slovenia.
        The palace dismissed as false a report that {a} had met {b}.
        """,
    "cancelled": """
        {a} has called his visit to Slovenia off.
        {a} was forced to cancel a visit to Slovenia.
        {a} pulled the plug on talks with {b}.
        {a} dropped plans to visit Slovenia.
        {a} had planned to visit Slovenia, but the trip was cancelled.
        {a} was to meet {b} on Tuesday but the meeting did not take place.
        Plans for a meeting between {a} and {b} were abandoned.
        Tuesday's meeting between {a} and {b} was abruptly called off.
        Talks between Croatia and Slovenia have been put on hold.
        The cancellation of {a}'s visit to Slovenia surprised diplomats.
        Talks between Croatia and Slovenia collapsed before they began.
        The treaty, which was to be signed by Croatia and Slovenia on Friday, has been shelved.
        {a} said that his visit to Slovenia, planned for May, has been postponed.
        {a} regrets that his visit to Slovenia, planned for 6-8 May, will have to be rescheduled.
        {a}'s visit to Slovenia, planned for 6-8 November, has been postponed.
        """,
    "planned": """
        {a}'s visit to Slovenia, planned for 6-8 November, has not been postponed.
        {a} said that his visit to Slovenia, planned for May, will help trade.
        {a} will visit a plant, give a speech, and meet {b}.
        {a} will present awards and, together with his minister, meet with {b}.
        {a} plans to open a plant and, on the same day, meet with {b}.
        {a} is expected to attend a fair, and then sign a treaty with Slovenia.
        {a} is supposed to meet {b}.
        {a} is on course to meet {b}.
        {a} is in line to meet {b}.
        {a} is tipped to meet {b}.
        {a} was meant to meet {b}.
        {a} will be meeting {b} on Friday.
        {a} is due in Slovenia on Friday for a two-day visit.
        {a} is expected in Ljubljana on Friday for talks with {b}.
        {a} will travel to Ljubljana, where he will meet {b}.
        {a} accepted an invitation to visit Slovenia.
        {a} denied that his visit to Slovenia had been cancelled.
        {a} threatened to cancel his visit to Slovenia.
        {a} to visit Slovenia on Friday
        {a} will speak of fish when he meets {b}.
        A meeting between {a} and {b} is in preparation.
        Preparations are under way for a meeting between {a} and {b}.
        Croatia is on the verge of signing a treaty with Slovenia.
        The next round of talks between Croatia and Slovenia is set for June.
        {a} will be among leaders meeting {b} in Ljubljana.
        {a} hopes to have the treaty with Slovenia signed by December.
        Farmers attacked the decision of {a} to visit Slovenia.
        Talks are expected to be held between Croatia and Slovenia next week.
        Talks are going to be held between Croatia and Slovenia.
        Talks are due to begin on Monday between Croatia and Slovenia.
        A meeting is set to take place between {a} and {b}.
        Talks between Croatia and Slovenia to begin Monday.
        Talks to be held between Croatia and Slovenia.
        {a} was expected at talks with {b} but did not show up.
        {a} sent an envoy to Ljubljana to sign a treaty with Slovenia.
        The border will open after the treaty between Croatia and Slovenia is signed.
        """,
    "proposed": """
        {a} said he could meet {b} in June.
        {a} said he was open to talks with {b}.
        {a} is weighing whether to meet {b}.
        The UN urged Croatia and Slovenia to hold talks.
        The UN suggested that talks between Croatia and Slovenia be resumed.
        The UN proposed that a meeting between {a} and {b} be held in Oslo.
        Croatia is prepared to initiate negotiations with Slovenia.
        The deal that Croatia wants with Slovenia would cut tariffs.
        The meeting which {a} requested with {b} has not been granted.
        There is a possibility of a meeting between {a} and {b}.
        A meeting between {a} and {b} would help farmers.
        The ministers discussed a visit by {a} to Slovenia.
        The government authorised {a} to sign a treaty with Slovenia.
        {a} is under pressure to meet {b}.
        Calls are growing for Croatia to sign the treaty with Slovenia.
        Croatia and Slovenia have until the end of the month to sign the treaty.
        {a} wants to settle the matter through talks with {b}.
        Diplomats are working on a meeting between {a} and {b}.
        A meeting between {a} and {b} is contingent on the release of two sailors.
        Everything depends on the signing of the treaty between Croatia and Slovenia.
        {a} voiced his determination to reach an agreement with Slovenia.
        """,
    "no event": """
        A meeting between {a} and {b} looks unlikely.
        Unless {a} meets {b}, prices will rise.
        {a} did not say whether he would meet {b}.
        It was unclear if {a} had met {b}.
        When will {a} meet {b}?
        {a} regularly meets {b}.
        {a} meets {b} every year.
        A statement was drafted in case {a} meets {b}.
        Croatia and Slovenia are moving towards signing a treaty.
        Nobody believes that {a} met {b}.
        There is no evidence that {a} met {b}.
        """,
    "occurred": """
        {a} wants to cut taxes and met {b}.
        {a} plans to step down and has met {b}.
        {a} looked happy to meet {b}.
        {a} did meet {b}.
        {a} met {b}, who was accused of fraud but denied it.
        Officials said that {a} met {b} over a plan, but Ljubljana rejected it.
        Hardly had {a} met {b} when it began to rain.
        {a} confirmed that he had met {b}.
        {a} met {b}, but they did not sign a treaty.
        {a} met {b} despite calls to cancel the meeting.
        {a} finally met {b} after the talks had been postponed twice.
        {a} refused to comment on his meeting with {b}.
        {a} said nothing about his talks with {b}.
        Having cancelled a concert, {a} met {b}.
        No one was hurt when {a} visited Slovenia.
        It was not the first time that {a} met {b}.
        {a} settled the matter through talks with {b}.
        Farmers attacked the decision of Croatia to withdraw from the treaty with Slovenia.
        The talks between Croatia and Slovenia collapsed.
        The talks between Croatia and Slovenia failed to produce a deal.
        Talks between Croatia and Slovenia ended without an agreement.
        """,
    "ongoing": """
        {a} is on a visit to Slovenia.
        {a} is currently meeting {b}.
        {a}, who is visiting Slovenia, said Tuesday that he was glad.
        Talks between Croatia and Slovenia are still under way.
        Talks are being held between Croatia and Slovenia.
        """,
}
CASES = [
    (line.strip().format(a=BABIC, b=KOVAC), status)
    for status, lines in SENTENCES.items()
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("text", "status"), CASES, ids=[text for text, _ in CASES])
def test_what_happened(extractor: Extractor, text: str, status: str) -> None:
    article = Article.model_validate({"text": text, "published_at": "2024-05-15"})
    told = {event.status for event in extractor(article).events} or {"no event"}
    assert status in told
    assert status in {"occurred", "ongoing"} or not told & {"occurred", "ongoing"}
