//! Frame and quota of each village and target group (Tabel 3.5).

use std::collections::BTreeMap;

use paduk_survey::{Diagnostic, TargetGroup, Texts};

use crate::table::Table;

/// How households are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// The quota is drawn from the frame.
    Draw,
    /// Everybody in the frame is visited, because the quota is larger than the frame.
    Census,
}

/// Frame and quota of one village and group, in households.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// The village's code.
    pub village: String,
    /// The group.
    pub group: TargetGroup,
    /// Households with such a member, as the sampling frame lists them.
    pub frame: u32,
    /// Households to be interviewed, as the survey plans them.
    pub quota: u32,
    /// How they are chosen.
    pub plan: Plan,
    /// What to know about the figures.
    pub note: Texts,
}

impl Quota {
    /// What can be reached: the quota, or the whole frame where that is smaller.
    pub fn target(&self) -> u32 {
        self.quota.min(self.frame)
    }

    /// By how many the quota cannot be met.
    pub fn shortfall(&self) -> u32 {
        self.quota.saturating_sub(self.frame)
    }
}

const COLUMNS: [&str; 7] = ["village", "group", "frame", "quota", "plan", "note_id", "note_en"];

/// Reads the table. Lines of the village `TOTAL` hold the totals as printed; they are compared with the sums.
pub(crate) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<Quota> {
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut quotas: Vec<Quota> = Vec::new();
    let mut printed = Vec::new();
    for line in table.lines() {
        let Some(group) = TargetGroup::parse(line.text("group")) else {
            let finding = Diagnostic::error("unknown-module").with("module", line.text("group"));
            findings.push(line.finding(finding, "group"));
            continue;
        };
        let (frame, quota) = (line.count("frame", findings), line.count("quota", findings));
        let (Some(frame), Some(quota)) = (frame, quota) else {
            continue;
        };
        let village = line.text("village");
        if village == "TOTAL" {
            printed.push((line, group, frame, quota));
            continue;
        }
        let plan = match line.text("plan") {
            "census" => Plan::Census,
            "draw" => Plan::Draw,
            other => {
                let finding = Diagnostic::error("unknown-word").with("text", other);
                findings.push(line.finding(finding, "plan"));
                Plan::Draw
            }
        };
        if plan == Plan::Draw && quota > frame {
            let finding = Diagnostic::error("quota-exceeds-frame")
                .with("quota", quota)
                .with("frame", frame);
            findings.push(line.finding(finding, "quota"));
        }
        if quotas
            .iter()
            .any(|known| known.village == village && known.group == group)
        {
            let finding = Diagnostic::error("duplicate-key").with("key", format!("{village} {}", group.code()));
            findings.push(line.finding(finding, "village"));
            continue;
        }
        quotas.push(Quota {
            village: village.to_owned(),
            group,
            frame,
            quota,
            plan,
            note: line.texts("note", languages),
        });
    }
    let mut sums: BTreeMap<TargetGroup, (u32, u32)> = BTreeMap::new();
    for quota in &quotas {
        let sum = sums.entry(quota.group).or_default();
        *sum = (sum.0 + quota.frame, sum.1 + quota.quota);
    }
    for (line, group, frame, quota) in printed {
        let sum = sums.get(&group).copied().unwrap_or_default();
        for (column, printed, computed) in [("frame", frame, sum.0), ("quota", quota, sum.1)] {
            if printed != computed {
                let finding = Diagnostic::error("quota-total-differs")
                    .with("group", group.code())
                    .with("printed", printed)
                    .with("computed", computed);
                findings.push(line.finding(finding, column));
            }
        }
    }
    quotas
}

#[cfg(test)]
mod tests {
    use super::{Plan, read};

    fn said(lines: &str) -> Vec<String> {
        let mut findings = Vec::new();
        let text = format!("village,group,frame,quota,plan,note_id,note_en\n{lines}");
        read("quotas.csv", &text, &[], &mut findings);
        let place = |f: &paduk_survey::Diagnostic| f.cell.clone().map(|c| c.to_string()).unwrap_or_default();
        findings.iter().map(|f| format!("{} {}", f.code, place(f))).collect()
    }

    #[test]
    fn a_census_reaches_the_frame_and_says_the_shortfall() {
        let text = "village,group,frame,quota,plan,note_id,note_en\nkertamukti,BUMIL,17,20,census,,\n";
        let quotas = read("quotas.csv", text, &[], &mut Vec::new());
        assert_eq!(
            (quotas[0].plan, quotas[0].target(), quotas[0].shortfall()),
            (Plan::Census, 17, 3)
        );
    }

    #[test]
    fn totals_that_do_not_add_up_are_said() {
        let right = "a,BALITA,1.055,8,draw,,\nb,BALITA,5,3,draw,,\nTOTAL,BALITA,1.060,11,,,\n";
        assert_eq!(said(right), Vec::<String>::new());
        let wrong = "a,BALITA,1.055,8,draw,,\nTOTAL,BALITA,1.056,8,,,\n";
        assert_eq!(said(wrong), ["quota-total-differs quotas.csv!C3"]);
    }

    #[test]
    fn wrong_lines_are_said_at_their_cells() {
        let wrong = "a,bayi,1,1,draw,,\na,BUMIL,17,20,draw,,\na,BUMIL,17,20,census,,\na,BUSUI,1.05,8,draw,,\n";
        assert_eq!(
            said(wrong),
            [
                "unknown-module quotas.csv!B2",
                "quota-exceeds-frame quotas.csv!D3",
                "duplicate-key quotas.csv!A4",
                "not-a-count quotas.csv!C5"
            ]
        );
    }
}
