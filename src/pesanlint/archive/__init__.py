"""Check, report on and compare the releases of many desks over many years."""
