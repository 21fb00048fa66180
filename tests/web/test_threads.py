"""Pages come out alike in every thread, whichever rendered first."""

from __future__ import annotations

import threading

import pytest
from web_platform import Platform


@pytest.mark.parametrize("path", ["/demoville/", "/demoville/services/acte-naissance/formulaire"])
def test_a_thread_renders_after_the_main_thread_did(platform: Platform, path: str) -> None:
    """lxml leans the names of a thread on the main thread's; local variables of stylesheets were lost that way."""
    assert platform.navigateur().open(path).status == 200
    found: list[int] = []
    for _ in range(2):
        thread = threading.Thread(target=lambda: found.append(platform.navigateur().open(path).status))
        thread.start()
        thread.join()
    assert found == [200, 200]
