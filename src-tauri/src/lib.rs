//! The window of Paduk: it passes requests on to `paduk_app` and shows what comes back. No survey words here.

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use paduk_app::api::{ApiError, Request, Response, WorkProgress};
use paduk_app::{App, Host, dispatch};
use tauri::ipc::Channel;
use tauri::webview::WebviewWindowBuilder;
use tauri::{State, WebviewUrl};

/// The one core behind the one window.
struct Core(Arc<Mutex<App>>);

/// The only command: hands a request to the core, off the window's own thread, so that the window never freezes.
///
/// A panic inside the core ends that request with the code `unexpected`; the store is a transaction behind at most.
#[tauri::command(rename = "dispatch")]
async fn pass_on(
    core: State<'_, Core>,
    request: Request,
    progress: Channel<WorkProgress>,
) -> Result<Response, ApiError> {
    let app = Arc::clone(&core.0);
    tauri::async_runtime::spawn_blocking(move || {
        let mut app = app.lock().unwrap_or_else(PoisonError::into_inner);
        // A window that is being closed no longer listens; the work itself goes on to its end.
        dispatch(&mut app, request, &mut |step| drop(progress.send(step)))
    })
    .await
    .unwrap_or_else(|_| Err(ApiError::new("unexpected")))
}

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    let app = App::new(Host::of_this_machine());
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Core(Arc::new(Mutex::new(app))))
        .invoke_handler(tauri::generate_handler![pass_on])
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
                .title("Paduk")
                .inner_size(1366.0, 768.0)
                .min_inner_size(640.0, 400.0)
                .zoom_hotkeys_enabled(false)
                .disable_drag_drop_handler()
                .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    if built.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    }
}
