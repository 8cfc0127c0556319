//! The sealed file on its way to the folder.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use age::Encryptor;
use age::x25519::Recipient;
use paduk_survey::Hash;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::error::{BundleError, Limit};
use crate::limits::{Limits, within};
use crate::watch::{Step, Watch};

/// Up to this many bytes the strongest usual level of zstd is worth its time; beyond it a quicker one is used.
const SMALL: u64 = 16 << 20;
const STRONG: i32 = 19;
const QUICK: i32 = 9;
/// Bytes read back between two looks at the cancel flag.
const STRIDE: usize = 256 << 10;

/// Takes a line without its end.
type Put<'a> = dyn FnMut(&[u8]) -> Result<(), BundleError> + 'a;
/// Hands every line to [`Put`].
type Lines<'a> = dyn FnMut(&mut Put<'_>, &mut Watch<'_>) -> Result<(), BundleError> + 'a;

/// What was written.
pub(super) struct Written {
    pub(super) sha256: Hash,
    pub(super) bytes: u64,
}

/// Writes `lines` sealed to `path`; on any error nothing remains in the folder.
pub(super) fn write(
    path: &Path,
    folder: &Path,
    recipients: &[Recipient],
    plain_bytes: u64,
    limits: &Limits,
    watch: &mut Watch<'_>,
    lines: &mut Lines<'_>,
) -> Result<Written, BundleError> {
    if path.try_exists().map_err(BundleError::unwritable)? {
        return Err(BundleError::FileExists);
    }
    let mut file: NamedTempFile = tempfile::Builder::new()
        .prefix(".paduk-")
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(BundleError::unwritable)?;
    let written = put_sealed(file.as_file_mut(), recipients, plain_bytes, watch, lines)?;
    within(Limit::File, written.bytes, limits.file)?;
    within(Limit::Unpacked, plain_bytes, limits.unpacked_from(written.bytes))?;
    file.as_file().sync_all().map_err(BundleError::unwritable)?;
    if read_back(file.path(), written.bytes, watch)? != written.sha256 {
        return Err(BundleError::ReadBackDiffers);
    }
    // The last moment at which stopping leaves nothing behind.
    watch.go_on()?;
    file.persist(path)
        .map_err(|error| BundleError::unwritable(error.error))?;
    if let Err(error) = sync_folder(folder) {
        // The name may not survive the stick being pulled out: better no file than one believed to be safe.
        let _ = std::fs::remove_file(path);
        return Err(BundleError::unwritable(error));
    }
    Ok(written)
}

fn put_sealed(
    file: &mut File,
    recipients: &[Recipient],
    plain_bytes: u64,
    watch: &mut Watch<'_>,
    lines: &mut Lines<'_>,
) -> Result<Written, BundleError> {
    let hashed = Hashed {
        inner: file,
        hasher: Sha256::new(),
        bytes: 0,
    };
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as &dyn age::Recipient))
        .map_err(|_| BundleError::NoRecipients)?;
    let sealing = encryptor.wrap_output(hashed).map_err(BundleError::unwritable)?;
    let level = if plain_bytes <= SMALL { STRONG } else { QUICK };
    let mut packing = zstd::Encoder::new(sealing, level).map_err(BundleError::unwritable)?;
    packing.include_checksum(true).map_err(BundleError::unwritable)?;
    packing.window_log(23).map_err(BundleError::unwritable)?;
    packing
        .set_pledged_src_size(Some(plain_bytes))
        .map_err(BundleError::unwritable)?;
    let mut put = |line: &[u8]| {
        packing.write_all(line).map_err(BundleError::unwritable)?;
        packing.write_all(b"\n").map_err(BundleError::unwritable)
    };
    lines(&mut put, watch)?;
    let sealing = packing.finish().map_err(BundleError::unwritable)?;
    let mut hashed = sealing.finish().map_err(BundleError::unwritable)?;
    hashed.flush().map_err(BundleError::unwritable)?;
    Ok(Written {
        sha256: Hash::from_bytes(hashed.hasher.finalize().into()),
        bytes: hashed.bytes,
    })
}

/// The hash of what the folder gives back. The system may answer from its memory; what a failing stick loses after the
/// sync, only the receiver can notice, which is why there are receipts.
fn read_back(path: &Path, bytes: u64, watch: &mut Watch<'_>) -> Result<Hash, BundleError> {
    let mut file = File::open(path).map_err(BundleError::unwritable)?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; STRIDE];
    let mut done = 0;
    loop {
        let length = file.read(&mut chunk).map_err(BundleError::unwritable)?;
        if length == 0 {
            return Ok(Hash::from_bytes(hasher.finalize().into()));
        }
        hasher.update(&chunk[..length]);
        done += length as u64;
        watch.tell(Step::ReadingBack, done, bytes)?;
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems on sticks know no such thing and say so.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Windows journals the rename itself and gives no way to open a folder for syncing.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Hashes and counts what passes through.
struct Hashed<W> {
    inner: W,
    hasher: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..length]);
        self.bytes += length as u64;
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
