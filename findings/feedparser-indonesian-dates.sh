#!/usr/bin/env bash
# feedparser 6.0.14 reads "17-07-2025", the order of day, month and year that Indonesian offices write, as 20 July 2017, without a
# complaint; WordPress's "no date yet" (0000-00-00) becomes the year -1; and the zone WIB (UTC+7) is dropped, so that 05:30 WIB,
# 22:30 UTC of the day before, stays 05:30. What it cannot read it gives as None, and that is what one expects of all of these.
# Seen: 17-07-2025=2017-07-20T00:00 | 0000-00-00 00:00:00=-1-11-30T00:00 | Thu, 17 Jul 2025 05:30:00 WIB=2025-07-17T05:30 | Kam, 17 Jul 2025 05:30:00 +0700=None
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

FEED = '<rss version="2.0"><channel><title>Humas</title><item><title>Rilis</title><pubDate>{}</pubDate></item></channel></rss>'


def read(date):
    when = feedparser.parse(FEED.format(date)).entries[0].get("published_parsed")
    return when and f"{when[0]}-{when[1]:02}-{when[2]:02}T{when[3]:02}:{when[4]:02}"


dates = ["17-07-2025", "0000-00-00 00:00:00", "Thu, 17 Jul 2025 05:30:00 WIB", "Kam, 17 Jul 2025 05:30:00 +0700"]
seen = [read(date) for date in dates]
print(" | ".join(f"{date}={when}" for date, when in zip(dates, seen)))
raise SystemExit(seen != ["2017-07-20T00:00", "-1-11-30T00:00", "2025-07-17T05:30", None])
PYTHON
