//! References of a form: paths by name, made absolute.

/// The absolute path of a reference, seen from `context`. What stands in brackets is left out.
pub(super) fn absolute(context: &str, reference: &str) -> String {
    let plain = without_predicates(reference);
    let plain = plain.trim();
    let (mut parts, rest): (Vec<&str>, &str) = match plain.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (
            context.split('/').filter(|part| !part.is_empty()).collect(),
            plain.strip_prefix("current()/").unwrap_or(plain),
        ),
    };
    for step in rest.split('/').map(str::trim) {
        match step {
            "" | "." | "current()" => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    format!("/{}", parts.join("/"))
}

fn without_predicates(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// The path around a path.
pub(super) fn around(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(around, _)| around)
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn references_are_made_absolute() {
        for (context, reference, expect) in [
            ("/data", "a", "/data/a"),
            ("/data/r", "../b/./c", "/data/b/c"),
            ("/data", " /other/x ", "/other/x"),
            ("/data/r/q", "current()/../p", "/data/r/p"),
            ("/data", "/data/r[position() = 1]/q", "/data/r/q"),
        ] {
            assert_eq!(absolute(context, reference), expect);
        }
    }
}
