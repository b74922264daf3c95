"""Read and validate what people write (rules, configurations, rosters, facts), keeping the position of every value."""
