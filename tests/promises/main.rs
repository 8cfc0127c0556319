//! What README.md promises, asked of the real rooms together: real signatures, real encrypted stores on disk.

mod bundle;
mod device;
mod unchanged;
mod union;
