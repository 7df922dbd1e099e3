import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr_tracker.lib.uploads import attachment_header, tidy_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("law.pdf", "law.pdf"),
        ("law.PDF.exe", "law.PDF.pdf"),
        (r"C:\Users\somebody\law.pdf", "law.pdf"),
        ("/home/somebody/law.pdf", "law.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("ច្បាប់.pdf", "ច្បាប់.pdf"),
        ("law\u202efdp.exe", "law fdp.pdf"),
        ('a"b\r\nSet-Cookie: x;.pdf', "a b Set-Cookie x.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("a" * 300, "a" * 100 + ".pdf"),
    ],
)
def test_name_keeps_its_words_and_nothing_else(name, expected):
    assert tidy_name(name, "pdf") == expected


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("law.pdf", 'attachment; filename="law.pdf"'),
        ("loi été.pdf", "attachment; filename=\"loi ete.pdf\"; filename*=UTF-8''loi%20%C3%A9t%C3%A9.pdf"),
        (
            "ច្បា.pdf",
            "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E1%9E%85%E1%9F%92%E1%9E%94%E1%9E%B6.pdf",
        ),
    ],
)
def test_header_has_a_name_for_every_reader(name, header):
    assert attachment_header(name) == header


@given(st.text(max_size=150))
def test_any_name_makes_a_header_of_one_line(name):
    header = attachment_header(tidy_name(name, "pdf"))
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
