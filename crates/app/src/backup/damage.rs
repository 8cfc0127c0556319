//! Which findings of a check mean that something stored is lost or altered.

use paduk_history::LogFinding;
use paduk_store::CheckFinding;

/// True where bytes are not what was written; false where something only has not arrived, or a laptop was cloned.
pub(crate) const fn is_damage(finding: &CheckFinding) -> bool {
    match finding {
        CheckFinding::File
        | CheckFinding::Id(_)
        | CheckFinding::Bytes(_)
        | CheckFinding::Column(_)
        | CheckFinding::Signature(_)
        | CheckFinding::BlobMissing(_)
        | CheckFinding::Blob(_)
        | CheckFinding::Remnant(_)
        | CheckFinding::Journal(_) => true,
        CheckFinding::UnknownDevice(_)
        | CheckFinding::ParentMissing(_)
        | CheckFinding::ParentElsewhere(_)
        | CheckFinding::Log(_, LogFinding::Gap { .. } | LogFinding::Fork { .. } | LogFinding::Broken { .. }) => false,
    }
}
