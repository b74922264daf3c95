"""Compute the tables of the report: violations per 1,000 words over time, by desk, level and rule."""

from typing import Any

from pesanlint.archive.tables import Row, Tables
from pesanlint.records import NamedTuple

_EXAMPLES, _PER_RULE = 60, 3
"""Number of rules with examples, and of examples for each."""
_SMALL_MULTIPLES = 12
_ERRORS = 200
_FEW = 8
"""Minimum releases in each half of a desk's archive for comparing the two."""

_OVER_TIME = """
    WITH f AS (SELECT key, level, count(*) AS hits FROM findings GROUP BY key, level),
         d AS (SELECT key, words, {bucket} AS time FROM documents WHERE date <> ''),
         w AS (SELECT time, sum(words) AS words, count(*) AS documents FROM d GROUP BY time),
         h AS (SELECT time, level, sum(hits) AS hits FROM d JOIN f USING (key) GROUP BY time, level),
         l AS (SELECT unnest(['error', 'warning', 'suggestion']) AS level)
    SELECT time, level, coalesce(hits, 0)::BIGINT AS hits, documents, words::BIGINT AS words,
           round(1000.0 * coalesce(hits, 0) / nullif(words, 0), 3) AS rate
    FROM w CROSS JOIN l LEFT JOIN h USING (time, level) ORDER BY time, level"""
_BY_DESK = """
    WITH d AS (
        SELECT coalesce(nullif(unit, ''), '(tanpa satuan kerja)') AS unit, words, findings, date,
               ntile(2) OVER (PARTITION BY unit ORDER BY date, key) AS half,
               count(*) OVER (PARTITION BY unit) AS releases
        FROM documents)
    SELECT unit, any_value(releases)::BIGINT AS documents, sum(words)::BIGINT AS words, sum(findings)::BIGINT AS hits,
           round(1000.0 * sum(findings) / nullif(sum(words), 0), 3) AS rate,
           round(1000.0 * sum(findings) FILTER (half = 1) / nullif(sum(words) FILTER (half = 1), 0), 3) AS early,
           round(1000.0 * sum(findings) FILTER (half = 2) / nullif(sum(words) FILTER (half = 2), 0), 3) AS late,
           any_value(releases) >= 2 * {few} AS compared
    FROM d GROUP BY unit ORDER BY rate DESC NULLS LAST, unit"""
_BY_RULE = """
    WITH d AS (SELECT key, unit, date, ntile(4) OVER (PARTITION BY unit ORDER BY date, key) AS quarter FROM documents),
         f AS (SELECT rule, level, key, unit, date, quarter FROM findings JOIN d USING (key)),
         broke AS (SELECT rule, unit, max(quarter) AS last FROM f WHERE unit <> '' GROUP BY rule, unit HAVING min(quarter) < 4),
         fixed AS (SELECT rule, count(*) AS desks, count(*) FILTER (last < 4) AS stopped FROM broke GROUP BY rule),
         s AS (SELECT unnest(suppressed) AS rule FROM documents),
         put_aside AS (SELECT rule, count(*) AS suppressed FROM s GROUP BY rule)
    SELECT rule, any_value(level) AS level, count(*) AS hits, count(DISTINCT key) AS documents, count(DISTINCT unit) AS desks,
           round(100.0 * any_value(stopped) / nullif(any_value(fixed.desks), 0), 1) AS fixed,
           coalesce(any_value(suppressed), 0) AS suppressed,
           min(nullif(date, '')) AS first, max(nullif(date, '')) AS last
    FROM f LEFT JOIN fixed USING (rule) LEFT JOIN put_aside USING (rule) GROUP BY rule ORDER BY hits DESC, rule"""
_SMALL = """
    WITH w AS (SELECT unit, {bucket} AS time, sum(words) AS words, sum(findings) AS hits FROM documents
               WHERE date <> '' AND unit <> '' GROUP BY unit, time),
         most AS (SELECT unit FROM documents WHERE unit <> '' GROUP BY unit ORDER BY sum(words) DESC, unit LIMIT {number})
    SELECT unit, time, round(1000.0 * hits / nullif(words, 0), 3) AS rate FROM w JOIN most USING (unit) ORDER BY unit, time"""
_SOME = """
    WITH f AS (
        SELECT *, row_number() OVER (PARTITION BY rule ORDER BY hash(key || start::VARCHAR), key, start) AS number
        FROM findings),
         rules AS (SELECT rule, count(*) AS hits FROM findings GROUP BY rule ORDER BY hits DESC, rule LIMIT {rules})
    SELECT f.rule, f.level, f.message, f.context, f.fix, f.clause, d.document, d.unit, d.date, d.address, d.headline
    FROM f JOIN rules USING (rule) JOIN documents d USING (key) WHERE number <= {each} ORDER BY hits DESC, f.rule, number"""
_SOME_ERRORS = "SELECT place, document, rule, message FROM errors ORDER BY place, message LIMIT ?"
_TOTALS = """
    SELECT count(*) AS documents, sum(words)::BIGINT AS words, sum(findings)::BIGINT AS hits,
           count(DISTINCT nullif(unit, '')) AS desks, min(nullif(date, '')) AS first,
           max(nullif(date, '')) AS last, count(*) FILTER (date = '') AS undated,
           count(*) - count(DISTINCT document) AS doubled
    FROM documents"""


class Sums(NamedTuple):
    """The data of the report."""

    totals: Row
    bucket: str
    """Length of a period: `month`, `quarter` or `year`."""
    over_time: list[Row]
    desks: list[Row]
    rules: list[Row]
    silent: list[Row]
    """Enabled rules without findings."""
    small: list[Row]
    """The rate over time of the desks with most releases."""
    examples: list[Row]
    errors: list[Row]
    error_count: int
    manifest: dict[str, Any]


def sums(tables: Tables) -> Sums:
    """Return the sums of a checked archive."""
    totals = tables.rows(_TOTALS)[0]
    bucket = _bucket(totals["first"], totals["last"])
    cut = {
        "month": "date[:7]", "quarter": "date[:4] || '-' || quarter(date::DATE)::VARCHAR", "year": "date[:4]",
    }[bucket]  # fmt: skip
    rules = tables.rows(_BY_RULE)
    known = tables.manifest["rules"]
    for row in rules:
        row["clause"] = known.get(row["rule"], {}).get("clause", "")
    fired = {row["rule"] for row in rules}
    silent = [
        {"rule": rule, "level": facts["level"], "clause": facts["clause"]}
        for rule, facts in sorted(known.items())
        if rule not in fired
    ]
    return Sums(
        totals, bucket, tables.rows(_OVER_TIME.format(bucket=cut)), tables.rows(_BY_DESK.format(few=_FEW)), rules, silent,
        tables.rows(_SMALL.format(bucket=cut, number=_SMALL_MULTIPLES)),
        tables.rows(_SOME.format(rules=_EXAMPLES, each=_PER_RULE)),
        tables.rows(_SOME_ERRORS, [_ERRORS]),
        tables.rows("SELECT count(*) AS n FROM errors")[0]["n"], tables.manifest,
    )  # fmt: skip


def _bucket(first: str | None, last: str | None) -> str:
    if not first or not last:
        return "year"
    months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
    return "month" if months <= 30 else "quarter" if months <= 150 else "year"
