//! The sealed file that travels between laptops: written, read and verified.
