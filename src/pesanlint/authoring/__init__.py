"""What people write (rules, configuration, rosters, facts), read with the place of every value and every mistake."""
