//! Same records, same pack, same engine version: same verdicts, byte for byte.

use paduk_app::{Host, task};

/// The verdicts of a laptop of the demonstration, as a file.
fn verdicts(out: &std::path::Path, laptop: &str) -> String {
    let words = std::fs::read_to_string(out.join(format!("{laptop}.kata"))).unwrap();
    let host = Host::of_this_machine().with_data(&out.join(laptop));
    let mut app = task::open(host, None, &words).unwrap();
    task::verdicts(&mut app).unwrap().csv
}

#[test]
fn whoever_received_the_records_and_whoever_made_them_judge_alike_at_any_time() {
    let desk = tempfile::tempdir().unwrap();
    let out = desk.path().join("demo");
    task::demo(Host::of_this_machine().with_cheap_words(), &out, &mut |_| ()).unwrap();
    let written = std::fs::read_to_string(out.join("verdicts.csv")).unwrap();
    assert!(written.lines().count() > 20, "{written}");
    // Another machine, another order of arrival, another day: the clock of this machine, not the demonstration's.
    assert_eq!(verdicts(&out, "pengawas"), written);
    assert_eq!(verdicts(&out, "pencacah"), written);
    assert_eq!(verdicts(&out, "pengawas"), written, "and again");
}
