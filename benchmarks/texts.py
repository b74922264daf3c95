"""Prints the milliseconds of processor time that one text takes with the whole guideline, in process, on one core.

    texts.py TEXTS [ROUNDS]

TEXTS is a folder of plain texts or a JSONL file whose lines have a `text`. It uses only the public API of pesanlint, so that
any version can be measured by the Python that it is installed for: `bench.py --against PYTHON` does so in turns.
"""

import json
import sys
import time
from pathlib import Path

from pesanlint import Linter


def main() -> None:
    """Check all texts several times; the best round counts, because whatever else the machine does only adds to it."""
    source, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    if source.is_dir():
        texts = [path.read_text("utf-8") for path in sorted(source.iterdir())]
    else:
        texts = [json.loads(line)["text"] for line in source.read_text("utf-8").splitlines()]
    linter = Linter.from_config(source.parent)
    for text in texts:  # what is made at first counts for none
        linter.check_text(text)
    best = min(_round(linter, texts) for _ in range(rounds))
    print(f"{best * 1000 / len(texts):.3f}")


def _round(linter: Linter, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        linter.check_text(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
