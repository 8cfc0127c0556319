//! The reader's own code: lines in, verified or refused. The writer runs it over what it is about to seal.
//!
//! Lines are pushed one after another. Revisions are verified in batches on all cores; what needs their order is checked
//! afterwards, in order, so that the first fault by line is the one that is reported.

mod batch;
mod blobs;
mod order;

use paduk_history::Fingerprint;
use paduk_history::canonical::{self, Value};
use paduk_survey::{Hash, Mode};
use sha2::{Digest, Sha256};

use crate::error::{BundleError, Limit};
use crate::footer::Footer;
use crate::header::{self, Header};
use crate::limits::{Limits, within};
use crate::line::LineKind;
use crate::trust::{Trust, Vouch};

pub(crate) use batch::Batch;
use blobs::Blobs;
use order::Order;

/// What the reader demands of the header.
#[derive(Debug, Clone, Default)]
pub(crate) struct Demands {
    /// The store's mode.
    pub(crate) mode: Option<Mode>,
    /// The store's survey.
    pub(crate) survey: Option<String>,
    /// The recipient as whom the reader opened the file.
    pub(crate) recipient: Option<String>,
}

/// How many revisions are held apart, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct HeldApart {
    pub(crate) unknown_device: u64,
    pub(crate) other_person: u64,
    pub(crate) revoked: u64,
}

/// What stands after the footer was verified.
pub(crate) struct Verified {
    pub(crate) header: Header,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) plain: Hash,
    pub(crate) plain_bytes: u64,
    /// Lines, the footer's included.
    pub(crate) lines: u64,
    pub(crate) held: HeldApart,
    /// Whether the person who signed the footer is known.
    pub(crate) sender: Vouch,
    /// Knows keys and persons, for vouching again when contents are handed out.
    pub(crate) batch: Batch,
}

/// Takes the lines of a bundle one after another.
pub(crate) struct Verifier<'a> {
    demands: Demands,
    trust: &'a dyn Trust,
    limits: &'a Limits,
    lines: u64,
    bytes: u64,
    hasher: Sha256,
    header: Option<Header>,
    batch: Batch,
    order: Order,
    blobs: Blobs,
    held: HeldApart,
    sender: Vouch,
    footer: Option<Footer>,
}

impl<'a> Verifier<'a> {
    pub(crate) fn new(demands: Demands, trust: &'a dyn Trust, limits: &'a Limits) -> Self {
        Self {
            demands,
            trust,
            limits,
            lines: 0,
            bytes: 0,
            hasher: Sha256::new(),
            header: None,
            batch: Batch::default(),
            order: Order::default(),
            blobs: Blobs::default(),
            held: HeldApart::default(),
            sender: Vouch::UnknownDevice,
            footer: None,
        }
    }

    /// How many revisions were pushed.
    pub(crate) fn revisions(&self) -> u64 {
        self.order.count() + self.batch.len()
    }

    /// How many revisions the header announces.
    pub(crate) fn announced(&self) -> u64 {
        self.header.as_ref().map_or(0, |header| header.counts.revisions)
    }

    /// Takes the next line, without its line end.
    pub(crate) fn push(&mut self, line: &[u8]) -> Result<(), BundleError> {
        within(Limit::Line, line.len() as u64, self.limits.line)?;
        self.lines += 1;
        let unexpected = BundleError::UnexpectedLine { line: self.lines };
        let kind = LineKind::of(line).ok_or(if self.lines == 1 {
            BundleError::NotABundle
        } else {
            unexpected.clone()
        })?;
        match (kind, &self.header) {
            (_, Some(_)) if self.footer.is_some() => return Err(unexpected),
            (LineKind::Header, None) => self.take_header(line)?,
            (LineKind::Revision, Some(_)) if !self.blobs.begun() => self.take_revision(line)?,
            (LineKind::Blob, Some(_)) => self.take_blob(line)?,
            (LineKind::Footer, Some(_)) => self.take_footer(line)?,
            (LineKind::Header | LineKind::Revision, Some(_)) => return Err(unexpected),
            (LineKind::Revision | LineKind::Blob | LineKind::Footer, None) => return Err(BundleError::NotABundle),
        }
        if self.footer.is_none() {
            self.hasher.update(line);
            self.hasher.update(b"\n");
        }
        self.bytes += line.len() as u64 + 1;
        Ok(())
    }

    /// All lines were pushed.
    pub(crate) fn finish(self) -> Result<Verified, BundleError> {
        let (Some(header), Some(footer)) = (self.header, self.footer) else {
            return Err(BundleError::Truncated);
        };
        Ok(Verified {
            header,
            fingerprint: footer.fingerprint,
            plain: footer.sha256,
            plain_bytes: self.bytes,
            lines: self.lines,
            held: self.held,
            sender: self.sender,
            batch: self.batch,
        })
    }

    fn take_header(&mut self, line: &[u8]) -> Result<(), BundleError> {
        let value = canonical::read(line).map_err(|fault| BundleError::Line { line: 1, fault })?;
        let header = header::read(
            value
                .as_object()
                .filter(|whole| whole.iter().len() == 1)
                .and_then(|whole| whole.get("h"))
                .unwrap_or(&Value::Null),
        )?;
        match (self.demands.mode, header.mode) {
            (Some(Mode::Real), Mode::Training) => return Err(BundleError::TrainingInReal),
            (Some(Mode::Training), Mode::Real) => return Err(BundleError::RealInTraining),
            (Some(Mode::Real), Mode::Real) | (Some(Mode::Training), Mode::Training) | (None, _) => {}
        }
        if self
            .demands
            .survey
            .as_ref()
            .is_some_and(|survey| *survey != header.survey)
        {
            return Err(BundleError::OtherSurvey);
        }
        if let Some(recipient) = &self.demands.recipient
            && !header.recipients.contains(recipient)
        {
            return Err(BundleError::NotAddressed);
        }
        within(Limit::Revisions, header.counts.revisions, self.limits.revisions)?;
        if let Some(file) = &header.pack_file {
            self.blobs.name_file(file.blob, file.size);
        }
        self.batch.know(&header, self.trust);
        let from = &header.from;
        self.sender = match self.trust.person(&from.device, &from.key, from.card.as_deref()) {
            Some(person) if person == from.person && self.trust.upto(&from.device).is_some() => Vouch::Revoked,
            Some(person) if person == from.person => Vouch::Known,
            Some(_) => Vouch::OtherPerson,
            None => Vouch::UnknownDevice,
        };
        self.header = Some(header);
        Ok(())
    }

    fn take_revision(&mut self, line: &[u8]) -> Result<(), BundleError> {
        within(Limit::Revisions, self.revisions() + 1, self.limits.revisions)?;
        self.batch.push(self.lines, line)?;
        if self.batch.is_full() {
            self.verify_batch()?;
        }
        Ok(())
    }

    fn verify_batch(&mut self) -> Result<(), BundleError> {
        for read in self.batch.verify() {
            let read = read?;
            match read.vouch {
                Vouch::Known => {}
                Vouch::UnknownDevice => self.held.unknown_device += 1,
                Vouch::OtherPerson => self.held.other_person += 1,
                Vouch::Revoked => self.held.revoked += 1,
            }
            self.blobs.name(&read.blobs);
            self.order.next(&read)?;
        }
        Ok(())
    }

    fn take_blob(&mut self, line: &[u8]) -> Result<(), BundleError> {
        self.verify_batch()?;
        self.blobs.next(self.lines, line, self.limits.blob)
    }

    fn take_footer(&mut self, line: &[u8]) -> Result<(), BundleError> {
        self.verify_batch()?;
        self.blobs.end(self.lines)?;
        let Some(header) = &self.header else {
            return Err(BundleError::NotABundle);
        };
        let footer = Footer::read(line, self.lines, &header.from.key)?;
        if footer.sha256 != Hash::from_bytes(self.hasher.clone().finalize().into()) {
            return Err(BundleError::FooterHash);
        }
        agree("lines", footer.lines, self.lines - 1)?;
        agree("revisions", header.counts.revisions, self.order.count())?;
        agree("blobs", header.counts.blobs, self.blobs.count())?;
        self.order.agree_with(&header.devices)?;
        if self.order.fingerprint() != footer.fingerprint {
            return Err(BundleError::FooterFingerprint);
        }
        self.footer = Some(footer);
        Ok(())
    }
}

fn agree(what: &'static str, announced: u64, found: u64) -> Result<(), BundleError> {
    if announced == found {
        return Ok(());
    }
    Err(BundleError::CountsMismatch { what, announced, found })
}
