UPDATE store SET openings = openings + 1;
