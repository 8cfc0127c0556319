//! Documents and their revisions: canonical bytes, ids, signatures, device logs, union, heads, conflicts.
