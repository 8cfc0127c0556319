//! The rows that nodes become.

use paduk_form::instrument::{Cell, Row};

use super::Reading;
use super::bind::Bind;
use super::body::Control;

impl Reading<'_> {
    fn bind(&self, path: &str) -> Bind {
        self.binds.get(path).cloned().unwrap_or_default()
    }

    pub(super) fn group_row(&self, element: u32, path: &str) -> Row {
        let mut row = self.named_row(element, "begin group");
        if let Some(group) = self.body.groups.get(path) {
            row.label = group.label.clone();
            row.appearance = cell(&group.appearance);
        }
        row.relevant = self.bind(path).relevant;
        row
    }

    pub(super) fn repeat_row(&self, element: u32, path: &str) -> Row {
        let mut row = self.named_row(element, "begin repeat");
        row.relevant = self.bind(path).relevant;
        if let Some(repeat) = self.body.repeats.get(path) {
            row.repeat_count = repeat.count.as_deref().and_then(cell);
            row.fixed_rows = repeat.fixed;
            row.appearance = cell(&repeat.appearance);
            row.label = repeat.label.clone();
        }
        // The group that usually stands around a repeat has its label.
        if let Some(group) = self.body.groups.get(path).filter(|_| row.label.is_empty()) {
            row.label = group.label.clone();
        }
        row
    }

    pub(super) fn question_row(&mut self, element: u32, path: &str) -> Row {
        let bind = self.bind(path);
        let control = self.body.controls.remove(path);
        let preload = bind.preload.as_ref().filter(|_| bind.calculate.is_none());
        let kind = match (&control, preload) {
            (Some(control), _) => control_kind(control, &bind.kind),
            (None, Some((preload, parameters))) => preload_kind(preload, parameters).unwrap_or("hidden").to_owned(),
            (None, None) if bind.calculate.is_some() => "calculate".to_owned(),
            (None, None) => "hidden".to_owned(),
        };
        if let Some((preload, parameters)) = preload
            && (control.is_some() || preload_kind(preload, parameters).is_none())
            && let Some(value) = preload_value(preload, parameters)
        {
            self.preload_action(path, self.read.line(element), value);
        }
        let mut row = self.named_row(element, &kind);
        let text = self.read.document.text(element);
        row.initial = (!text.is_empty()).then(|| Cell::new(text, 0));
        row.relevant = bind.relevant;
        row.required = bind.required;
        row.read_only = bind.readonly;
        row.constraint = bind.constraint;
        row.calculation = bind.calculate;
        row.constraint_message = bind.constraint_message;
        row.required_message = bind.required_message;
        if control.is_none() && !bind.kind.is_empty() {
            row.other.insert("bind::type".to_owned(), Cell::new(&*bind.kind, 0));
        }
        if let Some(control) = control {
            row.label = control.label;
            row.hint = control.hint;
            row.guidance_hint = control.guidance;
            row.media = control.media.into_iter().collect();
            row.appearance = cell(&control.appearance);
            row.parameters = cell(&control.parameters);
            row.itemset = control.itemset.map(Box::new);
        }
        row
    }
}

fn cell(text: &str) -> Option<Cell> {
    (!text.trim().is_empty()).then(|| Cell::new(text.trim(), 0))
}

/// The type of a workbook that a control and the type of its node come to.
fn control_kind(control: &Control, kind: &str) -> String {
    let listed = |word: &str| match &control.list {
        Some(list) => format!("{word} {list}"),
        // Its choices come from an itemset.
        None => format!("{word} itemset"),
    };
    match control.kind.as_str() {
        "select1" => listed("select_one"),
        "select" => listed("select_multiple"),
        "rank" => listed("rank"),
        "trigger" => "acknowledge".to_owned(),
        "range" => "range".to_owned(),
        "upload" if control.mediatype.starts_with("image/") => "image".to_owned(),
        "upload" => "file".to_owned(),
        _ => match kind {
            "int" | "integer" => "integer",
            "decimal" => "decimal",
            "date" => "date",
            "time" => "time",
            "dateTime" => "dateTime",
            "geopoint" => "geopoint",
            _ => "text",
        }
        .to_owned(),
    }
}

/// The type of a workbook for what a form fills in by itself.
fn preload_kind(preload: &str, parameters: &str) -> Option<&'static str> {
    Some(match (preload, parameters) {
        ("timestamp", "start") => "start",
        ("timestamp", "end") => "end",
        ("date", "today") => "today",
        ("property", "deviceid") => "deviceid",
        ("property", "username") => "username",
        ("property", "phonenumber") => "phonenumber",
        ("property", "email") => "email",
        _ => return None,
    })
}

/// What is put in where a control shows it, or no type of a workbook has it.
fn preload_value(preload: &str, parameters: &str) -> Option<&'static str> {
    Some(match (preload, parameters) {
        ("uid", _) => "concat('uuid:', uuid())",
        ("timestamp", "start") => "now()",
        ("date", "today") => "today()",
        _ => return None,
    })
}
