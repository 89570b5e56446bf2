"""Two records of one work become one: what cited the one cites the other, and its address leads
there."""
