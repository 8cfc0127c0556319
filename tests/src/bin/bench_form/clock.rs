//! Processor time of this thread.

use std::time::Instant;

/// How long a measurement goes on at least, in milliseconds: some systems tell processor time only every few.
const LONG_ENOUGH: f64 = 150.0;

/// Milliseconds of processor time that this thread has had, so that what else runs on the machine does not count;
/// where the system does not tell, the time that went by.
fn processor(began: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| began.elapsed().as_secs_f64() * 1e3, |told| told / 1e6)
}

/// The mean time of one turn in milliseconds, over as many as are needed to tell. Each turn gets its number.
pub fn steady(mut work: impl FnMut(usize)) -> f64 {
    let began = Instant::now();
    let (mut turn, mut batch) = (0, 1);
    let from = processor(began);
    loop {
        for _ in 0..batch {
            work(turn);
            turn += 1;
        }
        let taken = processor(began) - from;
        if taken >= LONG_ENOUGH {
            return taken / turn as f64;
        }
        batch *= 2;
    }
}

/// The time of one piece of work in milliseconds, spread over `parts` of it.
pub fn each(parts: usize, work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    let from = processor(began);
    work();
    (processor(began) - from) / parts as f64
}

/// The median of some numbers.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
