from khojaly.search.plain import plain


def test_a_claim_is_left_out_with_the_brackets_around_it():
    text = (
        "were fired upon ({claim:C210}); Azerbaijan gives {claim:C65} for the dead [@S67, n. 28]."
    )
    assert plain(text) == "were fired upon; Azerbaijan gives … for the dead."


def test_the_signs_of_markdown_and_addresses_are_no_words():
    assert plain("## The _road_\n\nto [Agdam](https://example.org/a)") == "The road to Agdam"
