"""Find words without a linter, by one `regex` for each word or by one automaton over the bytes, and print the number of hits.

scan.py regex|automaton WORDS.json FOLDER|FILE
"""

import json
import sys
from pathlib import Path

import ahocorasick_rs
import regex


def main() -> None:
    """Count the words in the files."""
    how, words, place = sys.argv[1:]
    wanted = list(json.loads(Path(words).read_text()))
    files = sorted(Path(place).iterdir()) if Path(place).is_dir() else [Path(place)]
    if how == "regex":
        patterns = [regex.compile(rf"\b{word}\b", regex.IGNORECASE) for word in wanted]
        print(sum(len(pattern.findall(text)) for text in (file.read_text("utf-8") for file in files) for pattern in patterns))
    else:
        automaton = ahocorasick_rs.BytesAhoCorasick([word.encode() for word in wanted])
        print(sum(len(automaton.find_matches_as_indexes(file.read_bytes())) for file in files))


if __name__ == "__main__":
    main()
