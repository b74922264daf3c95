"""The archive: releases of many desks over many years, checked as a whole, reported on, and compared with each other."""
