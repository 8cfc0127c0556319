//! The matrix as sentences and cells for the window. What a number means is said here and nowhere else.

use std::collections::BTreeSet;

use paduk_report::{
    ClaimOutcome, CoverageCell, MatrixInput, Overlap, claims, coverage_cells, decimal, overlaps, village_verdicts,
    whole,
};
use paduk_survey::{Module, Role};
use paduk_text::say;

use crate::api::{ApiError, MatrixCellBrief, MatrixColumn, MatrixGroup, MatrixRow, MatrixView, VillageLine};
use crate::opened::Opened;

/// Steps of darkness above nothing.
const SHADES: f64 = 5.0;

impl Opened {
    /// The whole matrix.
    pub(crate) fn matrix_view(&mut self) -> Result<MatrixView, ApiError> {
        self.renew_matrix()?;
        let input = self.matrix.take().ok_or_else(|| ApiError::new("unexpected"))?;
        let view = self.matrix_of(&input.1);
        self.matrix = Some(input);
        view
    }

    /// Reckons the input again where anything was written or received since.
    pub(super) fn renew_matrix(&mut self) -> Result<(), ApiError> {
        let known = self.store.ids()?.len();
        if self.matrix.as_ref().is_none_or(|(then, _)| *then != known) {
            let input = self.matrix_input()?;
            self.matrix = Some((known, input));
        }
        Ok(())
    }

    fn matrix_of(&self, input: &MatrixInput) -> Result<MatrixView, ApiError> {
        let cells = coverage_cells(input);
        let overlapping = overlaps(input);
        let against: BTreeSet<(&str, &str)> = claims(input)
            .iter()
            .filter(|claim| matches!(claim.outcome, ClaimOutcome::Nobody | ClaimOutcome::More))
            .map(|claim| (claim.intervention, claim.village))
            .collect();
        let mut modules: Vec<Module> = Vec::new();
        for (_, module) in &input.rules {
            if !modules.contains(module) && cells.iter().any(|cell| cell.module == *module) {
                modules.push(*module);
            }
        }
        let villages: BTreeSet<&str> = input.interviewed.iter().map(|one| one.village.as_str()).collect();
        let known = self.programmes()?;
        let lists = known.lists.iter().map(|(office, year, author, at)| {
            let (name, year) = (self.office_name(office), year.to_string());
            let params = [
                ("office", name.as_str()),
                ("year", &year),
                ("author", author),
                ("at", at),
            ];
            say("matrix.list", &params, self.language)
        });
        let count = |number: usize| whole(number as u64, self.language);
        Ok(MatrixView {
            summary: say(
                "matrix.summary",
                &[
                    ("interviews", &count(input.interviewed.len())),
                    ("villages", &count(villages.len())),
                    ("programmes", &count(input.programmes.len())),
                ],
                self.language,
            ),
            groups: modules
                .into_iter()
                .map(|module| self.matrix_group(input, &cells, &overlapping, &against, module))
                .collect(),
            villages: self.village_lines(input),
            lists: lists.collect(),
            disputed: known
                .disputed
                .iter()
                .map(|(office, year)| format!("{} {year}", self.office_name(office)))
                .collect(),
            may_read: self.unlocked.public().role == Role::Supervisor,
            folders: self.folders(),
        })
    }

    fn matrix_group(
        &self,
        input: &MatrixInput,
        cells: &[CoverageCell],
        overlapping: &[Overlap<'_>],
        against: &BTreeSet<(&str, &str)>,
        module: Module,
    ) -> MatrixGroup {
        let of_module: Vec<&CoverageCell> = cells.iter().filter(|cell| cell.module == module).collect();
        let first = of_module.first().map(|cell| cell.intervention.as_str());
        let columns = of_module
            .iter()
            .filter(|cell| Some(cell.intervention.as_str()) == first)
            .map(|cell| MatrixColumn {
                village: cell.village.clone().unwrap_or_default(),
                name: self.column_name(cell.village.as_deref()),
                base: self.base(cell),
            })
            .collect();
        let mut rows: Vec<MatrixRow> = Vec::new();
        for cell in of_module {
            if rows.last().is_none_or(|row| row.intervention != cell.intervention) {
                rows.push(MatrixRow {
                    intervention: cell.intervention.clone(),
                    name: self.intervention_name(&cell.intervention),
                    target: self.targets_in_short(&cell.intervention),
                    cells: Vec::new(),
                });
            }
            let brief = self.brief(input, cell, overlapping, against);
            if let Some(row) = rows.last_mut() {
                row.cells.push(brief);
            }
        }
        MatrixGroup {
            group: module.code().to_owned(),
            name: self.module_name(module),
            columns,
            rows,
        }
    }

    /// One cell of the table, and all of it as a sentence.
    fn brief(
        &self,
        input: &MatrixInput,
        cell: &CoverageCell,
        overlapping: &[Overlap<'_>],
        against: &BTreeSet<(&str, &str)>,
    ) -> MatrixCellBrief {
        let village = cell.village.as_deref();
        let need = input.need_of(&cell.intervention);
        let overlap = village.is_some_and(|village| {
            let mut overlapping = overlapping.iter();
            overlapping.any(|found| found.need == need && found.village == village)
        });
        let claim = village.is_some_and(|village| against.contains(&(cell.intervention.as_str(), village)));
        let (share, interval, shade) = match cell.estimate {
            Some(found) => {
                let ends = found.interval;
                let interval = ends.map_or_else(
                    || self.matrix_say(&format!("matrix.short.{}", cell.basis.as_str())),
                    |(lower, upper)| format!("{}–{}", self.percent(lower), self.percent(upper)),
                );
                let shade = (found.share * SHADES).ceil().clamp(1.0, SHADES) as u32;
                (format!("{} %", self.percent(found.share)), interval, shade)
            }
            None => (
                "–".to_owned(),
                self.matrix_say(&format!("matrix.short.{}", cell.basis.as_str())),
                0,
            ),
        };
        let n = say(
            "matrix.n",
            &[("n", &whole(cell.n().into(), self.language))],
            self.language,
        );
        let small = cell.is_small() && cell.estimate.is_some();
        let mut words = vec![
            self.column_name(village),
            self.intervention_name(&cell.intervention),
            self.estimate_words(cell),
        ];
        words.extend(overlap.then(|| self.matrix_say("matrix.mark.overlap")));
        words.extend(claim.then(|| self.matrix_say("matrix.mark.claim")));
        MatrixCellBrief {
            share,
            n,
            interval,
            shade,
            indicative: small,
            overlap,
            disputed_claim: claim,
            words: words.join(" · "),
        }
    }

    /// `60,0 % dari 20 yang berhak dan diketahui (95 %: 42,3–75,2 %); Taylor, …`, or why nothing can be said.
    pub(super) fn estimate_words(&self, cell: &CoverageCell) -> String {
        let basis = self.matrix_say(&format!("report.matrix.basis.{}", cell.basis.as_str()));
        let Some(found) = cell.estimate else { return basis };
        let exact = |share: f64| decimal(share * 100.0, 1, self.language);
        let n = whole(cell.n().into(), self.language);
        let share = exact(found.share);
        let said = match found.interval {
            Some((lower, upper)) => say(
                "matrix.estimate",
                &[
                    ("share", &share),
                    ("n", &n),
                    ("lower", &exact(lower)),
                    ("upper", &exact(upper)),
                    ("basis", &basis),
                ],
                self.language,
            ),
            None => say(
                "matrix.estimate-bare",
                &[("share", &share), ("n", &n), ("basis", &basis)],
                self.language,
            ),
        };
        let small = cell
            .is_small()
            .then(|| self.matrix_say("report.matrix.mark.indicative"));
        let stale = cell.stale.then(|| self.matrix_say("report.matrix.mark.stale-frame"));
        let parts: Vec<String> = std::iter::once(said).chain(small).chain(stale).collect();
        parts.join("; ")
    }

    /// `17 KK dari 17 (N/n 1)`.
    fn base(&self, cell: &CoverageCell) -> String {
        let households = whole(cell.households.into(), self.language);
        match (cell.frame, cell.weight) {
            (Some(frame), Some((least, most))) => {
                let (least, most) = (decimal(least, 1, self.language), decimal(most, 1, self.language));
                let weight = if least == most {
                    least
                } else {
                    format!("{least}–{most}")
                };
                let frame = whole(frame.into(), self.language);
                say(
                    "matrix.base",
                    &[("households", &households), ("frame", &frame), ("weight", &weight)],
                    self.language,
                )
            }
            _ => say("matrix.base-bare", &[("households", &households)], self.language),
        }
    }

    fn village_lines(&self, input: &MatrixInput) -> Vec<VillageLine> {
        let verdicts = village_verdicts(input).into_iter();
        verdicts
            .map(|found| {
                let counts = found.counts;
                let number = |count: u32| whole(count.into(), self.language);
                let counted = say(
                    "matrix.village-counts",
                    &[
                        ("met", &number(counts.met)),
                        ("gap", &number(counts.gap)),
                        ("unknown", &number(counts.unknown)),
                    ],
                    self.language,
                );
                let reason = found.reason.get(self.language.tag(), &self.pack.default_language);
                let name = self.intervention_name(found.intervention);
                VillageLine {
                    title: format!("{} · {name}", self.village_name(found.village)),
                    verdict: self.matrix_say(&format!("report.matrix.verdict.{}", found.verdict.as_str())),
                    reason: format!("{reason} {counted}"),
                }
            })
            .collect()
    }

    fn percent(&self, share: f64) -> String {
        decimal(share * 100.0, 0, self.language)
    }

    pub(super) fn matrix_say(&self, code: &str) -> String {
        say(code, &[], self.language)
    }

    fn column_name(&self, village: Option<&str>) -> String {
        village.map_or_else(
            || self.matrix_say("report.matrix.village.all"),
            |code| self.village_name(code),
        )
    }

    pub(super) fn intervention_name(&self, code: &str) -> String {
        let known = self.pack.matrix.intervention(code);
        let name = known.map(|known| known.name.get(self.language.tag(), &self.pack.default_language));
        name.unwrap_or(code).to_owned()
    }

    pub(super) fn office_name(&self, code: &str) -> String {
        let known = self.pack.programmes.office(code);
        let name = known.map(|office| office.name.get(self.language.tag(), &self.pack.default_language));
        name.unwrap_or(code).to_owned()
    }

    fn module_name(&self, module: Module) -> String {
        match module {
            Module::Member(group) => self.group_name(group),
            Module::Household => self.matrix_say("report.matrix.household"),
        }
    }
}
