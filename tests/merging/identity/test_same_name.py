"""Two names are one person's, or one organisation's, in whatever way they are written."""

import string
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from communique_merging.identity import SAME, name_keys, same_name

ONE = {
    "transliteration": ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Vladimir Zelenskiy"],
    "a ruler's first name": ["Emomali Rahmon", "Emomali Rakhmon"],
    "an Arabic article": ["Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi", "Sisi", "Abdelfattah Al-Sissi"],
    "Muhammad": ["Mohammed Idrissi", "Muhammad Idrissi", "Mohamed Idrissi"],
    "through French": ["Viktor Yushchenko", "Victor Iouchtchenko"],
    "Chinese": ["Xi Jinping", "Xi Jin-ping", "Xi"],
    "Korean": ["Kim Jong-un", "Kim Jong Un", "Kim Jongun", "Jong-un Kim"],
    "Hungarian": ["Orbán Viktor", "Viktor Orban", "Orban"],
    "Japanese": ["Kishida Fumio", "Fumio Kishida", "Kishida"],
    "Vietnamese": ["Nguyen Xuan Phuc", "Xuan Phuc Nguyen", "Phuc"],
    "patronymic": ["Vladimir Vladimirovich Putin", "V. Putin", "V.V. Putin", "Putin", "Vladimir Putin"],
    "short form and generation": ["Joseph R. Biden, Jr.", "Joe Biden", "President Biden", "J. Biden"],
    "a slip in a given name": ["Vladmir Putin", "Vladimir Putin"],
    "lineage": ["Sheikh Tamim bin Hamad Al-Thani", "Tamim Bin Hamad al Thani", "Sheikh Tamim"],
    "two family names": ["Miguel Díaz-Canel Bermúdez", "Miguel Diaz-Canel", "Díaz-Canel"],
    "particles": ["Ursula von der Leyen", "von der Leyen", "Leyen"],
    "hyphens": ["Mahmoud Ahmadinejad", "Mahmoud Ahmadi-Nejad", "Ahmadinejad"],
    "diacritics": ["Sauli Niinistö", "Niinisto", "Niinistö"],
    "a letter before a double name": ["Mira T. Olsen-Lund", "Mira Olsen-Lund"],
    "a king": ["King Abdullah", "King Abdullah II of Jordan", "King Abdullah II"],
    "the family name before a comma": ["Hagen, Lars", "Lars Hagen"],
    "letters of an organisation": ["OSCE", "Organization for Security and Cooperation in Europe"],
    "a ministry": ["Foreign Ministry", "Ministry of Foreign Affairs"],
    "a company": ["Tarvik Shipping Inc.", "Tarvik Shipping", "Tarvik Shipping Corp."],
}  # fmt: skip

TWO = [
    ("Raúl Castro", "Fidel Castro"),
    ("George Bush", "George W. Bush"),
    ("George H. W. Bush", "George W. Bush"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Kim Jong-un", "Kim Yo-jong"),
    ("Ilham Aliyev", "Heydar Aliyev"),
    ("Serdar Berdimuhamedov", "Gurbanguly Berdimuhamedov"),
    ("Mahmoud Abbas", "Mohammed Abbas"),
    ("Hassan Rouhani", "Hussein Rouhani"),
    ("Salman bin Abdulaziz", "Mohammed bin Salman"),
    ("Li Keqiang", "Li Qiang"),
    ("Joe Biden", "Jill Biden"),
    ("J. R. Tanner", "J. B. Tanner"),
    ("Joseph", "Joseph Tanner"),
    ("Pope Francis", "Hollan Francis"),
    ("Hooker", "Heger"),
    ("Mikel Aune", "Josef M. Aune"),
    ("J. W. Tanner", "J. H. W. Tanner"),
    ("J. R.", "Joseph Robert Tanner"),
    ("Iran", "Iraq"),
    ("Niger", "Nigeria"),
    ("Ministry of Defence", "Ministry of Finance"),
    ("OSCE", "OSCE Permanent Council"),
    ("Tarvik Shipping", "Tarvik Mining"),
    ("", "Hagen"),
    ("—", "—"),
]


@pytest.mark.parametrize("why", ONE)
def test_names_are_one(why: str) -> None:
    for a, b in combinations(ONE[why], 2):
        assert same_name(a, b) >= SAME, (a, b)


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_are_two(a: str, b: str) -> None:
    assert same_name(a, b) < SAME


def test_a_family_name_alone_tells_less_than_the_whole_name() -> None:
    assert same_name("Lars Hagen", "Lars Hagen") == 1
    assert same_name("Hagen", "Lars Hagen") < same_name("L. Hagen", "Lars Hagen") < 1


def test_a_list_of_words_is_no_name_however_long() -> None:
    many = " ".join(["Hagen"] * 60)
    assert same_name(many, many + " Hagen") < SAME
    assert same_name(many, many.upper()) == 1


def test_a_given_name_alone_tells_nothing_of_who_it_is() -> None:
    assert same_name("Vladimir", "Vladimir Putin") < SAME


NAMES = sorted(
    {name for names in ONE.values() for name in names} | {n for pair in TWO for n in pair}
)
ANY_NAME = st.one_of(
    st.sampled_from(NAMES),
    st.text(alphabet=string.ascii_letters + " -.,’éß", max_size=20),
    st.lists(st.sampled_from(" ".join(NAMES).split()), max_size=5).map(" ".join),
)


@given(ANY_NAME, ANY_NAME)
@example("Jong-un Kim", "Kim Jongun")
def test_it_does_not_matter_which_name_comes_first(a: str, b: str) -> None:
    assert 0 <= same_name(a, b) == same_name(b, a) <= 1


@given(ANY_NAME, ANY_NAME)
def test_names_that_are_one_share_a_key(a: str, b: str) -> None:
    if same_name(a, b) >= SAME:
        assert set(name_keys(a)) & set(name_keys(b))


def test_all_names_of_a_person_share_keys_pairwise() -> None:
    for names in ONE.values():
        assert all(set(name_keys(a)) & set(name_keys(b)) for a, b in combinations(names, 2)), names


def test_keys_are_few_and_short() -> None:
    assert name_keys("Vladimir Putin") == name_keys("Putin") == ("ptn",)
    assert all(
        len(name_keys(name)) <= 4 and max(map(len, name_keys(name)), default=0) < 12
        for name in NAMES
    )


def test_a_given_name_that_many_bear_is_no_key() -> None:
    assert set(name_keys("Vladimir Putin")).isdisjoint(name_keys("Volodymyr Zelensky"))
