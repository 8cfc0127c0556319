UPDATE store SET root = :root;
