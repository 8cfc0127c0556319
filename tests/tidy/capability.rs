//! What the window's page may do: call `dispatch`, hear progress, ask for a file; and nothing from elsewhere.

use paduk_tests::Tree;
use serde_json::Value;

use crate::{allows, catches, holds};

/// Everything a capability may grant.
const GRANTED: [&str; 8] = [
    "core:default",
    "core:app:default",
    "core:event:default",
    "core:webview:default",
    "core:window:default",
    "dialog:allow-ask",
    "dialog:allow-open",
    "dialog:allow-save",
];

fn capabilities(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in tree.under("src-tauri/capabilities/", &[".json"]) {
        let Ok(capability) = serde_json::from_str::<Value>(text) else {
            breaches.push(format!("{path} is not JSON"));
            continue;
        };
        if capability.get("remote").is_some() {
            breaches.push(format!("{path} grants something to a remote origin"));
        }
        let permissions = capability["permissions"].as_array().into_iter().flatten();
        for permission in permissions.filter(|granted| !granted.as_str().is_some_and(|name| GRANTED.contains(&name))) {
            breaches.push(format!("{path} grants {permission}"));
        }
    }
    breaches
}

/// What a directive of the policy may hold, besides `'self'` and `'none'`.
fn may_hold(directive: &str, source: &str) -> bool {
    match source {
        "'self'" | "'none'" => true,
        "data:" => directive == "img-src" || directive == "font-src",
        "ipc:" | "http://ipc.localhost" => directive == "connect-src",
        _ => false,
    }
}

fn policy(tree: &Tree) -> Vec<String> {
    let Some(text) = tree.text("src-tauri/tauri.conf.json") else {
        return Vec::new();
    };
    let configuration: Value = serde_json::from_str(text).unwrap_or_default();
    let mut breaches = Vec::new();
    let security = &configuration["app"]["security"];
    let directives = directives(&security["csp"]);
    if !directives.iter().any(|(name, _)| name == "default-src") {
        breaches.push("tauri.conf.json: the content security policy has no default-src".to_owned());
    }
    for (directive, sources) in &directives {
        for source in sources.iter().filter(|source| !may_hold(directive, source)) {
            breaches.push(format!("tauri.conf.json: {directive} lets in {source}"));
        }
    }
    for key in ["dangerousDisableAssetCspModification", "assetProtocol", "devCsp"] {
        if !matches!(security[key], Value::Null | Value::Bool(false)) {
            breaches.push(format!("tauri.conf.json: {key} must not be set"));
        }
    }
    if configuration["app"]["withGlobalTauri"] == Value::Bool(true) {
        breaches.push("tauri.conf.json: withGlobalTauri must be off".to_owned());
    }
    breaches
}

/// The policy's directives with their sources, whether it is written as one text or as an object.
fn directives(policy: &Value) -> Vec<(String, Vec<String>)> {
    let split = |sources: &str| sources.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    match policy {
        Value::String(text) => text
            .split(';')
            .filter_map(|part| part.trim().split_once(' '))
            .map(|(name, sources)| (name.to_owned(), split(sources)))
            .collect(),
        Value::Object(parts) => parts
            .iter()
            .map(|(name, sources)| (name.clone(), split(sources.as_str().unwrap_or("(not a text)"))))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => Vec::new(),
    }
}

#[test]
fn the_window_is_granted_little() {
    holds(capabilities);
}

#[test]
fn the_content_security_policy_is_strict() {
    holds(policy);
}

#[test]
fn a_grant_too_many_is_caught() {
    let path = "src-tauri/capabilities/main.json";
    catches(
        capabilities,
        &[(path, r#"{"permissions": ["core:default", "fs:default"]}"#)],
        "fs:default",
    );
    catches(
        capabilities,
        &[(path, r#"{"remote": {"urls": []}, "permissions": []}"#)],
        "remote",
    );
    allows(
        capabilities,
        &[(path, r#"{"permissions": ["core:event:default", "dialog:allow-open"]}"#)],
    );
}

#[test]
fn a_loose_policy_is_caught() {
    let with = |csp: &str| format!(r#"{{"app": {{"security": {{"csp": {csp}}}}}}}"#);
    let path = "src-tauri/tauri.conf.json";
    catches(policy, &[(path, &with("null"))], "no default-src");
    catches(
        policy,
        &[(path, &with("\"default-src 'self' 'unsafe-inline'\""))],
        "'unsafe-inline'",
    );
    catches(
        policy,
        &[(path, &with("{\"default-src\": \"'self'\", \"img-src\": \"https:\"}"))],
        "https:",
    );
    allows(
        policy,
        &[(
            path,
            &with("\"default-src 'self'; connect-src ipc: http://ipc.localhost\""),
        )],
    );
}
