"""`index build|add|remove|compact|info`, and `--index` of `match` and `why`."""

from .conftest import AS_OF, parsed


def people(*words):
    return (words[0], "--participants", "participants.jsonl", "--as-of", AS_OF, *words[1:])


def test_an_index_gives_the_same_bytes_as_the_offers(call, match, why):
    done = call("index", "build", "--offers", "offers.jsonl", "--out", "index")
    assert (done.code, done.out) == (0, "")
    assert "Index mit 60 Stellen" in done.err
    for form in ("json", "csv", "table"):
        assert call(*people("match", "--index", "index", "--format", form)).out == match("--format", form).out
    pair = ("P-0001", "O-0001")
    assert call(*people("why", "--index", "index"), *pair).out == why(*pair).out
    assert call(*people("why", "--index", "index"), *pair, "O-0002").out == why(*pair, "O-0002").out


def test_offers_come_and_go(call, match, tmp_path):
    lines = (tmp_path / "offers.jsonl").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "some.jsonl").write_text("".join(lines[:40]), "utf-8")
    (tmp_path / "others.jsonl").write_text("".join(lines[40:]), "utf-8")
    assert call("index", "build", "--offers", "some.jsonl", "--out", "index").code == 0
    assert "60 offers" in call("index", "add", "index", "--offers", "others.jsonl", "--lang", "en").err
    expected = match("--format", "json").out
    assert call(*people("match", "--index", "index", "--format", "json")).out == expected
    (tmp_path / "gone.txt").write_text("O-0001\n\nO-0002\n", "utf-8")
    assert call("index", "remove", "index", "--ids", "gone.txt").code == 0
    found = parsed(call("index", "info", "index", "--format", "json").out)
    assert (found["offers"], found["removed"], found["segments"]) == (58, 2, [40, 20])
    assert call("index", "compact", "index").code == 0
    assert "58 Stellen" in call("index", "info", "index").out
    assert call("index", "add", "index", "--offers", "some.jsonl").code == 0
    assert call(*people("match", "--index", "index", "--format", "json")).out == expected


def test_wrong_calls(call, match, tmp_path):
    assert "[index_missing]" in call("index", "info", "nowhere").err
    done = match("--index", "nowhere")
    assert done.code == 2
    assert "--offers | --index" in done.err
    assert "--offers | --index" in call(*people("match")).err
    assert call("index", "build", "--offers", "offers.jsonl", "--out", "index").code == 0
    assert "[ids_unreadable]" in call("index", "remove", "index", "--ids", "nowhere.txt").err
    (tmp_path / "gone.txt").write_text("O-9999", "utf-8")
    done = call("index", "remove", "index", "--ids", "gone.txt")
    assert (done.code, done.out) == (2, "")
    assert "[not_found]" in done.err
    assert "[not_found]" in call(*people("why", "--index", "index"), "P-0001", "O-9999").err
