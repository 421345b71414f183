"""Searching everything: words for one thing are looked for together."""

from __future__ import annotations

from decision_aid.domain.search.despair import DespairWords
from decision_aid.domain.search.despair_lists import BothWords, DespairLists
from decision_aid.domain.search.paper_numbers import bare_numbers, paper_number
from decision_aid.domain.search.search import Item, ResultKind, by_phrases, leads, search
from decision_aid.domain.search.word_groups import LONGEST_WORD, MOST_WORDS, WordGroups

GROUPS = WordGroups(
    [["death", "dying", "died"], ["bone marrow transplant", "AHSCT"]], ["the", "of"]
)
ITEMS = (
    Item.of(ResultKind.SOURCE, "a", "A study of dying", "", "AHSCT"),
    Item.of(ResultKind.SOURCE, "b", "A handbook"),
    Item.of(ResultKind.TERM, "c", "Relapse", "one", "death and relapses"),
    Item.of(ResultKind.TERM, "d", "Death"),
)


def _keys(typed: str) -> list[str]:
    found = search(ITEMS, typed, GROUPS)
    return [item.key for own in found.by_sort.values() for item in own]


def test_one_word_of_a_group_finds_all_of_them() -> None:
    assert sorted(_keys("died")) == sorted(_keys("death")) == ["a", "c", "d"]


def test_a_phrase_of_several_words_is_one_thing() -> None:
    assert _keys("bone marrow transplant") == ["a"]
    assert _keys("bone marrow transplants") == ["a"]


def test_what_is_named_so_comes_first() -> None:
    assert _keys("death") == ["d", "c", "a"]


def test_words_that_say_nothing_are_passed_over_unless_there_are_no_others() -> None:
    assert _keys("the death") == _keys("death")
    assert search(ITEMS, "the", GROUPS).count == 0


def test_many_and_one_find_the_same() -> None:
    assert _keys("relapses") == _keys("relapse") == ["c"]


def test_a_short_word_of_a_group_is_not_the_beginning_of_another() -> None:
    groups = WordGroups([["arm", "hand"]])
    assert search(ITEMS, "arm", groups).count == 0
    assert search(ITEMS, "hand", groups).count == 1


def test_where_nothing_has_all_words_the_nearest_is_found_and_said_to_be() -> None:
    found = search(ITEMS, "relapse dragon", GROUPS)
    assert not found.has_all
    assert [item.key for item in found.by_sort[ResultKind.TERM]] == ["c"]
    assert search(ITEMS, "dragon", GROUPS).count == 0
    assert search(ITEMS, "dragon unicorn", GROUPS).count == 0


def test_nothing_typed_finds_nothing() -> None:
    assert search(ITEMS, " %! ", GROUPS).count == 0


def test_more_words_than_anybody_types_are_not_looked_for() -> None:
    """Each is looked for in each text: without an end the work would grow with both."""
    assert len(GROUPS.asked(" ".join(f"word{n}" for n in range(5000)))) == MOST_WORDS
    assert [len(word) for word in GROUPS.asked("x" * 100_000)[0]] == [LONGEST_WORD]


def test_despair_is_heard_however_it_is_written() -> None:
    words = DespairWords(
        DespairLists(
            phrases=("suicid", "kill myself", "cant go on", "hopeless", "want to die"),
        )
    )
    for typed in ("Suicidal?", "KILLING myself", "I can’t go on", "cannot go on", "can not go on",
                  "hoples hopeles", "i wanna die", "  suicide  ", "suicde", "kil mysef",
                  "killmyself", "I just want to dei", "hoplessness"):  # fmt: skip
        assert words.are_in(typed), typed
    for typed in ("death", "hope", "can I go on holiday", "treatment-related death", "", "skill",
                  "want to diet", "lucid", "kill cells", "sued"):  # fmt: skip
        assert not words.are_in(typed), typed


def test_some_words_of_despair_count_only_alone_or_together_and_numbers_as_dialled() -> None:
    both = BothWords(one=("life", "live"), other=("no ", "point"), passed_over=("quality of life",))
    words = DespairWords(DespairLists(alone=("help",), both=(both,)), ["988", "116123"])
    for typed in ("help", "please help me", "life has no point", "988", "call 988", "116 123",
                  "116123"):  # fmt: skip
        assert words.are_in(typed), typed
    for typed in (
        "does diet help",
        "no quality of life",
        "normal life",
        "988 people",
        "116 people",
    ):
        assert not words.are_in(typed), typed


def test_the_number_of_a_paper_is_taken_out_of_what_was_pasted() -> None:
    for typed, number in (
        ("https://doi.org/10.1001/jama.2018.18743", "10.1001/jama.2018.18743"),
        ("https://www.nejm.org/doi/full/10.1056/NEJMoa1/full?query=1", "10.1056/NEJMoa1"),
        ("doi: 10.1001/x.1 Burt", "10.1001/x.1 Burt"),
        ("PMID: 30644983", "30644983"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6439765/", "PMC6439765"),
        ("pmcid 6439765", "PMC6439765"),
        ("https://clinicaltrials.gov/study/NCT00273364", "NCT00273364"),
        ("ISRCTN 88667898", "ISRCTN88667898"),
    ):
        assert bare_numbers(typed) == number
    for typed in ("Burt 2019", "10 years", "PMID", "EDSS 6.5"):
        assert bare_numbers(typed) == typed


def test_a_number_is_looked_for_whole_or_not_at_all() -> None:
    paper = Item.of(ResultKind.SOURCE, "a", "A paper", "", "10.1212/WNL.88.9.842", "28241268")
    for typed in ("10.1212/wnl.88.9.842", "doi:10.1212/WNL.88.9.842", "PMID 28241268"):
        assert search([paper], typed, GROUPS).count == 1, typed
    for typed in ("10.1212/wnl.88.9.841", "10.1212/wnl.0000000000206750", "2824126"):
        assert search([paper], typed, GROUPS).count == 0, typed
    for typed in ("Burt 2019", "10 years", "10.5 days", "EDSS 6.5", "116 123"):
        assert not paper_number(typed), typed


def test_what_is_asked_leads_whatever_else_was_typed_and_what_fits_all_tells_nothing() -> None:
    short = tuple(
        Item(ResultKind.QUESTION, each, each, "", by_phrases([*words, "time"]))
        for each, words in {"a": ["death"], "b": ["relapse", "second death"], "c": []}.items()
    )
    for typed, found in (("deaths since 2010 dragon", ["a"]), ("time", []), ("dragon", []),
                         ("relapses and dying", ["a", "b"])):  # fmt: skip
        assert [each.key for each in leads(short, typed, GROUPS, 2)] == found, typed


def test_what_nearly_everything_has_is_no_answer_where_nothing_has_all_words() -> None:
    items = [Item.of(ResultKind.TERM, str(n), "transplant") for n in range(9)]
    assert search([*items, ITEMS[1]], "transplant dragon", GROUPS).count == 0
    assert search([*items, ITEMS[1]], "transplant", GROUPS).count == 9


def test_what_means_something_else_is_no_despair_but_what_stands_beside_it_is() -> None:
    words = DespairWords(
        DespairLists(
            phrases=("give up", "how to die"), passed_over=("give up smok", "want to know")
        )
    )
    assert not words.are_in("I give up smoking")
    assert not words.are_in("giving up smoking")
    assert words.are_in("I give up smoking and I give up")
    assert words.are_in("I want to know how to die")
