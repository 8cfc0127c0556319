//! The whole room at work: real keys, real files, and an attacker who has every public key.

mod commands;
mod forged;
mod limited;
mod roundtrip;
mod sample;
mod tampered;
mod written;
