//! `paduk serve`: the window in a browser on this machine, for tests. Compiled only with the feature `dev-serve`.
//!
//! It listens on 127.0.0.1 only, demands a token that is new at each start, checks Host and Origin, sends no CORS
//! header and opens only training profiles: a page from elsewhere can neither read nor ask anything.

use std::io::Read;
use std::path::{Component, Path, PathBuf};

use paduk_app::api::{ApiError, Request};
use paduk_app::{App, Host, dispatch};
use serde::Serialize;
use tiny_http::{Header, Method, Response, Server};

use crate::outcome::Outcome;

/// The same policy as the window's, with the one address that the page may ask.
const POLICY: &str = "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Longest request body taken: a form answer is far smaller.
const LONGEST_REQUEST: u64 = 4 * 1024 * 1024;

/// What a started server says of itself, as one line of JSON on stdout.
#[derive(Serialize)]
struct Started<'a> {
    url: &'a str,
}

/// What the page gets: exactly what the window's command gives.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Good { ok: Box<paduk_app::api::Response> },
    Bad { error: ApiError },
}

/// Serves until it is killed.
pub fn run(data: &Path, port: u16, ui: &Path, pack: Option<&Path>) -> Result<Outcome, ApiError> {
    let host = Host::of_this_machine().with_data(data).training_only();
    let token = host.token()?;
    let app = App::new(host);
    let mut app = match pack {
        Some(folder) => app.with_pack(folder)?,
        None => app,
    };
    let server = Server::http(("127.0.0.1", port)).map_err(|_| ApiError::new("port-in-use").with("port", port))?;
    let address = server
        .server_addr()
        .to_ip()
        .ok_or_else(|| ApiError::new("port-in-use").with("port", port))?;
    let origin = format!("http://{address}");
    let url = format!("{origin}/#token={token}");
    println!("{}", serde_json::to_string(&Started { url: &url }).unwrap_or_default());
    for mut request in server.incoming_requests() {
        let header = |name: &str| {
            request
                .headers()
                .iter()
                .find(|header| header.field.to_string().eq_ignore_ascii_case(name))
                .map(|header| header.value.to_string())
        };
        let from_here = header("host").as_deref() == Some(&address.to_string())
            && header("origin").is_none_or(|named| named == origin);
        let response = match (request.method().clone(), request.url().to_owned()) {
            _ if !from_here => plain(403),
            (Method::Post, path) if path == "/dispatch" => {
                if header("x-paduk-token").as_deref() == Some(&token) {
                    let mut body = Vec::new();
                    let read = request.as_reader().take(LONGEST_REQUEST).read_to_end(&mut body);
                    match read.ok().and_then(|_| serde_json::from_slice::<Request>(&body).ok()) {
                        Some(asked) => answer(&mut app, asked),
                        None => plain(400),
                    }
                } else {
                    plain(401)
                }
            }
            (Method::Get, path) => file(ui, &path),
            _ => plain(405),
        };
        // A browser that went away meanwhile does not end the server.
        drop(request.respond(response));
    }
    Ok(Outcome::Done)
}

type Sent = Response<std::io::Cursor<Vec<u8>>>;

fn answer(app: &mut App, asked: Request) -> Sent {
    let answer = match dispatch(app, asked, &mut |_| ()) {
        Ok(response) => Answer::Good { ok: Box::new(response) },
        Err(error) => Answer::Bad { error },
    };
    with_headers(
        Response::from_data(serde_json::to_vec(&answer).unwrap_or_default()),
        "application/json",
    )
}

fn file(ui: &Path, asked: &str) -> Sent {
    let path = PathBuf::from(
        asked
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .trim_start_matches('/'),
    );
    if path.components().any(|part| !matches!(part, Component::Normal(_))) {
        return plain(404);
    }
    let path = if path.as_os_str().is_empty() {
        PathBuf::from("index.html")
    } else {
        path
    };
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    std::fs::read(ui.join(path)).map_or_else(|_| plain(404), |bytes| with_headers(Response::from_data(bytes), kind))
}

fn with_headers(response: Sent, kind: &str) -> Sent {
    [
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    .into_iter()
    .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
    .fold(response, Response::with_header)
}

fn plain(status: u16) -> Sent {
    Response::from_data(Vec::new()).with_status_code(status)
}
