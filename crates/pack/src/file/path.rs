//! Paths inside a pack.

/// Longest path, in bytes.
const LONGEST: usize = 200;

/// A path below the pack's folder that every system can write: parts of letters, digits, `-`, `_`, `.` and blanks, none
/// of which begins with a point.
pub(super) fn is_good(path: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with(['.', ' '])
            && !part.ends_with(['.', ' '])
            && part.chars().all(|c| c.is_alphanumeric() || "-_. ".contains(c))
    };
    path.len() <= LONGEST && path.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::is_good;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let good = ["pack.json", "instruments/ibu_hamil/survey.csv", "media/jamban 2.png"];
        assert!(good.into_iter().all(is_good));
        let bad = [
            "",
            "/pack.json",
            "../x",
            "a/../b",
            "a//b",
            "./a",
            "a\\b",
            "c:x",
            ".git",
            "a/",
            "x.",
            "a\nb",
        ];
        for path in bad {
            assert!(!is_good(path), "{path:?}");
        }
        assert!(!is_good(&"x".repeat(201)));
    }
}
