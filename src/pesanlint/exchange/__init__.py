"""Terms in and out: tables, TBX, Vale and prh, to packs of ours and back. One module a format."""
