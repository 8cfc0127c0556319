//! Bytes from the fuzzer, given to what an ordinary test runs as well.
#![no_main]

libfuzzer_sys::fuzz_target!(init: drop(std::panic::take_hook()), |bytes: &[u8]| {
    (paduk_tests::fuzz::RECEIVE.run)(bytes);
});
