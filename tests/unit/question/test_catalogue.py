"""The catalogue of organs: what stands in a text, and what serves a place."""


def test_every_name_in_a_text_is_found_even_inside_another(known):
    text = "没有收录“云溪县体育局”的年度报告。现已收录的有：云溪县人民政府办公室、云溪县教育局。"
    assert set(known.named_in(text)) == {"云溪县人民政府", "云溪县人民政府办公室", "云溪县教育局"}
    assert known.named_in("") == ()


def test_the_government_of_a_place_comes_first(known):
    assert known.in_place("云溪县") == ("云溪县人民政府", "云溪县人民政府办公室", "云溪县公安局", "云溪县教育局")
    assert known.in_place("云山县") == ()
