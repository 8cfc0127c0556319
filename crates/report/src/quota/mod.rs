//! What was to be done and what is done, village by village and group by group (Tabel 3.5).

use std::collections::BTreeMap;

use paduk_survey::TargetGroup;

/// One cell of Tabel 3.5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// The village's name.
    pub village: String,
    /// The group.
    pub group: TargetGroup,
    /// How many households with such a member the frame has.
    pub frame: u32,
    /// How many interviews are asked for: a fixed number, no proportion, whatever the table's heading says.
    pub quota: u32,
}

/// How many interviews of a group are finished in a village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The village's name.
    pub village: String,
    /// The group.
    pub group: TargetGroup,
    /// Finished interviews.
    pub interviews: u32,
}

/// Where a village stands with one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QuotaCell {
    /// Households in the frame.
    pub frame: u32,
    /// Interviews asked for.
    pub quota: u32,
    /// Finished interviews.
    pub done: u32,
}

impl QuotaCell {
    /// True where the quota asks for more than there is: everybody is interviewed (Kertamukti, 17 for 20).
    pub const fn census(&self) -> bool {
        self.quota > self.frame
    }

    /// Interviews that can be reached: the quota, or the whole frame where that is less.
    pub const fn reachable(&self) -> u32 {
        if self.census() { self.frame } else { self.quota }
    }

    /// What a census leaves short of the quota; to be documented, not to be filled.
    pub const fn shortfall(&self) -> u32 {
        self.quota - self.reachable()
    }

    /// What is still to be done.
    pub const fn left(&self) -> u32 {
        self.reachable().saturating_sub(self.done)
    }

    fn plus(&mut self, other: &Self) {
        self.frame += other.frame;
        self.quota += other.quota;
        self.done += other.done;
    }
}

/// One village; groups in the order of [`QuotaTable::groups`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaRow {
    /// Its name.
    pub village: String,
    /// False for a village in which interviews were made and which the frame does not have.
    pub in_frame: bool,
    /// One cell for each group.
    pub cells: Vec<QuotaCell>,
}

impl QuotaRow {
    /// Finished interviews of all groups.
    pub fn done(&self) -> u32 {
        self.cells.iter().map(|cell| cell.done).sum()
    }

    /// Interviews of all groups that can be reached.
    pub fn reachable(&self) -> u32 {
        self.cells.iter().map(QuotaCell::reachable).sum()
    }
}

/// All villages in the order of the frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuotaTable {
    /// The groups in the order in which the frame names them.
    pub groups: Vec<TargetGroup>,
    /// The villages.
    pub rows: Vec<QuotaRow>,
    /// Sums of each group: frame and quota as printed, not cut to what can be reached.
    pub totals: Vec<QuotaCell>,
}

impl QuotaTable {
    /// Villages and groups in which everybody is interviewed because the quota asks for more than there is.
    pub fn censuses(&self) -> impl Iterator<Item = (&str, TargetGroup, QuotaCell)> {
        self.rows.iter().flat_map(|row| {
            let cells = self.groups.iter().copied().zip(row.cells.iter().copied());
            cells
                .filter(|(_, cell)| cell.census())
                .map(|(group, cell)| (row.village.as_str(), group, cell))
        })
    }
}

/// Sets what is done against the frame and the quotas.
pub fn quotas(quotas: &[Quota], done: &[Done]) -> QuotaTable {
    let mut groups: Vec<TargetGroup> = Vec::new();
    for group in quotas
        .iter()
        .map(|quota| quota.group)
        .chain(done.iter().map(|done| done.group))
    {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let column = |group: TargetGroup| groups.iter().position(|known| *known == group).unwrap_or_default();
    let mut table = QuotaTable {
        totals: vec![QuotaCell::default(); groups.len()],
        ..QuotaTable::default()
    };
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut row = |table: &mut QuotaTable, village: &str, in_frame| {
        *places.entry(village.to_owned()).or_insert_with(|| {
            table.rows.push(QuotaRow {
                village: village.to_owned(),
                in_frame,
                cells: vec![QuotaCell::default(); groups.len()],
            });
            table.rows.len() - 1
        })
    };
    for quota in quotas {
        let place = row(&mut table, &quota.village, true);
        let cell = &mut table.rows[place].cells[column(quota.group)];
        cell.frame += quota.frame;
        cell.quota += quota.quota;
    }
    for done in done {
        let place = row(&mut table, &done.village, false);
        table.rows[place].cells[column(done.group)].done += done.interviews;
    }
    for row in &table.rows {
        for (total, cell) in table.totals.iter_mut().zip(&row.cells) {
            total.plus(cell);
        }
    }
    table.groups = groups;
    table
}

#[cfg(test)]
pub(crate) mod tests {
    use paduk_survey::TargetGroup;

    use super::{Done, Quota, QuotaTable, quotas};

    /// Tabel 3.5 as printed: frame of each group; the quotas are 20, 8, 8, 8.
    const FRAME: [(&str, [u32; 4]); 10] = [
        ("Kertaharja", [66, 75, 331, 152]),
        ("Sukabungah", [64, 164, 460, 268]),
        ("Pusakajaya", [55, 150, 408, 491]),
        ("Kertamukti", [17, 63, 152, 128]),
        ("Puncakwangi", [42, 224, 280, 503]),
        ("Cibuluh", [22, 204, 226, 402]),
        ("Ciwalen", [108, 320, 1055, 138]),
        ("Rawabelut", [52, 167, 424, 230]),
        ("Kamurang", [36, 56, 246, 102]),
        ("Cikancana", [88, 349, 775, 491]),
    ];

    const WOMAN: TargetGroup = TargetGroup::PregnantWoman;

    pub(crate) fn tabel_3_5() -> Vec<Quota> {
        let cell = |village: &str, (group, frame)| Quota {
            village: village.to_owned(),
            group,
            frame,
            quota: if group == WOMAN { 20 } else { 8 },
        };
        FRAME
            .iter()
            .flat_map(|(village, frames)| {
                TargetGroup::ALL
                    .into_iter()
                    .zip(*frames)
                    .map(|pair| cell(village, pair))
            })
            .collect()
    }

    fn done(village: &str, group: TargetGroup, interviews: u32) -> Done {
        Done {
            village: village.to_owned(),
            group,
            interviews,
        }
    }

    fn table() -> QuotaTable {
        quotas(
            &tabel_3_5(),
            &[
                done("Kertaharja", WOMAN, 3),
                done("Kertamukti", WOMAN, 17),
                done("Sukamaju", WOMAN, 1),
            ],
        )
    }

    #[test]
    fn sums_are_the_printed_ones() {
        let sums = table()
            .totals
            .iter()
            .map(|cell| (cell.frame, cell.quota))
            .collect::<Vec<_>>();
        assert_eq!(sums, [(550, 200), (1772, 80), (4357, 80), (2905, 80)]);
        assert_eq!(table().totals[0].done, 21);
    }

    #[test]
    fn a_quota_above_the_frame_is_a_census_with_a_shortfall() {
        let table = table();
        let censuses: Vec<_> = table.censuses().collect();
        let [(village, group, cell)] = censuses[..] else {
            panic!("one census, not {censuses:?}")
        };
        assert_eq!((village, group), ("Kertamukti", WOMAN));
        assert_eq!((cell.reachable(), cell.shortfall(), cell.left()), (17, 3, 0));
        let kertaharja = &table.rows[0];
        assert_eq!(
            (kertaharja.done(), kertaharja.reachable(), kertaharja.cells[0].left()),
            (3, 44, 17)
        );
    }

    #[test]
    fn a_village_outside_the_frame_is_not_hidden() {
        let table = table();
        let last = table.rows.last().unwrap();
        assert_eq!(
            (last.village.as_str(), last.in_frame, last.done()),
            ("Sukamaju", false, 1)
        );
    }
}
