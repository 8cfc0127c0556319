//! Progress to show, and a way to stop.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::BundleError;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The file is copied from the stick; counts bytes.
    Copying,
    /// Lines are verified; counts revisions.
    Verifying,
    /// Lines are packed and sealed; counts lines.
    Sealing,
    /// The written file is read back; counts bytes.
    ReadingBack,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// How many are done.
    pub done: u64,
    /// Of how many; 0 while that is not known.
    pub of: u64,
}

/// Who is told of progress, and the flag that stops the work.
pub struct Watch<'a> {
    progress: &'a mut dyn FnMut(Progress),
    cancel: &'a AtomicBool,
}

static NEVER: AtomicBool = AtomicBool::new(false);

impl<'a> Watch<'a> {
    /// Tells `progress`, stops soon after `cancel` has become true.
    pub fn new(progress: &'a mut dyn FnMut(Progress), cancel: &'a AtomicBool) -> Self {
        Self { progress, cancel }
    }

    /// Tells `progress`, cannot be stopped.
    pub fn telling(progress: &'a mut dyn FnMut(Progress)) -> Self {
        Self::new(progress, &NEVER)
    }

    /// Tells, unless the work is to stop.
    pub(crate) fn tell(&mut self, step: Step, done: u64, of: u64) -> Result<(), BundleError> {
        self.go_on()?;
        (self.progress)(Progress { step, done, of });
        Ok(())
    }

    /// An error once the work is to stop.
    pub(crate) fn go_on(&self) -> Result<(), BundleError> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(BundleError::Cancelled);
        }
        Ok(())
    }
}
