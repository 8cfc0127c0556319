//! Survey packs: instruments, matrix, regions, quotas and texts as data.
