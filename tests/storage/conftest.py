"""A town beside the noise."""

import pytest
from factories import open_town

from wsc_soap.storage import Storage

TOWN = "demoville"


@pytest.fixture
def town(storage: Storage) -> Storage:
    """The storage with `demoville` open: one téléservice, one account, one agent."""
    with storage.write(TOWN) as unit:
        open_town(unit)
        unit.commit()
    return storage
