"""Decoders of mail: the text equals the library's, and each character maps to what encodes it."""

from __future__ import annotations

import base64 as library
import binascii
import quopri
from email.header import Header, decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.readers import transfer
from pitchlint.readers.pieces import passage

CHARSETS = [
    "utf-8",
    "iso-8859-1",
    "cp1252",
    "koi8-r",
    "shift_jis",
    "gb18030",
    "big5",
    "iso-2022-jp",
    "utf-7",
    "utf-16-le",
]


def encodable(charset: str) -> st.SearchStrategy[str]:
    # "¥" and "‾" are written in Shift-JIS and not read back
    return st.text(st.characters(codec=charset, exclude_categories=["Cc", "Cs"], exclude_characters="¥‾"), max_size=30)


@given(st.binary(max_size=120))
def test_quoted_printable_as_the_library_does(data: bytes) -> None:
    written = quopri.encodestring(data.replace(b"\r", b"")).decode("ascii")
    got = transfer.quoted_printable(written, 0, len(written))
    assert got.data == quopri.decodestring(written) == data.replace(b"\r", b"")
    for byte, start, end in zip(got.data, got.starts, got.ends, strict=True):
        assert quopri.decodestring(written[start:end]) == bytes([byte])


def test_soft_line_breaks_and_stray_signs() -> None:
    text = "=C3=\r\n=A4 a=3Db =zz 5=5 \r\nc="
    got = transfer.quoted_printable(text, 0, len(text))
    assert got.data.decode() == "ä a=b =zz 5=5 \nc"
    read = transfer.characters(got, "utf-8")
    start, end = read.locate(0, 1)
    assert text[start:end] == "=C3=\r\n=A4"


@given(data=st.binary(max_size=120), width=st.integers(4, 80), ending=st.sampled_from(["\n", "\r\n"]))
def test_base64_as_the_library_does(data: bytes, width: int, ending: str) -> None:
    letters = library.b64encode(data).decode("ascii")
    written = ending.join(letters[i : i + width] for i in range(0, len(letters), width))
    got = transfer.base64(written, 0, len(written))
    assert got.data == binascii.a2b_base64(written) == data
    places = [i for i, character in enumerate(written) if character not in "=\r\n"]
    for k, (start, end) in enumerate(zip(got.starts, got.ends, strict=True)):
        # eight bits from the k-th byte on lie in two letters
        assert (start, end) == (places[8 * k // 6], places[(8 * k + 7) // 6] + 1)


@pytest.mark.parametrize("written", ["SGk", "SGkgR", "SGkgRGF"])
def test_base64_that_is_cut_off(written: str) -> None:
    with pytest.raises(transfer.CutOffError) as caught:
        transfer.base64(written, 0, len(written))
    assert caught.value.offset == len(written) - 1


@pytest.mark.parametrize("charset", CHARSETS)
@given(data=st.data())
def test_character_sets_as_the_library_does(charset: str, data: st.DataObject) -> None:
    text = data.draw(encodable(charset))
    encoded = text.encode(charset)
    got = transfer.characters(transfer.Encoded(encoded, range(len(encoded)), range(1, len(encoded) + 1)), charset)
    assert got.text == encoded.decode(charset)
    if charset not in ("iso-2022-jp", "utf-7"):  # these shift, so that a piece says nothing alone
        for character, start, end in zip(got.text, got.starts, got.ends, strict=True):
            assert encoded[start:end].decode(charset) == character


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b"caf\xe9", "utf-8", "café"),
        (b"caf\xe9", "no-such-set", "café"),
        (b"caf\xe9", "us-ascii", "café"),
        (b"a\r\nb\rc", "utf-8", "a\nb\nc"),
        (b"a\xff", "big5", "a\ufffd"),
        (b"abc", "rot13", "abc"),
    ],
)
def test_character_sets_that_do_not_fit(data: bytes, charset: str, text: str) -> None:
    got = transfer.characters(transfer.Encoded(data, range(len(data)), range(1, len(data) + 1)), charset)
    assert got.text == text
    assert got.ends[-1] == len(data)


@given(
    text=encodable("utf-8").filter(str.strip),
    charset=st.sampled_from(["utf-8", "shift_jis", "iso-8859-1"]),
    width=st.integers(20, 76),
)
def test_encoded_words_as_the_library_does(text: str, charset: str, width: int) -> None:
    text = " ".join(text.encode(charset, "ignore").decode(charset).split())
    written = Header(text, charset, maxlinelen=width, header_name="Subject").encode()
    got = passage(transfer.words(written, 0, len(written)))
    assert got.text.strip() == str(make_header(decode_header(written))).strip()
    assert all(0 <= start < end <= len(written) for start, end in zip(got.starts, got.ends, strict=True))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("=?utf-8?q?Gr=C3=B6=C3=9Fe_=5F?= and more", "Größe _ and more"),
        ("=?utf-8?b?4oKs?= =?utf-8?b?NQ==?=", "€5"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=A4?=", "ä"),
        ("=?iso-8859-1*de?q?=E4?=\r\n =?utf-8?q?=C3=A4?=", "ää"),
        ("a\r\n\tb", "a\tb"),
        ("=?utf-8?x?no?= =?broken", "=?utf-8?x?no?= =?broken"),
        ("=?utf-8?b?a?=", "=?utf-8?b?a?="),
    ],
)
def test_header_values(written: str, text: str) -> None:
    assert passage(transfer.words(written, 0, len(written))).text == text


def test_a_character_of_an_encoded_word_has_its_place() -> None:
    written = "=?utf-8?q?Gr=C3=B6=C3=9Fe?= x"
    got = passage(transfer.words(written, 0, len(written)))
    start, end = got.locate(2, 4)
    assert written[start:end] == "=C3=B6=C3=9F"
    assert got.locate(6, 7) == (len(written) - 1, len(written))
