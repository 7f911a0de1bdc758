"""What is generated is up to date."""

import pytest
import update

SNAPSHOTS = update.ROOT / "tests" / "snapshots"
FILES = {p: text for p, text in update.files().items() if p.parent != SNAPSHOTS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(update.ROOT)))
def test_generated_tables_are_up_to_date(path) -> None:
    assert path.read_text("utf-8") == FILES[path], "run `make update`"
