"""A file is whole and nothing else, by its own marks."""

from __future__ import annotations

from base64 import b64decode

import pytest

from wsc_soap.conformance.answers import PDF as MADE_PDF
from wsc_soap.conformance.answers import PNG as MADE_PNG
from wsc_soap.domain.file_content import is_whole

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 9 + b"\xff\xd9"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("octets", "type_mime"),
    [
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (JPEG + b"\0\0\0\x18ftypmp42", "image/jpeg"),
        (PDF, "application/pdf"),
        (PDF + b"\0\0", "application/pdf"),
        (b"anything", "text/plain"),
    ],
    ids=["png", "jpeg", "jpeg with its film", "pdf", "pdf with zeros", "unknown"],
)
def test_a_whole_file_is_taken(octets: bytes, type_mime: str) -> None:
    assert is_whole(octets, type_mime)


@pytest.mark.parametrize("cut", range(len(PNG)))
def test_a_png_cut_anywhere_is_not_whole(cut: int) -> None:
    assert not is_whole(PNG[:cut], "image/png")


@pytest.mark.parametrize(
    ("octets", "type_mime"),
    [
        (PNG + b"<script>alert(1)</script>", "image/png"),
        (PNG + PDF, "image/png"),
        (PNG + PNG, "image/png"),
        (PNG[:8] + b"\0\0\0\0IEND\xaeB`\x82", "image/png"),
        (PNG[:8] + b"\xff\xff\xff\xffIHDR", "image/png"),
        (JPEG[:-2], "image/jpeg"),
        (PDF[:-7], "application/pdf"),
    ],
    ids=["script behind", "pdf behind", "two", "no header", "endless chunk", "jpeg cut", "pdf cut"],
)
def test_a_file_cut_short_or_two_files_in_one_are_not(octets: bytes, type_mime: str) -> None:
    assert not is_whole(octets, type_mime)


def test_the_files_that_the_platform_makes_up_are_whole() -> None:
    assert all(
        is_whole(octets, f"{kind}/{nom}")
        for kind, nom, octets in (("application", "pdf", MADE_PDF), ("image", "png", MADE_PNG))
    )
