//! Long work beside everything else: a thread of its own that reads a copy of the store, never the store itself.
//!
//! The window asks again and again how it stands; between two questions every save goes through. What is left to do on
//! the store itself is done in slices, one at each question.

mod check;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::JoinHandle;

use paduk_store::BackupStep;

use crate::api::{ApiError, BackupMadeView, LongTask, WorkView};
use crate::backup::BackedUp;
use crate::opened::Opened;
use check::{Checked, Judging};

/// Work that was begun in this sitting.
#[derive(Debug, Default)]
pub(crate) enum Long {
    /// Nothing was.
    #[default]
    Nothing,
    /// A thread is at it.
    Running(Running),
    /// The rules are asked about each revision, in slices.
    Judging(Judging),
    /// It is over.
    Over(WorkView),
}

/// What a thread gives back.
#[derive(Debug)]
enum Ended {
    Backup(BackedUp),
    Check(Checked),
}

/// How far a thread is, and whether it is to stop.
#[derive(Debug, Default)]
struct Stand {
    done: AtomicU32,
    total: AtomicU32,
    stop: AtomicBool,
}

impl Stand {
    /// Takes in a step; false where the work is to stop.
    fn hears(&self, step: BackupStep) -> bool {
        self.done.store(step.done, Ordering::Relaxed);
        self.total.store(step.total, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }
}

/// A thread at work. Dropping it stops it and waits for its end, so that nothing of it outlives the open store.
#[derive(Debug)]
pub(crate) struct Running {
    task: LongTask,
    stand: Arc<Stand>,
    thread: Option<JoinHandle<Result<Ended, ApiError>>>,
}

impl Running {
    fn begin(task: LongTask, work: impl FnOnce(&Stand) -> Result<Ended, ApiError> + Send + 'static) -> Self {
        let stand = Arc::<Stand>::default();
        let seen = Arc::clone(&stand);
        Self {
            task,
            stand,
            thread: Some(std::thread::spawn(move || work(&seen))),
        }
    }

    fn is_over(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn ended(mut self) -> Result<Ended, ApiError> {
        let ended = self.thread.take().map(JoinHandle::join);
        match ended {
            Some(Ok(ended)) => ended,
            Some(Err(_)) | None => Err(ApiError::new("unexpected")),
        }
    }

    fn view(&self) -> WorkView {
        WorkView {
            running: true,
            done: self.stand.done.load(Ordering::Relaxed),
            total: self.stand.total.load(Ordering::Relaxed),
            ..nothing(Some(self.task))
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stand.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn nothing(task: Option<LongTask>) -> WorkView {
    WorkView {
        task,
        running: false,
        done: 0,
        total: 0,
        backup: None,
        check: None,
        refused: None,
    }
}

impl Opened {
    /// Begins a backup.
    pub(crate) fn begin_backup(&mut self, folder: &Path) -> Result<WorkView, ApiError> {
        self.idle()?;
        let plan = self.plan_backup(folder)?;
        self.long = Long::Running(Running::begin(LongTask::Backup, move |stand| {
            plan.write(&mut |step| stand.hears(step)).map(Ended::Backup)
        }));
        self.work()
    }

    /// Begins the check of everything stored.
    pub(crate) fn begin_check(&mut self) -> Result<WorkView, ApiError> {
        self.idle()?;
        let plan = self.plan_check()?;
        self.long = Long::Running(Running::begin(LongTask::Check, move |stand| {
            plan.run(&mut |step| stand.hears(step)).map(Ended::Check)
        }));
        self.work()
    }

    /// One long work at a time.
    fn idle(&self) -> Result<(), ApiError> {
        match &self.long {
            Long::Running(_) | Long::Judging(_) => Err(ApiError::new("work-running")),
            Long::Nothing | Long::Over(_) => Ok(()),
        }
    }

    /// How the work stands, after a slice of what is done on the store itself.
    pub(crate) fn work(&mut self) -> Result<WorkView, ApiError> {
        self.long = match std::mem::take(&mut self.long) {
            Long::Running(running) if running.is_over() => {
                let task = running.task;
                match running.ended() {
                    Ok(Ended::Backup(made)) => {
                        self.note_backup()?;
                        Long::Over(WorkView {
                            backup: Some(made_view(made)),
                            ..nothing(Some(task))
                        })
                    }
                    Ok(Ended::Check(checked)) => Long::Judging(Judging::of(checked)),
                    Err(refused) => Long::Over(WorkView {
                        refused: Some(refused),
                        ..nothing(Some(task))
                    }),
                }
            }
            Long::Judging(judging) => self.judge_slice(judging)?,
            other @ (Long::Nothing | Long::Running(_) | Long::Over(_)) => other,
        };
        Ok(match &self.long {
            Long::Nothing => nothing(None),
            Long::Running(running) => running.view(),
            Long::Judging(judging) => WorkView {
                running: true,
                done: judging.done(),
                total: judging.total(),
                ..nothing(Some(LongTask::Check))
            },
            Long::Over(view) => view.clone(),
        })
    }

    /// Stops whatever runs; nothing of it stays.
    pub(crate) fn stop_work(&mut self) -> Result<WorkView, ApiError> {
        self.long = Long::Nothing;
        self.work()
    }
}

fn made_view(made: BackedUp) -> BackupMadeView {
    BackupMadeView {
        folder: made.folder,
        size: crate::exchange::size(made.bytes),
        revisions: u32::try_from(made.revisions).unwrap_or(u32::MAX),
        drafts: u32::try_from(made.drafts).unwrap_or(u32::MAX),
        words: made.words,
    }
}
