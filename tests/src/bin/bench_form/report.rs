//! The figures as a page.

use std::fmt::Write as _;

use super::ours::Ours;
use super::peers::Peers;
use super::started::{Started, Steps};

/// One form measured.
pub struct Size {
    pub questions: usize,
    pub ours: Ours,
    pub peers: Peers,
    pub started: Started,
}

impl Size {
    /// One of JavaRosa's steps beside ours.
    fn javarosa(&self, step: impl Fn(&Steps) -> f64, ours: f64) -> String {
        beside(self.started.javarosa.as_ref().map(step), ours)
    }

    /// One of Web Forms' steps beside ours.
    fn web_forms(&self, step: impl Fn(&Steps) -> f64, ours: f64) -> String {
        beside(self.started.web_forms.as_ref().map(step), ours)
    }
}

/// Everything measured.
#[derive(Default)]
pub struct Report {
    pub sizes: Vec<Size>,
    pub rows: Vec<(usize, f64)>,
    pub validated: (f64, usize),
    pub validated_by_rxeval: Option<f64>,
}

/// What is to be reached at 200, 2,000 and 10,000 questions: open, full chain (milliseconds).
const TARGETS: [(usize, f64, f64); 3] = [(200, 1.0, 0.03), (2_000, 5.0, 0.3), (10_000, 25.0, 1.5)];
/// Compiling beside calamine's bare read of the same file.
const COMPILE_RATIO: f64 = 1.4;
/// A short answer, whatever the size (milliseconds).
const SHORT: f64 = 0.02;
/// A thousand records of 200 questions (milliseconds).
const VALIDATED: f64 = 300.0;

impl Report {
    /// The page.
    pub fn markdown(&self) -> String {
        let mut page = String::from(
            "# Form engine: processor time\n\nMade by `npm run bench form`; milliseconds of one core, means over at least 150 ms. The forms are \
             generated (sections of ten, relevance, constraints, two languages, a chain of calculations through all \
             sections). Ratios are to calamine's bare read of the same file, or to the peer in the same run.\n\n\
             | step | target |",
        );
        for size in &self.sizes {
            let _ = write!(page, " {} questions |", size.questions);
        }
        page.push_str("\n| --- | --- |");
        page.push_str(&" --- |".repeat(self.sizes.len()));
        page.push('\n');
        self.line(&mut page, "calamine: bare read", "", |size| {
            format!("{:.1}", size.ours.read)
        });
        self.line(
            &mut page,
            "workbook to form",
            &format!("≤ {COMPILE_RATIO} × read"),
            |size| {
                let ratio = size.ours.compile / size.ours.read;
                format!(
                    "{:.1} ({ratio:.2} ×){}",
                    size.ours.compile,
                    mark(ratio <= COMPILE_RATIO)
                )
            },
        );
        self.line(&mut page, "of that, reading the workbook", "", |size| {
            format!("{:.1}", size.ours.understand)
        });
        self.line(&mut page, "rxform: workbook to XForm", "", |size| {
            beside(size.peers.convert, size.ours.compile)
        });
        self.line(&mut page, "pyxform: workbook to XForm", "", |size| {
            let theirs = size.started.pyxform.as_ref().map(|pyxform| pyxform.convert);
            beside(theirs, size.ours.compile)
        });
        self.line(&mut page, "JavaRosa: XForm to form", "", |size| {
            size.javarosa(|steps| steps.parse, size.ours.compile)
        });
        self.line(&mut page, "Web Forms: XForm to form", "", |size| {
            size.web_forms(|steps| steps.parse, size.ours.compile)
        });
        self.line(&mut page, "open an interview", "≤ 1 / 5 / 25", |size| {
            let met = target(size.questions).is_none_or(|(open, _)| size.ours.open <= open);
            format!("{:.3}{}", size.ours.open, mark(met))
        });
        self.line(&mut page, "rxeval: open", "", |size| {
            beside(size.peers.open, size.ours.open)
        });
        self.line(&mut page, "JavaRosa: open", "", |size| {
            size.javarosa(|steps| steps.open, size.ours.open)
        });
        self.line(&mut page, "Web Forms: open", "", |size| {
            size.web_forms(|steps| steps.open, size.ours.open)
        });
        self.line(&mut page, "short answer", &format!("≤ {SHORT}"), |size| {
            format!("{:.4}{}", size.ours.short, mark(size.ours.short <= SHORT))
        });
        self.line(&mut page, "rxeval: short answer", "", |size| {
            beside(size.peers.short, size.ours.short)
        });
        self.line(&mut page, "JavaRosa: short answer", "", |size| {
            size.javarosa(|steps| steps.short, size.ours.short)
        });
        self.line(&mut page, "Web Forms: short answer", "", |size| {
            size.web_forms(|steps| steps.short, size.ours.short)
        });
        self.line(
            &mut page,
            "answer that computes the whole chain",
            "≤ 0.03 / 0.3 / 1.5",
            |size| {
                let met = target(size.questions).is_none_or(|(_, full)| size.ours.full <= full);
                format!("{:.4}{}", size.ours.full, mark(met))
            },
        );
        self.line(&mut page, "rxeval: the same answer", "", |size| {
            beside(size.peers.full, size.ours.full)
        });
        self.line(&mut page, "JavaRosa: the same answer", "", |size| {
            size.javarosa(|steps| steps.full, size.ours.full)
        });
        self.line(&mut page, "Web Forms: the same answer", "", |size| {
            size.web_forms(|steps| steps.full, size.ours.full)
        });
        self.line(&mut page, "check: the sum at the end", "equal", |size| {
            let shown = |sum: Option<f64>| sum.map_or_else(|| "–".to_owned(), |sum| sum.to_string());
            let javarosa = size.started.javarosa.map(|steps| steps.check);
            let web_forms = shown(size.started.web_forms.map(|steps| steps.check));
            let (rxeval, javarosa) = (shown(size.peers.check), shown(javarosa));
            let ours = size.ours.check;
            format!("{ours} / rxeval {rxeval} / JavaRosa {javarosa} / Web Forms {web_forms}")
        });
        page.push_str("\n| a further row where there are | ms |\n| --- | --- |\n");
        for (rows, time) in &self.rows {
            let _ = writeln!(page, "| {rows} rows | {time:.4} |");
        }
        let (time, findings) = self.validated;
        let _ = write!(
            page,
            "\n1,000 records of 200 questions, taken up from their stored answers and validated ({findings} findings each): \
             {time:.0} ms{} (target ≤ {VALIDATED:.0})",
            mark(time <= VALIDATED)
        );
        if let Some(theirs) = self.validated_by_rxeval {
            let _ = write!(page, "; rxeval {theirs:.0} ms ({:.0} ×)", theirs / time);
        }
        let javarosa = self
            .sizes
            .iter()
            .find_map(|size| size.started.javarosa.as_ref()?.records);
        if let Some(theirs) = javarosa {
            let _ = write!(page, "; JavaRosa {theirs:.0} ms ({:.0} ×)", theirs / time);
        }
        page.push_str(OTHERS);
        page
    }

    fn line(&self, page: &mut String, what: &str, target: &str, cell: impl Fn(&Size) -> String) {
        let _ = write!(page, "| {what} | {target} |");
        for size in &self.sizes {
            let _ = write!(page, " {} |", cell(size));
        }
        page.push('\n');
    }
}

/// How the peers were run.
const OTHERS: &str = ".\n\nrxform and rxeval run in this program. pyxform, JavaRosa and ODK Web Forms run as programs of their own where \
Python, Java and Node are there, and count their own processor time: JavaRosa reads the XForm that pyxform makes of the same \
workbook, each of its steps is warmed up first (at 10,000 questions parsing is not), and only its own thread counts. \
ODK Web Forms reads the same XForm in Node, once and without a window. What takes longer than five minutes is not run to \
its end.\n";

fn target(questions: usize) -> Option<(f64, f64)> {
    let found = TARGETS.iter().find(|(known, ..)| *known == questions)?;
    Some((found.1, found.2))
}

const fn mark(met: bool) -> &'static str {
    if met { "" } else { " (missed)" }
}

fn beside(theirs: Option<f64>, ours: f64) -> String {
    theirs.map_or_else(
        || "not run here".to_owned(),
        |theirs| format!("{theirs:.2} ({:.1} × ours)", theirs / ours),
    )
}
