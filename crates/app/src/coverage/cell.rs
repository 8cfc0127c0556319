//! One cell of the matrix opened: counts, figures, programmes, claims, and who is not reached.

use paduk_pack::{Bound, Target, TargetKind, Unit};
use paduk_report::{Claim, ClaimOutcome, CoverageCell, MatrixInput, Programme, claims, coverage_cells, decimal, whole};
use paduk_survey::{CaseId, Role, Verdict};
use paduk_text::say;

use crate::api::{ApiError, MatrixCellView, MatrixHousehold};
use crate::opened::Opened;
use crate::wiring;

/// Households listed in the panel; the report lists all of them.
const MOST: usize = 100;

impl Opened {
    /// What stands behind a cell; an empty village means all.
    pub(crate) fn matrix_cell(
        &mut self,
        village: &str,
        intervention: &str,
        group: &str,
    ) -> Result<MatrixCellView, ApiError> {
        self.renew_matrix()?;
        let input = self.matrix.take().ok_or_else(|| ApiError::new("unexpected"))?;
        let view = self.cell_of(&input.1, village, intervention, group);
        self.matrix = Some(input);
        view
    }

    fn cell_of(
        &mut self,
        input: &MatrixInput,
        village: &str,
        intervention: &str,
        group: &str,
    ) -> Result<MatrixCellView, ApiError> {
        let wanted = (!village.is_empty()).then_some(village);
        let cells = coverage_cells(input);
        let cell = cells
            .iter()
            .find(|cell| {
                cell.village.as_deref() == wanted && cell.intervention == intervention && cell.module.code() == group
            })
            .ok_or_else(|| ApiError::new("matrix-cell-unknown"))?;
        let place = wanted.map_or_else(
            || self.matrix_say("report.matrix.village.all"),
            |code| self.village_name(code),
        );
        let need = input.need_of(intervention);
        let here = |one: &&Programme| {
            one.counts
                && input.need_of(&one.intervention) == need
                && wanted.is_none_or(|village| village == one.village)
        };
        let serving: Vec<&Programme> = input.programmes.iter().filter(here).collect();
        let overlap = match wanted {
            Some(village)
                if paduk_report::overlaps(input)
                    .iter()
                    .any(|one| one.need == need && one.village == village) =>
            {
                self.matrix_say("matrix.overlap")
            }
            Some(_) | None => String::new(),
        };
        let claimed: Vec<String> = claims(input)
            .iter()
            .filter(|claim| claim.intervention == intervention && wanted.is_none_or(|village| village == claim.village))
            .map(|claim| self.claim_words(claim))
            .collect();
        let (households, more) = self.not_reached(input, cell)?;
        Ok(MatrixCellView {
            title: format!("{place} · {}", self.intervention_name(intervention)),
            counts: self.counts(cell),
            estimate: self.estimate_words(cell),
            targets: self.target_words(intervention),
            programmes: serving
                .iter()
                .map(|one| self.programme_words(one, wanted.is_none()))
                .collect(),
            overlap,
            claims: claimed,
            households,
            more,
        })
    }

    fn counts(&self, cell: &CoverageCell) -> Vec<(String, String)> {
        let known = [
            ("interviewed", cell.interviewed),
            ("eligible", cell.eligible),
            ("met", cell.counts.met),
            ("gap", cell.counts.gap),
            ("unknown", cell.counts.unknown),
            ("not_applicable", cell.counts.not_applicable),
        ];
        let line = |(key, count): (&str, u32)| {
            let name = self.matrix_say(&format!("report.matrix.column.{key}"));
            (name, whole(count.into(), self.language))
        };
        known.into_iter().map(line).collect()
    }

    /// Those with a gap, by household.
    fn not_reached(
        &mut self,
        input: &MatrixInput,
        cell: &CoverageCell,
    ) -> Result<(Vec<MatrixHousehold>, u32), ApiError> {
        // Names are for whoever answers for the field; an analyst sees cases.
        let names = self.unlocked.public().role == Role::Supervisor;
        let gaps: Vec<_> = input
            .verdicts
            .iter()
            .filter(|row| row.verdict == Verdict::Gap && row.module == cell.module)
            .filter(|row| row.intervention == cell.intervention)
            .filter(|row| cell.village.as_ref().is_none_or(|village| *village == row.village))
            .collect();
        let mut households = Vec::new();
        for row in gaps.iter().take(MOST) {
            let label = self.place_label(&row.case)?;
            let name = if names {
                self.numbered(&row.case, row.member_number)?
            } else {
                String::new()
            };
            let reason = row.reason.get(self.language.tag(), &self.pack.default_language);
            households.push(MatrixHousehold {
                case: row.case.to_string(),
                label,
                name,
                reason: reason.to_owned(),
            });
        }
        let more = u32::try_from(gaps.len() - households.len()).unwrap_or(u32::MAX);
        Ok((households, more))
    }

    /// The name of the member with a number, or of the household's head.
    fn numbered(&mut self, case: &CaseId, number: Option<u32>) -> Result<String, ApiError> {
        self.household(case)?;
        let Some(number) = number else { return self.head(case) };
        let rows = self.member_ids(case)?;
        let row = rows.get((number as usize).saturating_sub(1));
        let name = &wiring::roster(&self.pack)?.name;
        let household = self.household_loaded(case)?;
        Ok(row.map(|row| household.value(name, Some(row))).unwrap_or_default())
    }

    fn programme_words(&self, one: &Programme, with_village: bool) -> String {
        let named = |known: Option<&paduk_survey::Texts>, code: &str| {
            known
                .map_or(code, |texts| {
                    texts.get(self.language.tag(), &self.pack.default_language)
                })
                .to_owned()
        };
        let known = &self.pack.programmes;
        let status = known.statuses.iter().find(|word| word.status.as_str() == one.status);
        let source = known.sources.iter().find(|source| source.code == one.source);
        let mut parts = vec![format!("{} {}", self.office_name(&one.office), one.year)];
        if with_village {
            parts.push(self.village_name(&one.village));
        }
        parts.push(named(status.map(|word| &word.name), &one.status));
        let target = whole(one.target.into(), self.language);
        parts.push(say("matrix.programme.target", &[("count", &target)], self.language));
        if let Some(budget) = one.budget {
            parts.push(format!("Rp {}", whole(budget, self.language)));
        }
        if !one.source.is_empty() {
            parts.push(named(source.map(|source| &source.name), &one.source));
        }
        if let Some(delivered) = one.delivered {
            let count = whole(delivered.into(), self.language);
            parts.push(say("matrix.programme.delivered", &[("count", &count)], self.language));
        }
        parts.join(", ")
    }

    fn claim_words(&self, claim: &Claim<'_>) -> String {
        let number = |count: u32| whole(count.into(), self.language);
        let outcome = self.matrix_say(&format!("report.matrix.claim.{}", claim.outcome.as_str()));
        let year = claim.year.to_string();
        let said = say(
            "matrix.claim",
            &[
                ("village", &self.village_name(claim.village)),
                ("year", &year),
                ("claimed", &number(claim.claimed)),
                ("received", &number(claim.received)),
                ("asked", &number(claim.asked)),
                ("outcome", &outcome),
            ],
            self.language,
        );
        match (claim.at_most, claim.outcome) {
            (Some(most), ClaimOutcome::More) => {
                let most = decimal(most, 0, self.language);
                format!(
                    "{said} {}",
                    say("matrix.claim.at-most", &[("most", &most)], self.language)
                )
            }
            _ => said,
        }
    }

    /// Every national figure with its year and source.
    fn target_words(&self, intervention: &str) -> Vec<String> {
        let targets = self.pack.programmes.targets_of(intervention);
        targets
            .map(|target| {
                let measure = target.measure.get(self.language.tag(), &self.pack.default_language);
                let source = [&target.source, &target.status].map(String::as_str);
                let source: Vec<&str> = source.into_iter().filter(|text| !text.is_empty()).collect();
                format!("{}: {measure} ({})", self.figure(target), source.join("; "))
            })
            .collect()
    }

    /// The figures of an intervention in one line: `target nasional ≥ 58 % (2024) · ≥ 80 %`.
    pub(super) fn targets_in_short(&self, intervention: &str) -> String {
        let mut shown: Vec<String> = Vec::new();
        for target in self.pack.programmes.targets_of(intervention) {
            if target.kind == TargetKind::Target {
                let figure = self.figure(target);
                if !shown.contains(&figure) {
                    shown.push(figure);
                }
            }
        }
        shown.join(" · ")
    }

    fn figure(&self, target: &Target) -> String {
        let kind = match target.kind {
            TargetKind::Target => "matrix.figure.target",
            TargetKind::Attained => "matrix.figure.attained",
            TargetKind::Proposal => "matrix.figure.proposal",
        };
        let sign = match (target.kind, target.bound) {
            (TargetKind::Attained, _) => "",
            (TargetKind::Target | TargetKind::Proposal, Bound::AtLeast) => "≥ ",
            (TargetKind::Target | TargetKind::Proposal, Bound::AtMost) => "≤ ",
        };
        let value = match target.unit {
            Unit::Percent => format!("{} %", decimal(target.value, 1, self.language)),
            Unit::Persons => format!(
                "{} {}",
                whole(target.value as u64, self.language),
                self.matrix_say("report.matrix.unit.persons")
            ),
            Unit::Families => format!(
                "{} {}",
                whole(target.value as u64, self.language),
                self.matrix_say("report.matrix.unit.families")
            ),
        };
        let year = target.year.map(|year| format!(" ({year})")).unwrap_or_default();
        format!("{} {sign}{value}{year}", self.matrix_say(kind))
    }
}
