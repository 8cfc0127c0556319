//! The one door: every request comes in here, and lock state and role are checked here and nowhere else.

use std::path::Path;

use paduk_survey::{CaseId, DocumentId, Role};

use crate::api::{ApiError, Request, Response, WorkProgress};
use crate::app::App;
use crate::interview::Address;
use crate::opened::Opened;
use crate::{backup, exchange};

/// Answers a request. Long work tells its progress while it runs. A profile that was left alone is locked first.
///
/// # Errors
/// A code with a sentence in every language; nothing of the request was done.
pub fn dispatch(app: &mut App, request: Request, progress: &mut dyn FnMut(WorkProgress)) -> Result<Response, ApiError> {
    app.lock_if_left_alone(app.host.now());
    // A window looks for sticks, and how work stands, by itself every few seconds; that is nobody at the keyboard.
    let by_itself = matches!(request, Request::Work | Request::Folders);
    let answer = answer(app, request, progress);
    if !by_itself {
        app.heard = Some(app.host.now());
    }
    answer
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "everything else needs an open profile, and is named one by one there"
)]
fn answer(app: &mut App, request: Request, progress: &mut dyn FnMut(WorkProgress)) -> Result<Response, ApiError> {
    match request {
        Request::Session => {}
        Request::OfferWords { role, person } => return Ok(Response::Words(app.offer_words(role, &person)?)),
        Request::CreateProfile { answers } => app.create_profile(&answers)?,
        Request::CheckWord { typed } => return Ok(Response::Word(App::check_word(&typed))),
        Request::Unlock { profile, words } => app.unlock(&profile, &words)?,
        Request::Lock => app.lock(),
        Request::SetLanguage { language } => app.set_language(&language),
        Request::FindBackups => {
            return Ok(Response::Backups(backup::find(&exchange::folders(app.language))));
        }
        Request::Restore { backup, words } => {
            let restored = backup::restore(&app.host, Path::new(&backup), &words, progress)?;
            return Ok(Response::Restored(restored.into()));
        }
        Request::Folders => return Ok(Response::Folders(exchange::folders(app.language))),
        Request::AskEnrolment {
            roster,
            role,
            person,
            folder,
        } => return Ok(Response::Asked(app.ask_enrolment(&roster, role, &person, &folder)?)),
        Request::AskRecovery {
            profile,
            roster,
            folder,
        } => return Ok(Response::Asked(app.ask_recovery(&profile, &roster, &folder)?)),
        Request::RepeatWords { answers } => app.repeat_words(&answers)?,
        Request::Waiting { profile } => return Ok(Response::Asked(app.waiting(&profile)?)),
        Request::AcceptEnrolment { profile, words, path } => {
            return Ok(Response::Accepted(app.accept_enrolment(&profile, &words, &path)?));
        }
        inside => return dispatch_open(app.opened()?, inside, progress),
    }
    Ok(Response::Session(app.session()?))
}

/// Requests that need an open profile.
fn dispatch_open(
    open: &mut Opened,
    request: Request,
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<Response, ApiError> {
    if !may(open.unlocked.public().role, &request) {
        return Err(ApiError::new("not-your-role"));
    }
    let interview =
        |open: &mut Opened, document: &DocumentId| Ok(Response::Interview(Box::new(open.interview(document)?)));
    match request {
        Request::Home => Ok(Response::Home(open.home()?)),
        Request::Search { typed } => Ok(Response::Search(open.search(&typed)?)),
        Request::NewHousehold => Ok(Response::Interview(Box::new(open.new_household()?))),
        Request::Household { case } => Ok(Response::Household(open.household_view(&CaseId::new(case))?)),
        Request::Households { from, count } => Ok(Response::Households(open.households(from, count)?)),
        Request::RecordVisit {
            case,
            outcome,
            reason,
            again,
        } => {
            let case = CaseId::new(case);
            open.record_visit(&case, outcome, &reason, &again)?;
            Ok(Response::Household(open.household_view(&case)?))
        }
        Request::AddMember { case } => Ok(Response::Interview(Box::new(open.add_member(&CaseId::new(case))?))),
        Request::RemoveMember { case, member, reason } => {
            let case = CaseId::new(case);
            open.remove_member(&case, &member, &reason)?;
            Ok(Response::Household(open.household_view(&case)?))
        }
        Request::OpenHousehold { case, member } => Ok(Response::Interview(Box::new(
            open.open_household(&CaseId::new(case), member.as_deref())?,
        ))),
        Request::OpenQuestionnaire {
            case,
            member,
            instrument,
        } => Ok(Response::Interview(Box::new(open.open_questionnaire(
            &CaseId::new(case),
            &member,
            &instrument,
        )?))),
        Request::Correct { document, reason } => Ok(Response::Interview(Box::new(
            open.correct(&DocumentId::new(document), &reason)?,
        ))),
        Request::Interview { document } => interview(open, &DocumentId::new(document)),
        Request::Understand {
            document,
            question,
            row,
            typed,
        } => {
            let at = Address {
                question: &question,
                row: row.as_deref(),
            };
            Ok(Response::Understood(open.understand(
                &DocumentId::new(document),
                at,
                &typed,
            )?))
        }
        Request::Answer {
            document,
            question,
            row,
            typed,
            confirmed,
            advance,
        } => {
            let at = Address {
                question: &question,
                row: row.as_deref(),
            };
            open.answer(&DocumentId::new(document), at, &typed, confirmed.as_deref(), advance)
        }
        Request::MarkNonresponse {
            document,
            question,
            row,
            state,
        } => {
            let document = DocumentId::new(document);
            open.mark(
                &document,
                Address {
                    question: &question,
                    row: row.as_deref(),
                },
                state,
            )?;
            interview(open, &document)
        }
        Request::Agreed { request } => {
            open.agreed = true;
            let response = dispatch_open(open, *request, progress);
            open.agreed = false;
            response
        }
        Request::KeepTyped {
            document,
            question,
            row,
            typed,
            marked,
        } => {
            let at = Address {
                question: &question,
                row: row.as_deref(),
            };
            Ok(Response::Kept(open.keep_typed(
                &DocumentId::new(document),
                at,
                typed,
                marked,
            )?))
        }
        Request::FindChoice {
            document,
            question,
            row,
            typed,
        } => {
            let at = Address {
                question: &question,
                row: row.as_deref(),
            };
            Ok(Response::Choices(open.find_choice(
                &DocumentId::new(document),
                at,
                &typed,
            )?))
        }
        Request::Picture { file } => Ok(Response::Picture(open.picture(&file))),
        Request::Note {
            document,
            question,
            row,
            text,
        } => {
            let document = DocumentId::new(document);
            open.note(
                &document,
                Address {
                    question: &question,
                    row: row.as_deref(),
                },
                &text,
            )?;
            interview(open, &document)
        }
        Request::Reason {
            document,
            question,
            row,
            warning,
            reason,
        } => {
            let document = DocumentId::new(document);
            open.reason(
                &document,
                Address {
                    question: &question,
                    row: row.as_deref(),
                },
                &warning,
                &reason,
            )?;
            interview(open, &document)
        }
        Request::Move { document, to } => {
            let document = DocumentId::new(document);
            open.move_to(&document, &to)?;
            interview(open, &document)
        }
        Request::FindQuestion { document, typed } => {
            Ok(Response::Found(open.find_question(&DocumentId::new(document), &typed)?))
        }
        Request::SetInterviewLanguage { document, language } => {
            open.asking = language;
            interview(open, &DocumentId::new(document))
        }
        Request::Review { document } => Ok(Response::Review(Box::new(open.review(&DocumentId::new(document))?))),
        Request::Finish { document } => {
            let document = DocumentId::new(document);
            open.finish(&document)?;
            Ok(Response::Review(Box::new(open.review(&document)?)))
        }
        Request::Settings => Ok(Response::Settings(open.settings()?)),
        Request::SetDeviceName { name } => {
            open.set_device_name(&name)?;
            Ok(Response::Settings(open.settings()?))
        }
        Request::SetLockMinutes { minutes } => {
            open.set_lock_minutes(minutes)?;
            Ok(Response::Settings(open.settings()?))
        }
        Request::BackUp { folder } => Ok(Response::Work(open.begin_backup(Path::new(&folder))?)),
        Request::CheckStore => Ok(Response::Work(open.begin_check()?)),
        Request::Work => Ok(Response::Work(open.work()?)),
        Request::StopWork => Ok(Response::Work(open.stop_work()?)),
        Request::History { case } => Ok(Response::History(open.history(&CaseId::new(case))?)),
        Request::SendPlan => Ok(Response::Send(open.send_plan()?)),
        Request::Send { folder } => Ok(Response::Sent(open.send(&folder, progress)?)),
        Request::WriteCard { folder } => Ok(Response::CardWritten(open.write_card(&folder)?)),
        Request::ReceivePlan => Ok(Response::Receive(open.receive(&[], progress)?)),
        Request::Receive { paths } => Ok(Response::Receive(open.receive(&paths, progress)?)),
        Request::Matrix => Ok(Response::Matrix(Box::new(open.matrix_view()?))),
        Request::MatrixCell {
            village,
            intervention,
            group,
        } => Ok(Response::MatrixCell(Box::new(open.matrix_cell(
            &village,
            &intervention,
            &group,
        )?))),
        Request::WriteTemplate { folder } => Ok(Response::FileWritten(open.write_template_to(&folder)?)),
        Request::ReadProgrammes { path } => Ok(Response::Programmes(open.take_programmes(&path)?)),
        Request::WriteMatrix { folder } => Ok(Response::FileWritten(open.write_matrix_to(&folder)?)),
        Request::AskAgain { folder } => Ok(Response::Asked(open.ask_again_view(&folder)?)),
        Request::LookRequest { path } => Ok(Response::LookedRequest(open.look_request(&path)?)),
        Request::SignRequest {
            path,
            words,
            areas,
            folder,
        } => Ok(Response::Signed(
            open.sign_request_view(&path, &words, &areas, &folder)?,
        )),
        Request::Devices => Ok(Response::Devices(open.devices_view()?)),
        Request::Pack => Ok(Response::Pack(open.pack_view()?)),
        Request::LookPack { path } => Ok(Response::PackLook(open.pack_look(&path, false)?)),
        Request::TakePack { path } => Ok(Response::PackLook(open.pack_look(&path, true)?)),
        Request::LookMove { document } => Ok(Response::Moved(open.move_view(&DocumentId::new(document), false)?)),
        Request::MoveDraft { document } => Ok(Response::Moved(open.move_view(&DocumentId::new(document), true)?)),
        Request::Conflicts => Ok(Response::Conflicts(open.conflicts()?)),
        Request::Compare { document } => Ok(Response::Compare(Box::new(open.compare(&DocumentId::new(document))?))),
        Request::Decide {
            document,
            question,
            row,
            decision,
        } => {
            let at = Address {
                question: &question,
                row: row.as_deref(),
            };
            open.decide(&DocumentId::new(document), at, decision)
        }
        Request::DecideAll { document, revision } => Ok(Response::Compare(Box::new(
            open.decide_all(&DocumentId::new(document), revision)?,
        ))),
        Request::Resolve { document, reason } => {
            Ok(Response::Conflicts(open.resolve(&DocumentId::new(document), &reason)?))
        }
        Request::SendBack { person, folder } => Ok(Response::Sent(open.send_to(&person, &folder, progress)?)),
        Request::Session
        | Request::OfferWords { .. }
        | Request::CreateProfile { .. }
        | Request::CheckWord { .. }
        | Request::Unlock { .. }
        | Request::Lock
        | Request::FindBackups
        | Request::Restore { .. }
        | Request::SetLanguage { .. }
        | Request::Folders
        | Request::AskEnrolment { .. }
        | Request::AskRecovery { .. }
        | Request::RepeatWords { .. }
        | Request::Waiting { .. }
        | Request::AcceptEnrolment { .. } => Err(ApiError::new("unexpected")),
    }
}

/// Who may do what. Everybody who opened a profile may look; only those who interview write answers.
fn may(role: Role, request: &Request) -> bool {
    match request {
        Request::Agreed { request } => may(role, request),
        Request::RecordVisit { .. } => match role {
            Role::Enumerator | Role::Trainee | Role::Supervisor => true,
            Role::Clerk | Role::Analyst => false,
        },
        Request::Decide { .. }
        | Request::DecideAll { .. }
        | Request::Resolve { .. }
        | Request::SendBack { .. }
        | Request::LookRequest { .. }
        | Request::SignRequest { .. } => match role {
            Role::Supervisor => true,
            Role::Enumerator | Role::Clerk | Role::Trainee | Role::Analyst => false,
        },
        Request::NewHousehold
        | Request::AddMember { .. }
        | Request::RemoveMember { .. }
        | Request::OpenHousehold { .. }
        | Request::OpenQuestionnaire { .. }
        | Request::Correct { .. }
        | Request::Answer { .. }
        | Request::KeepTyped { .. }
        | Request::MarkNonresponse { .. }
        | Request::Note { .. }
        | Request::Reason { .. }
        | Request::TakePack { .. }
        | Request::LookMove { .. }
        | Request::MoveDraft { .. }
        | Request::Finish { .. } => match role {
            Role::Enumerator | Role::Clerk | Role::Trainee | Role::Supervisor => true,
            Role::Analyst => false,
        },
        Request::ReadProgrammes { .. } => role == Role::Supervisor,
        // Whoever answers for a village, and whoever analyses; an analyst sees no names.
        Request::Matrix | Request::MatrixCell { .. } | Request::WriteTemplate { .. } | Request::WriteMatrix { .. } => {
            matches!(role, Role::Supervisor | Role::Analyst)
        }
        Request::Session
        | Request::OfferWords { .. }
        | Request::CreateProfile { .. }
        | Request::CheckWord { .. }
        | Request::Unlock { .. }
        | Request::Lock
        | Request::SetLanguage { .. }
        | Request::FindBackups
        | Request::Restore { .. }
        | Request::Settings
        | Request::SetDeviceName { .. }
        | Request::SetLockMinutes { .. }
        | Request::BackUp { .. }
        | Request::CheckStore
        | Request::Work
        | Request::StopWork
        | Request::History { .. }
        | Request::Home
        | Request::Search { .. }
        | Request::Household { .. }
        | Request::Households { .. }
        | Request::Interview { .. }
        | Request::Understand { .. }
        | Request::Move { .. }
        | Request::FindQuestion { .. }
        | Request::FindChoice { .. }
        | Request::Picture { .. }
        | Request::SetInterviewLanguage { .. }
        | Request::Review { .. }
        | Request::Folders
        | Request::SendPlan
        | Request::Send { .. }
        | Request::WriteCard { .. }
        | Request::ReceivePlan
        | Request::Receive { .. }
        | Request::Conflicts
        | Request::Compare { .. }
        | Request::AskEnrolment { .. }
        | Request::AskRecovery { .. }
        | Request::RepeatWords { .. }
        | Request::Waiting { .. }
        | Request::AcceptEnrolment { .. }
        | Request::AskAgain { .. }
        | Request::Devices
        | Request::Pack
        | Request::LookPack { .. } => true,
    }
}
