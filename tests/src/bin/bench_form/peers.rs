//! rxform and rxeval (crates.io, BSD-2): the same steps in the same run. Neither is a dependency of the product.

use super::clock::{each, steady};
use super::ours::ANSWERS;

/// Milliseconds for each step; `None` where a peer did not take the form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Peers {
    /// rxform: workbook to XForm.
    pub convert: Option<f64>,
    /// rxeval: XForm to session.
    pub open: Option<f64>,
    pub short: Option<f64>,
    pub full: Option<f64>,
    pub check: Option<f64>,
}

fn still() -> rxeval::Clock {
    rxeval::Clock {
        today: "2026-11-24".into(),
        now: "2026-11-24T10:00:00.000+07:00".into(),
    }
}

/// The XForm that rxform makes of a workbook, and how long it takes.
fn convert(bytes: &[u8]) -> Option<(String, f64)> {
    let folder = tempfile::tempdir().ok()?;
    let path = folder.path().join("form.xlsx");
    std::fs::write(&path, bytes).ok()?;
    let xml = rxform::convert_file(&path).ok()?;
    let time = steady(|_| drop(rxform::convert_file(&path)));
    Some((xml, time))
}

/// Every step on one form.
pub fn measure(questions: usize, bytes: &[u8]) -> Peers {
    let Some((xml, time)) = convert(bytes) else {
        return Peers::default();
    };
    let mut peers = Peers {
        convert: Some(time),
        ..Peers::default()
    };
    let mut session = None;
    let open = each(1, || {
        session = rxeval::Session::new(&xml, still()).ok();
        if let Some(session) = &mut session {
            session.recompute();
        }
    });
    let Some(mut session) = session else { return peers };
    peers.open = Some(open);
    let last = (questions.div_ceil(10) - 1).max(1);
    for section in [1, last] {
        if session.set(&format!("/data/s{section}/s{section}_gate"), "1").is_err() {
            return peers;
        }
    }
    let mut answers = |section: usize| {
        let mut answer = |turn: usize| {
            let path = format!("/data/s{section}/s{section}_i{}", 1 + (turn & 1));
            let _ = session.set(&path, &(turn % 90 + 1).to_string());
            session.recompute();
        };
        let time = steady(&mut answer);
        // Only the last two of them stand in the end.
        (ANSWERS - 2..ANSWERS).for_each(&mut answer);
        time
    };
    (peers.short, peers.full) = (Some(answers(last)), Some(answers(1)));
    peers.check = session.get(&format!("/data/s{last}/c{last}")).parse().ok();
    peers
}

/// A thousand records, counted up from a hundred: milliseconds.
pub fn validate_many(bytes: &[u8]) -> Option<f64> {
    const MEASURED: usize = 20;
    let (xml, _) = convert(bytes)?;
    let mut session = rxeval::Session::new(&xml, still()).ok()?;
    for section in 1..=20_usize {
        session.set(&format!("/data/s{section}/s{section}_gate"), "1").ok()?;
        for number in 1..=4 {
            let value = (section % 90 + number).to_string();
            session
                .set(&format!("/data/s{section}/s{section}_i{number}"), &value)
                .ok()?;
        }
    }
    session.recompute();
    let instance = session.instance_xml();
    let time = each(MEASURED, || {
        for _ in 0..MEASURED {
            if let Ok(taken) = rxeval::Session::resume(&xml, &instance, still()) {
                let _ = taken.check_all();
            }
        }
    });
    Some(time * 1_000.0)
}
