"""The memory goes out and comes back in the formats that translators exchange."""

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="other" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>
<tuv xml:lang="en"><seg>The nurse works at night.</seg></tuv>
<tuv xml:lang="ht"><seg>Enfimyè a travay lannwit.</seg></tuv></tu></body></tmx>
"""


def test_what_people_translated_elsewhere_outranks_the_model(json_command, tmp_path):
    (tmp_path / "other.tmx").write_text(TMX, encoding="utf-8")
    assert json_command("memory", "import", tmp_path / "other.tmx") == (0, {"imported": 1})
    _, value = json_command("translate", "The nurse works at night.", "--from", "en")
    assert value["translation"] == "Enfimyè a travay lannwit."
    assert value["segments"][0]["origin"] == "human"


def test_corrections_travel_as_tmx(json_command, tmp_path):
    (tmp_path / "other.tmx").write_text(TMX, encoding="utf-8")
    json_command("memory", "import", tmp_path / "other.tmx")
    target = tmp_path / "memory.tmx"
    _, out = json_command("memory", "export", target, "--only-human")
    assert json_command("memory", "import", target) == (0, {"imported": out["exported"]})


def test_the_memory_is_written_as_csv(json_command, tmp_path):
    json_command("translate", "The school is closed.", "--from", "en")
    assert json_command("memory", "export", tmp_path / "memory.csv")[0] == 0
    assert "The school is closed." in (tmp_path / "memory.csv").read_text(encoding="utf-8")


def test_clearing_forgets_what_the_machine_made(json_command):
    json_command("translate", "The market opens early.", "--from", "en")
    code, value = json_command("memory", "clear")
    assert code == 0
    assert value["forgotten"] >= 1
    assert json_command("memory", "clear") == (0, {"forgotten": 0})


def test_export_needs_a_file(command):
    assert command("memory", "export")[0] == 2


def test_junk_is_no_memory(json_command, tmp_path):
    (tmp_path / "junk.tmx").write_bytes(b"<tmx><body>")
    code, value = json_command("memory", "import", tmp_path / "junk.tmx")
    assert code == 1
    assert value["error"]["code"].startswith("input")


def test_a_table_from_a_spreadsheet_outranks_the_model(json_command, tmp_path):
    table = tmp_path / "pairs.csv"
    table.write_text("Anglais;Kreyòl\nThe nurse sings.;Enfimyè a chante.\n", encoding="cp1252")
    mapped = ("--from", "en", "--source-column", "Anglais", "--target-column", "Kreyòl")
    assert json_command("memory", "import", table, *mapped) == (0, {"imported": 1})
    _, value = json_command("translate", "The nurse sings.", "--from", "en")
    assert value["translation"] == "Enfimyè a chante."


def test_a_row_that_cannot_be_read_is_told_with_its_line(json_command, tmp_path):
    table = tmp_path / "pairs.csv"
    table.write_text("en,ht\nWater,Dlo\nHello, friend,Bonjou\n", encoding="utf-8")
    code, value = json_command("memory", "import", table)
    assert code == 1
    assert "line 3" in value["error"]["message"]
