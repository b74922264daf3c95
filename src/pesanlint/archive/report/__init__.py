"""Report on a checked archive: sums by DuckDB, charts by Vega-Lite, one page that needs no network."""
