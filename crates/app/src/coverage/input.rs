//! Answers, verdicts and offices' lists gathered into what `report` reckons from.

use std::collections::{BTreeMap, BTreeSet};

use paduk_form::{Form, NodeId};
use paduk_pack::{Bound, Pack, TargetKind, Unit};
use paduk_report::{
    Frame, Help, Interviewed, MatrixInput, MatrixReport, Need, Office, Programme, Target, VillageRollUp, VillageRule,
};
use paduk_survey::{CaseId, Module, RowId, TargetGroup, Texts, Verdict};

use crate::api::ApiError;
use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// Everything that the matrix is reckoned from.
    pub(crate) fn matrix_input(&mut self) -> Result<MatrixInput, ApiError> {
        let verdicts = self.verdict_rows()?;
        let respondents: BTreeSet<(CaseId, String, Module, Option<u32>)> = verdicts
            .iter()
            .map(|row| (row.case.clone(), row.village.clone(), row.module, row.member_number))
            .collect();
        let mut homes: BTreeMap<CaseId, Vec<TargetGroup>> = BTreeMap::new();
        let mut help = Vec::new();
        for (case, village, ..) in &respondents {
            if !homes.contains_key(case) {
                homes.insert(case.clone(), self.groups_at_home(case)?);
                help.extend(self.help_of(case, village)?);
            }
        }
        let interviewed = respondents
            .into_iter()
            .map(|(case, village, module, member_number)| Interviewed {
                at_home: homes.get(&case).cloned().unwrap_or_default(),
                case,
                village,
                module,
                member_number,
            });
        let interviewed = interviewed.collect();
        let programmes = self.programmes()?.lines;
        let programmes = programmes.into_iter().map(|line| Programme {
            office: line.office,
            intervention: line.intervention,
            village: line.village,
            year: line.year,
            target: line.target,
            budget: line.budget,
            source: line.source,
            status: line.status.as_str().to_owned(),
            counts: line.status != paduk_pack::Status::Stopped,
            delivered: line.delivered,
        });
        Ok(MatrixInput {
            interviewed,
            verdicts,
            help,
            programmes: programmes.collect(),
            ..of_pack(&self.pack)
        })
    }

    /// The same with what the printed report says of itself.
    pub(crate) fn matrix_report(&mut self) -> Result<MatrixReport, ApiError> {
        let input = self.matrix_input()?;
        let disputed = self.programmes()?.disputed;
        Ok(MatrixReport {
            title: self.pack.title.clone(),
            mode: self.mode(),
            made_on: self.host.now().format("%Y-%m-%d").to_string(),
            origin: self.origin()?,
            disputed: disputed
                .iter()
                .map(|(office, year)| format!("{office} {year}"))
                .collect(),
            input,
        })
    }

    /// The target groups that live in a household, each once.
    fn groups_at_home(&mut self, case: &CaseId) -> Result<Vec<TargetGroup>, ApiError> {
        self.household(case)?;
        let household = self.household_loaded(case)?;
        let rows = self.member_ids(case)?;
        let groups: BTreeSet<TargetGroup> = rows.iter().flat_map(|row| self.groups(household, row)).collect();
        Ok(groups.into_iter().collect())
    }

    /// The help that a household says it got.
    fn help_of(&mut self, case: &CaseId, village: &str) -> Result<Vec<Help>, ApiError> {
        let Some(help) = self.pack.programmes.help.clone() else {
            return Ok(Vec::new());
        };
        let household = self.household(case)?;
        if household.value(&help.any, None) == help.none {
            return Ok(Vec::new());
        }
        let Some(roster) = household.form().find(&help.roster) else {
            return Ok(Vec::new());
        };
        let one = |row: &RowId| Help {
            case: case.clone(),
            village: village.to_owned(),
            kind: household.value(&help.kind, Some(row)),
            provider: household.value(&help.provider, Some(row)),
        };
        let rows = household.interview.rows(roster, None);
        Ok(rows.iter().map(one).filter(|help| !help.kind.is_empty()).collect())
    }
}

/// What the pack says, apart from any answer.
fn of_pack(pack: &Pack) -> MatrixInput {
    let known = &pack.programmes;
    let rules = pack.matrix.rules().iter();
    let choices = |question: fn(&paduk_pack::HelpWiring) -> &str| {
        let question = known.help.as_ref().map(question);
        question.map(|question| choices_of(pack, question)).unwrap_or_default()
    };
    MatrixInput {
        villages: pack
            .villages
            .iter()
            .map(|village| (village.code.clone(), village.name.clone()))
            .collect(),
        interventions: pack
            .matrix
            .interventions()
            .iter()
            .map(|known| (known.code.clone(), known.name.clone()))
            .collect(),
        groups: pack
            .groups
            .iter()
            .map(|group| (group.group, group.title.clone()))
            .collect(),
        rules: rules.map(|rule| (rule.intervention.clone(), rule.module)).collect(),
        frames: pack
            .quotas
            .iter()
            .map(|quota| Frame {
                village: quota.village.clone(),
                group: quota.group,
                households: quota.frame,
            })
            .collect(),
        needs: known
            .needs
            .iter()
            .map(|need| Need {
                code: need.code.clone(),
                name: need.name.clone(),
                interventions: need.interventions.clone(),
                help: need.help.clone(),
            })
            .collect(),
        offices: known
            .offices
            .iter()
            .map(|office| Office {
                code: office.code.clone(),
                name: office.name.clone(),
                providers: office.providers.clone(),
            })
            .collect(),
        help_kinds: choices(|help| &help.kind),
        providers: choices(|help| &help.provider),
        sources: known
            .sources
            .iter()
            .map(|source| (source.code.clone(), source.name.clone()))
            .collect(),
        statuses: known
            .statuses
            .iter()
            .map(|word| (word.status.as_str().to_owned(), word.name.clone()))
            .collect(),
        targets: known.targets.iter().map(target).collect(),
        roll_ups: known.villages.iter().map(roll_up).collect(),
        ..MatrixInput::default()
    }
}

/// The choices of a question of the household, by what is stored and what people read.
fn choices_of(pack: &Pack, question: &str) -> Vec<(String, Texts)> {
    let list = |form: &Form, node: NodeId| {
        let list = form.node(node).list();
        list.and_then(|index| form.instrument().lists.get(index)).cloned()
    };
    let form = wiring::household(pack).ok().map(|instrument| &instrument.form);
    let list = form.and_then(|form| list(form, form.find(question)?));
    let choices = list.map(|list| list.choices).unwrap_or_default();
    choices
        .into_iter()
        .map(|choice| (choice.name.text.clone(), choice.label.texts().clone()))
        .collect()
}

fn target(known: &paduk_pack::Target) -> Target {
    let bound = match known.bound {
        Bound::AtLeast => "min",
        Bound::AtMost => "max",
    };
    let unit = match known.unit {
        Unit::Percent => "percent",
        Unit::Persons => "persons",
        Unit::Families => "families",
    };
    let kind = match known.kind {
        TargetKind::Target => "target",
        TargetKind::Attained => "attained",
        TargetKind::Proposal => "proposal",
    };
    Target {
        intervention: known.intervention.clone(),
        measure: known.measure.clone(),
        bound: bound.to_owned(),
        value: known.value,
        unit: unit.to_owned(),
        year: known.year,
        kind: kind.to_owned(),
        source: known.source.clone(),
        status: known.status.clone(),
    }
}

fn roll_up(known: &paduk_pack::VillageRow) -> VillageRollUp {
    VillageRollUp {
        intervention: known.intervention.clone(),
        rule: match known.rule {
            paduk_pack::VillageRule::NoneGap => VillageRule::NoneGap,
            paduk_pack::VillageRule::Sum => VillageRule::Sum,
        },
        of: known.of.clone(),
        reasons: [Verdict::Met, Verdict::Gap, Verdict::Unknown].map(|verdict| known.reason(verdict).clone()),
    }
}
