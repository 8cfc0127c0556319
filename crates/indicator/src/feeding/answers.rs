//! What was asked about a child's feeding.

/// When a child was first put to the breast, as the standard question has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FirstFeed {
    /// Immediately.
    AtOnce,
    /// After so many hours; 0 is within the first hour.
    Hours(u32),
    /// After days.
    Days,
}

/// What a missing answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Missing {
    /// An indicator with one input missing is unknown: the published R implementation's rule (nutriverse/riycf), which
    /// also knows nothing of early initiation where the first feed came after days.
    Unknown,
    /// A food, drink or feed that is not known was not given, a first feed after days was not early, and who was never
    /// breastfed was not put to the breast early: the rule of the WHO/UNICEF guide. Age and breastfeeding itself stay
    /// unknown.
    #[default]
    No,
}

/// A child's feeding. All but the first three questions speak of the day and night before.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Feeding {
    /// Age in months; completed or exact.
    pub months: Option<f64>,
    /// Ever breastfed.
    pub ever_breastfed: Option<bool>,
    /// First put to the breast.
    pub first_breastfed: Option<FirstFeed>,
    /// Anything but breast milk in the first two days.
    pub other_in_first_two_days: Option<bool>,
    /// Breastfed.
    pub breastfed: Option<bool>,
    /// Drank from a bottle with a nipple.
    pub bottle: Option<bool>,
    /// Plain water.
    pub water: Option<bool>,
    /// Infant formula.
    pub formula: Option<bool>,
    /// Milk of animals.
    pub animal_milk: Option<bool>,
    /// Yogurt to drink.
    pub yogurt_drink: Option<bool>,
    /// Any other liquid. Oral rehydration salts, vitamins and medicines are none.
    pub other_liquid: Option<bool>,
    /// Feeds of formula.
    pub formula_feeds: Option<u32>,
    /// Feeds of animal milk.
    pub animal_milk_feeds: Option<u32>,
    /// Feeds of yogurt to drink.
    pub yogurt_drink_feeds: Option<u32>,
    /// Yogurt eaten.
    pub yogurt: Option<bool>,
    /// Feeds of yogurt eaten.
    pub yogurt_feeds: Option<u32>,
    /// Grains, roots, tubers, plantains.
    pub grains: Option<bool>,
    /// Pulses, nuts, seeds.
    pub pulses: Option<bool>,
    /// Cheese and other solid dairy.
    pub dairy: Option<bool>,
    /// Meat, poultry, fish, organs.
    pub flesh: Option<bool>,
    /// Eggs.
    pub eggs: Option<bool>,
    /// Fruit and vegetables rich in vitamin A.
    pub vitamin_a: Option<bool>,
    /// Other fruit and vegetables.
    pub other_fruit: Option<bool>,
    /// Sweet beverages.
    pub sweet_beverage: Option<bool>,
    /// Sentinel unhealthy foods.
    pub unhealthy: Option<bool>,
    /// Meals of solid, semi-solid or soft food.
    pub solid_feeds: Option<u32>,
}

impl Feeding {
    /// The same answers with what is missing taken as a rule has it.
    pub(super) fn under(mut self, missing: Missing) -> Self {
        match missing {
            Missing::Unknown => return self,
            Missing::No => {}
        }
        for given in [
            &mut self.water,
            &mut self.formula,
            &mut self.animal_milk,
            &mut self.yogurt_drink,
            &mut self.other_liquid,
            &mut self.yogurt,
            &mut self.grains,
            &mut self.pulses,
            &mut self.dairy,
            &mut self.flesh,
            &mut self.eggs,
            &mut self.vitamin_a,
            &mut self.other_fruit,
            &mut self.sweet_beverage,
            &mut self.unhealthy,
            &mut self.bottle,
        ] {
            given.get_or_insert(false);
        }
        for feeds in [
            &mut self.formula_feeds,
            &mut self.animal_milk_feeds,
            &mut self.yogurt_drink_feeds,
            &mut self.yogurt_feeds,
            &mut self.solid_feeds,
        ] {
            feeds.get_or_insert(0);
        }
        self
    }

    pub(super) fn within(&self, from: f64, to: f64) -> bool {
        self.months.is_some_and(|months| (from..to).contains(&months))
    }

    /// Any liquid but breast milk.
    pub fn any_liquid(&self) -> Option<bool> {
        some(&[
            self.water,
            self.formula,
            self.animal_milk,
            self.yogurt_drink,
            self.other_liquid,
        ])
    }

    /// Any solid, semi-solid or soft food.
    pub fn any_solid(&self) -> Option<bool> {
        some(&[
            self.yogurt,
            self.grains,
            self.pulses,
            self.dairy,
            self.flesh,
            self.eggs,
            self.vitamin_a,
            self.other_fruit,
            self.unhealthy,
        ])
    }

    /// Any dairy, to drink or to eat.
    pub fn any_dairy(&self) -> Option<bool> {
        some(&[
            self.formula,
            self.animal_milk,
            self.yogurt_drink,
            self.yogurt,
            self.dairy,
        ])
    }
}

impl Feeding {
    /// Egg or flesh food, as the indicator has it.
    pub fn egg_or_flesh(&self) -> Option<bool> {
        some(&[self.eggs, self.flesh])
    }

    /// Any fruit or vegetable.
    pub fn any_fruit(&self) -> Option<bool> {
        some(&[self.vitamin_a, self.other_fruit])
    }
}

/// Whether any was given, where all are known.
pub(super) fn some(given: &[Option<bool>]) -> Option<bool> {
    given
        .iter()
        .try_fold(false, |some, given| given.map(|given| some || given))
}
