//! TypeScript's and Svelte's text: what a file imports, and the keys of sentences it names.

/// One import of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// What is imported, as written.
    pub from: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// Everything a TypeScript or Svelte file imports: `import … from 'x'`, `import 'x'`, `export … from 'x'`,
/// `import('x')` and, in styles, `@import 'x'`.
pub fn imports(text: &str) -> Vec<Import> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for mark in [" from ", "import ", "import(", "} from "] {
            let Some(at) = line.find(mark) else { continue };
            let rest = line[at + mark.len()..].trim_start();
            let Some(quote) = rest.chars().next().filter(|letter| matches!(letter, '\'' | '"')) else {
                continue;
            };
            let Some(from) = rest[1..].split(quote).next() else {
                continue;
            };
            let import = Import {
                from: from.to_owned(),
                line: index + 1,
            };
            if !found.contains(&import) {
                found.push(import);
            }
        }
    }
    found
}

/// A key of a sentence that stands in quotes, for example `'ui.home.title'`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key, or what of it stands before a `${…}`.
    pub text: String,
    /// Whether a `${…}` follows, so that `text` is only how the key begins.
    pub open: bool,
    /// The line, counted from 1.
    pub line: usize,
}

/// Every quoted key of a family (`ui` finds `'ui.home.title'` and `` `ui.role.${role}` ``).
pub fn keys(text: &str, family: &str) -> Vec<Key> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for quote in ['\'', '"', '`'] {
            let mark = format!("{quote}{family}.");
            for (at, _) in line.match_indices(&mark) {
                let from = &line[at + 1..];
                let end = from.find(|letter: char| !(letter.is_ascii_alphanumeric() || "._-".contains(letter)));
                let (key, after) = from.split_at(end.unwrap_or(from.len()));
                let open = quote == '`' && after.starts_with("${");
                if open || after.starts_with(quote) {
                    found.push(Key {
                        text: key.to_owned(),
                        open,
                        line: index + 1,
                    });
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Key, imports, keys};

    #[test]
    fn every_way_of_importing_is_seen() {
        let text = "import { a } from '../app/a';\nimport './b.css';\nexport * from \"c\";\nconst d = await import('d');\nimport {\n  e,\n} from 'e';";
        let from: Vec<_> = imports(text).into_iter().map(|import| import.from).collect();
        assert_eq!(from, ["../app/a", "./b.css", "c", "d", "e"]);
    }

    #[test]
    fn keys_and_the_beginnings_of_templates_are_seen() {
        let text = "don't; say('ui.home.title') + say(`ui.role.${role}`); 'other.key'";
        let key = |text: &str, open| Key {
            text: text.into(),
            open,
            line: 1,
        };
        assert_eq!(keys(text, "ui"), [key("ui.home.title", false), key("ui.role.", true)]);
    }
}
