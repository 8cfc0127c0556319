//! The encrypted SQLite file on the laptop; the only room with SQL.
