//! Errors of the rooms below as the window sees them: a code and parameters.

use paduk_bundle::BundleError;
use paduk_form::FormError;
use paduk_history::HistoryError;
use paduk_keys::KeysError;
use paduk_pack::PackError;
use paduk_store::StoreError;

use crate::api::ApiError;

fn with<N: AsRef<str>>(code: &str, params: impl IntoIterator<Item = (N, String)>) -> ApiError {
    params.into_iter().fold(ApiError::new(code), |error, (name, value)| {
        error.with(name.as_ref(), value)
    })
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        with(error.code(), error.params())
    }
}

impl From<HistoryError> for ApiError {
    fn from(error: HistoryError) -> Self {
        with(error.code(), error.params())
    }
}

impl From<KeysError> for ApiError {
    fn from(error: KeysError) -> Self {
        with(error.code(), error.params())
    }
}

impl From<BundleError> for ApiError {
    fn from(error: BundleError) -> Self {
        with(error.code(), error.params())
    }
}

impl From<PackError> for ApiError {
    fn from(error: PackError) -> Self {
        with(error.code(), error.params())
    }
}

impl From<FormError> for ApiError {
    fn from(error: FormError) -> Self {
        with(error.code(), error.params())
    }
}
