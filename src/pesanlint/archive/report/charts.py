"""Draw charts of the sums as SVG with Vega-Lite, without the reader's browser."""

import re
from typing import Any

from pesanlint.archive.report.sums import Sums

COLOURS = {"error": "#a61c1c", "warning": "#b35c00", "suggestion": "#1f5f8b"}
LABELS = {"error": "galat", "warning": "peringatan", "suggestion": "saran"}
_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
_CONFIG: dict[str, Any] = {
    "background": None,
    "padding": {"left": 28, "right": 28, "top": 5, "bottom": 5},
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "grid": True,
        "gridColor": "#e4e4e4",
        "labelColor": "#333",
        "titleColor": "#333",
        "labelLimit": 320,
    },
    "legend": {"labelFontSize": 12, "orient": "top", "title": None},
    "header": {"labelFontSize": 11, "title": None, "labelLimit": 160},
}
_ARIA = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_RATE = "pelanggaran per 1.000 kata"
_MOST = 20


def over_time(sums: Sums) -> str:
    """Draw the rate of each level over time, stacked."""
    rows = [{**row, "tingkat": LABELS[row["level"]], "grade": list(LABELS).index(row["level"])} for row in sums.over_time]
    return _svg(
        {
            "width": 760,
            "height": 260,
            "data": {"values": rows},
            "mark": {"type": "bar", "binSpacing": 0},
            "encoding": {
                "x": {
                    "field": "time",
                    "type": "ordinal",
                    "title": None,
                    "axis": {"labelAngle": -90, "labelOverlap": True, "grid": False},
                },
                "y": {"field": "rate", "type": "quantitative", "title": _RATE},
                "color": {
                    "field": "tingkat",
                    "type": "nominal",
                    "scale": {"domain": list(LABELS.values()), "range": list(COLOURS.values())},
                },
                "order": {"field": "grade"},
            },
        }
    )


def small_multiples(sums: Sums) -> str:
    """Draw the rate over time of each of the desks with most releases, on one scale."""
    return _svg(
        {
            "data": {"values": sums.small},
            "columns": 4,
            "facet": {"field": "unit", "type": "nominal"},
            "spec": {
                "width": 165,
                "height": 90,
                "mark": {"type": "line", "color": "#1f5f8b", "strokeWidth": 2, "point": len(sums.small) < 60},
                "encoding": {
                    "x": {
                        "field": "time",
                        "type": "ordinal",
                        "title": None,
                        "axis": {"labelOverlap": True, "labelAngle": 0, "grid": False},
                    },
                    "y": {"field": "rate", "type": "quantitative", "title": None, "axis": {"tickCount": 3}},
                },
            },
        }
    )


def desks(sums: Sums) -> str:
    """Draw the desks with the highest rates."""
    compared = [row for row in sums.desks if row["compared"]] or sums.desks
    return _bars(compared[:_MOST], "unit", "rate", _RATE)


def rules(sums: Sums) -> str:
    """Draw the rules with most violations."""
    return _bars(sums.rules[:_MOST], "rule", "hits", "pelanggaran")


def _bars(rows: list[dict[str, Any]], name: str, value: str, title: str) -> str:
    rows = [{name: row[name], value: row[value] or 0, "level": row.get("level", "suggestion")} for row in rows]
    return _svg(
        {
            "width": 480,
            "height": {"step": 21},
            "data": {"values": rows},
            "mark": {"type": "bar"},
            "encoding": {
                "y": {"field": name, "type": "nominal", "sort": None, "title": None, "axis": {"grid": False}},
                "x": {"field": value, "type": "quantitative", "title": title},
                "color": {
                    "field": "level",
                    "type": "nominal",
                    "legend": None,
                    "scale": {"domain": list(COLOURS), "range": list(COLOURS.values())},
                },
            },
        }
    )


def _svg(spec: dict[str, Any]) -> str:
    """Render a specification as SVG without labels for screen readers on each mark; the tables give the figures."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg({**spec, "config": _CONFIG}, format_locale=_LOCALE, allowed_base_urls=[])
    drawn = _ARIA.sub("", drawn)
    return drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
