//! The project's own tests: scenario, promises, conformance, tidy. See each folder.
