"""The report on a checked archive: sums by DuckDB, pictures by Vega-Lite, one page without a network."""
