//! What is skipped or knowingly different, each with its reason: the one list of the project.

/// A vector that this engine answers differently on purpose or for now.
pub struct Difference {
    /// The vector's id.
    pub id: &'static str,
    /// Why.
    pub why: &'static str,
}

/// A name in an expression that no question has.
const BARE: &str = "a name without ${} that no question has: other tools read it as empty, here it is an error, because it \
                    is nearly always a slip";
/// What only pyxform takes.
const NOT_VALID: &str = "pyxform does not read expressions; ODK Validate refuses this one, and so does this engine";

/// Dates as numbers.
const NUMBER_OF_A_DATE: &str = "Web Forms' number() of a date is a whole number as a text and has its fraction as a \
     number; here it is the same number either way";
/// A translation without a language.
const OUT_OF_LANGUAGE: &str =
    "the error belongs to an evaluator that was given no language, which the vector does not say";
/// How long a whole number may be.
const WHOLE_NUMBERS: &str = "whole numbers have up to 15 digits here, not 32 bits";
/// What is typed and is no value.
const NOT_CAST: &str = "what is typed is not cast: 10.1 is no whole number, and the person is asked";
/// A choice that is not offered any more.
const CHOICES_STAY: &str =
    "a choice that a filter takes away stays and is a finding: no answer goes without a person's doing";

/// DIFFERENCE: vectors that fail, and why.
pub const DIFFERENCES: &[Difference] = &[
    differs("px0011", BARE),
    differs("px0267", BARE),
    differs(
        "px0284",
        "a choice_filter that asks for the choice itself with a full stop is not read; a column must be named",
    ),
    differs("px0289", NOT_VALID),
    differs("px0291", NOT_VALID),
    differs(
        "px0932",
        "in the filter of choices taken from a repeat, a question of the repeat must be written as ${name}",
    ),
    differs("px0948", BARE),
    differs(
        "px1018",
        "a wrong name of the form is reported in row 2 of the settings, where it stands; pyxform names the row of the heading",
    ),
    differs("px1233", NOT_VALID),
    differs("px1234", NOT_VALID),
    differs(
        ".",
        "the text of a node is that of all texts in it; JavaRosa has none for a group",
    ),
    differs(
        "once(/data/age)",
        "as above: the root element, at which it is asked, is not empty here",
    ),
    differs(
        "/data/household/resident[2]/nome",
        "the second is the second; JavaRosa was given an instance without repeats",
    ),
    differs(
        "/data/missing != 0",
        "nothing differs from 0 where there is nothing, as in XPath and Enketo",
    ),
    differs(
        "substring(\"hello\", 0, 3)",
        "\"he\", as XPath 1.0 defines it; JavaRosa has no such function",
    ),
    differs("xp1036", OUT_OF_LANGUAGE),
    differs("xp1192", NUMBER_OF_A_DATE),
    differs("xp1193", NUMBER_OF_A_DATE),
    differs("xp1194", NUMBER_OF_A_DATE),
    differs("xp1199", NUMBER_OF_A_DATE),
    differs("xp1200", NUMBER_OF_A_DATE),
    differs(
        "xp2562",
        "the text of a date that is none is empty here, as in JavaRosa, and not JavaScript's \"Invalid Date\"",
    ),
    differs("sc0080", CHOICES_STAY),
    differs("sc0082", CHOICES_STAY),
    differs("sc0083", CHOICES_STAY),
    differs("sc0084", CHOICES_STAY),
    differs(
        "sc0213",
        "an action into a repeat from outside is left undone, without an error while the form is filled",
    ),
    differs("sc0288", NOT_CAST),
    differs("sc0290", WHOLE_NUMBERS),
    differs("sc0292", WHOLE_NUMBERS),
    differs("sc0293", WHOLE_NUMBERS),
    differs("sc0294", WHOLE_NUMBERS),
    differs("sc0295", WHOLE_NUMBERS),
    differs("sc0330", NOT_CAST),
    differs("sc0332", NOT_CAST),
    differs(
        "sc0351",
        "conditions that depend on one another are a cycle, reported with its cells",
    ),
    differs(
        "sc0386",
        "a label has one text; the recording joins its long and short form",
    ),
    differs("sc0399", "a shape of one place is kept as it was written"),
    differs(
        "sc0518",
        "nodes of the primary instance have no attributes of their own",
    ),
    differs("sc0547", "an order of some of the choices is one"),
];

const fn differs(id: &'static str, why: &'static str) -> Difference {
    Difference { id, why }
}

/// The reason for a vector that is knowingly different.
pub fn difference(id: &str) -> Option<&'static str> {
    DIFFERENCES.iter().find(|known| known.id == id).map(|known| known.why)
}

/// What is not asked of XPath: a part of the expression, and why.
const XPATH_SKIPS: &[(&str, &str)] = &[("namespace::", "the namespace axis: XForms have no use for it")];

/// The reason for not asking an expression.
pub fn skipped_xpath(expression: &str) -> Option<&'static str> {
    XPATH_SKIPS
        .iter()
        .find(|(part, _)| expression.contains(part))
        .map(|(_, why)| *why)
}

/// A file that is not there.
const NO_ATTACHMENT: &str = "the file that a secondary instance is read from is not part of the vector";
/// A device that is not there.
const NO_DEVICE: &str = "the properties of the device are not part of the vector";
/// Answers that are not there.
const NO_ANSWERS: &str = "it begins from answers that are not part of the vector";

/// Traces that cannot be played, and why: their ids, where nothing in them says so.
const TRACE_SKIPS: &[Difference] = &[
    differs("sc0224", NO_ANSWERS),
    differs("sc0349", NO_ANSWERS),
    differs("sc0501", NO_ANSWERS),
    differs("sc0517", NO_ANSWERS),
    differs("sc0632", NO_ANSWERS),
];

/// The reason for not playing a trace.
pub fn skipped_trace(id: &str, xform: &str) -> Option<&'static str> {
    let read_from_file = |part: &str| {
        let (name, _) = part.split_once("src=\"jr://")?;
        let id = name.rsplit_once("id=\"")?.1.split('"').next()?;
        Some(xform.contains(&format!("instance('{id}')")))
    };
    if xform.split("<instance").any(|part| read_from_file(part) == Some(true)) {
        return Some(NO_ATTACHMENT);
    }
    if xform.contains("jr:preload=\"property\"") {
        return Some(NO_DEVICE);
    }
    TRACE_SKIPS.iter().find(|known| known.id == id).map(|known| known.why)
}
