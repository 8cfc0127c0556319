//! Ids of documents that several laptops must agree on without speaking.

use paduk_survey::{CaseId, DocumentId, Hash, MemberId};

use crate::canonical::{Object, Value, write};
use crate::{HistoryError, Kind, Source};

/// What makes two laptops mean the same document.
///
/// The id is `d` and the first 32 hexadecimal digits of the SHA-256 of `paduk/0/document\n` followed by the canonical
/// object of the fields below, absent ones left out: `case form kind member pass round source`. A questionnaire keyed
/// again on another laptop is thus the same document; a second keying (`pass` 2), another round or paper beside an
/// interview is another one. The form is named by the id in its workbook's settings, not by its hash, so that an
/// updated pack goes on with the same document. Documents that happen rather than exist once (a visit, a review, a
/// consent) have no such key: their maker draws a random id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentKey {
    /// The case.
    pub case: CaseId,
    /// The kind of document.
    pub kind: Kind,
    /// The member whom it is about, if it is about one.
    pub member: Option<MemberId>,
    /// Form id of the instrument, if it has one.
    pub form: Option<String>,
    /// Round of the survey; absent for a household, which goes through all rounds.
    pub round: Option<u32>,
    /// 1 for the first keying, 2 for the second.
    pub pass: u32,
    /// Whether from a person or from paper, where the kind tells them apart.
    pub source: Option<Source>,
}

impl DocumentKey {
    /// The household of a case: one for each keying.
    pub fn household(case: CaseId, pass: u32) -> Self {
        Self {
            case,
            kind: Kind::Household,
            member: None,
            form: None,
            round: None,
            pass,
            source: None,
        }
    }

    /// The questionnaire of a member, or of the household as a whole where `member` is absent.
    pub fn questionnaire(
        case: CaseId,
        member: Option<MemberId>,
        form: &str,
        round: u32,
        pass: u32,
        source: Source,
    ) -> Self {
        Self {
            case,
            kind: Kind::Questionnaire,
            member,
            form: Some(form.to_owned()),
            round: Some(round),
            pass,
            source: Some(source),
        }
    }

    /// The document's id.
    ///
    /// # Errors
    /// Those of the canonical profile, for an id or form that is not NFC or too long.
    pub fn id(&self) -> Result<DocumentId, HistoryError> {
        let text = |text: &str| Value::Text(text.to_owned());
        let fields = [
            ("case", Some(text(self.case.as_str()))),
            ("form", self.form.as_deref().map(text)),
            ("kind", Some(text(self.kind.as_str()))),
            ("member", self.member.as_ref().map(|member| text(member.as_str()))),
            ("pass", Some(Value::Integer(self.pass.into()))),
            ("round", self.round.map(|round| Value::Integer(round.into()))),
            ("source", self.source.as_ref().map(|source| text(source.as_str()))),
        ];
        let object: Object = fields
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?)))
            .collect();
        let mut bytes = b"paduk/0/document\n".to_vec();
        bytes.extend(write(&Value::Object(object))?);
        let digits: String = Hash::of(&bytes).to_string().chars().take(32).collect();
        Ok(DocumentId::new(format!("d{digits}")))
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentKey;
    use crate::Source;
    use expect_test::expect;
    use paduk_survey::{CaseId, MemberId};

    fn key(pass: u32, source: Source) -> DocumentKey {
        let case = CaseId::new("c1");
        DocumentKey::questionnaire(case, Some(MemberId::new("m1")), "bumil", 1, pass, source)
    }

    #[test]
    fn another_laptop_means_the_same_document() {
        let id = key(1, Source::Interview).id().unwrap();
        assert_eq!(key(1, Source::Interview).id().unwrap(), id);
        expect!["d1c179b4b2635fcf9edc067694bb4292b"].assert_eq(id.as_str());
    }

    #[test]
    fn a_second_keying_and_paper_are_documents_of_their_own() {
        let first = key(1, Source::Interview).id().unwrap();
        let second = key(2, Source::Interview).id().unwrap();
        let paper = key(1, Source::Paper).id().unwrap();
        assert!(first != second && first != paper && second != paper);
        let household = DocumentKey::household(CaseId::new("c1"), 1).id().unwrap();
        assert_ne!(household, first);
    }
}
