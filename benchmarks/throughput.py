"""Measure releases per second on one core in this process, and a bare scan for the same literals; print JSON.

throughput.py NUMBER [CONFIG]
"""

import gc
import json
import resource
import statistics
import sys
import time
from pathlib import Path

import ahocorasick_rs

from corpus import release
from pesanlint.linter import Linter
from pesanlint.search.folding import folded
from pesanlint.store.guidelines import ready

ROUNDS = 5


def main() -> None:
    """Time both in turn."""
    number, *config = sys.argv[1:]
    guideline = ready(Path(config[0]).absolute() if config else None).guideline
    linter = Linter(guideline)
    literals = {
        folded(literal) for rule in guideline.rules for literal in (*rule.triggers(), *rule.desk_triggers(guideline.desk))
    }
    scan = ahocorasick_rs.AhoCorasick(sorted(literals - {""}))
    texts = [release(seed) for seed in range(int(number))]
    for text in texts[:20]:
        linter.check_text(text)
    gc.freeze()
    checks, scans = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            linter.check_text(text)
        middle = time.perf_counter()
        for text in texts:
            scan.find_matches_as_indexes(text)
        checks.append(len(texts) / (middle - start))
        scans.append(len(texts) / (time.perf_counter() - middle))
    shares = [check / scan for check, scan in zip(checks, scans, strict=True)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({
        "rules": len(guideline.rules), "literals": len(literals), "checks": checks, "scans": scans,
        "share": statistics.median(shares), "memory": memory,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
