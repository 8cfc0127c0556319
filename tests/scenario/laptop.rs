//! A laptop with one person at it, who types as people do.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, FixedOffset};
use paduk_app::api::{
    ApiError, Focus, HouseholdView, InterviewView, MoveTo, NonresponseState, PersonRole, QuestionKind, ReceiveView,
    Request, Response, ReviewView, SentView, SessionView,
};
use paduk_app::{App, Host, dispatch};

/// A laptop with its own data folder.
pub struct Laptop {
    /// The program.
    pub app: App,
    /// The four words of its profile.
    pub words: String,
    folder: PathBuf,
}

/// Unwraps one kind of response.
macro_rules! view {
    ($response:expr, $kind:ident) => {
        match $response {
            Response::$kind(view) => view,
            other => panic!("expected {}, got {other:?}", stringify!($kind)),
        }
    };
}

/// A clock that begins on the day of the survey and goes on by four seconds at each look.
pub fn host(folder: &Path) -> Host {
    let ticks = AtomicI64::new(0);
    let begun: DateTime<FixedOffset> = "2026-11-24T08:00:00+07:00".parse().unwrap();
    let clock = Arc::new(move || begun + Duration::seconds(4 * ticks.fetch_add(1, Ordering::Relaxed)));
    Host::of_this_machine()
        .with_data(folder)
        .with_clock(clock)
        .with_cheap_words()
}

/// A clock that a scenario sets: minutes since the morning of the survey.
pub fn host_with(folder: &Path, minutes: &Arc<AtomicI64>) -> Host {
    let begun: DateTime<FixedOffset> = "2026-11-24T08:00:00+07:00".parse().unwrap();
    let minutes = Arc::clone(minutes);
    let clock = Arc::new(move || begun + Duration::minutes(minutes.load(Ordering::Relaxed)));
    host(folder).with_clock(clock)
}

impl Laptop {
    /// A laptop whose person made a training profile, as on the first day.
    pub fn first_day(folder: &Path, role: PersonRole, person: &str) -> Self {
        Self::first_day_at(host(folder), folder, role, person)
    }

    /// The same with the survey pack of a folder.
    pub fn first_day_with(pack: &Path, folder: &Path, role: PersonRole, person: &str) -> Self {
        let app = App::new(host(folder)).with_pack(pack).unwrap();
        Self::first_day_of(app, folder, role, person)
    }

    /// The same on a machine whose clock somebody else sets.
    pub fn first_day_at(machine: Host, folder: &Path, role: PersonRole, person: &str) -> Self {
        Self::first_day_of(App::new(machine), folder, role, person)
    }

    fn first_day_of(mut app: App, folder: &Path, role: PersonRole, person: &str) -> Self {
        let offered = view!(
            ask(
                &mut app,
                Request::OfferWords {
                    role,
                    person: person.into()
                }
            )
            .unwrap(),
            Words
        );
        let answers = offered
            .ask
            .iter()
            .map(|asked| offered.words[*asked as usize - 1].clone())
            .collect();
        ask(&mut app, Request::CreateProfile { answers }).unwrap();
        Self {
            app,
            words: offered.words.join(" "),
            folder: folder.to_owned(),
        }
    }

    /// A laptop on which a profile is open already.
    pub fn with(app: App, words: &str, folder: &Path) -> Self {
        Self {
            app,
            words: words.to_owned(),
            folder: folder.to_owned(),
        }
    }

    /// The program closed and started again, and the profile opened with its words.
    pub fn started_again(self) -> Self {
        self.started_as(App::new)
    }

    /// The same with the survey pack of a folder.
    pub fn started_again_with(self, pack: &Path) -> Self {
        self.started_as(|host| App::new(host).with_pack(pack).unwrap())
    }

    fn started_as(self, app_on: impl FnOnce(Host) -> App) -> Self {
        let Self { app, words, folder } = self;
        drop(app);
        let mut app = app_on(host(&folder));
        let profile = view!(ask(&mut app, Request::Session).unwrap(), Session).profiles[0]
            .id
            .clone();
        ask(
            &mut app,
            Request::Unlock {
                profile,
                words: words.clone(),
            },
        )
        .unwrap();
        Self { app, words, folder }
    }

    /// Asks something that succeeds.
    pub fn ask(&mut self, request: Request) -> Response {
        let said = format!("{request:?}");
        ask(&mut self.app, request).unwrap_or_else(|error| panic!("{said}: {error}"))
    }

    /// Asks something that is refused.
    pub fn refused(&mut self, request: Request) -> ApiError {
        ask(&mut self.app, request).unwrap_err()
    }

    pub fn session(&mut self) -> SessionView {
        view!(self.ask(Request::Session), Session)
    }

    pub fn household(&mut self, case: &str) -> HouseholdView {
        view!(self.ask(Request::Household { case: case.into() }), Household)
    }

    pub fn review(&mut self, document: &str) -> ReviewView {
        *view!(
            self.ask(Request::Review {
                document: document.into()
            }),
            Review
        )
    }

    pub fn finish(&mut self, document: &str) -> ReviewView {
        *view!(
            self.ask(Request::Finish {
                document: document.into()
            }),
            Review
        )
    }

    pub fn new_household(&mut self) -> InterviewView {
        *view!(self.ask(Request::NewHousehold), Interview)
    }

    pub fn open_questionnaire(&mut self, case: &str, member: &str, instrument: &str) -> InterviewView {
        let request = Request::OpenQuestionnaire {
            case: case.into(),
            member: member.into(),
            instrument: instrument.into(),
        };
        *view!(self.ask(request), Interview)
    }

    pub fn interview(&mut self, document: &str) -> InterviewView {
        *view!(
            self.ask(Request::Interview {
                document: document.into()
            }),
            Interview
        )
    }

    pub fn send(&mut self, folder: &Path) -> SentView {
        view!(
            self.ask(Request::Send {
                folder: folder.display().to_string()
            }),
            Sent
        )
    }

    pub fn receive(&mut self, paths: &[PathBuf]) -> ReceiveView {
        let paths = paths.iter().map(|path| path.display().to_string()).collect();
        view!(self.ask(Request::Receive { paths }), Receive)
    }

    /// Takes in the other laptop's public card, carried as a file on a stick.
    pub fn take_card_of(&mut self, other: &mut Self, stick: &Path) {
        let written = view!(
            other.ask(Request::WriteCard {
                folder: stick.display().to_string()
            }),
            CardWritten
        );
        let received = self.receive(&[written.path.into()]);
        let shown = received.cards.iter().any(|card| card.words == written.words);
        assert!(shown, "the check words are the same on both screens");
    }

    /// Answers one question as typed.
    pub fn answer(&mut self, document: &str, question: &str, row: Option<&str>, typed: &str) -> InterviewView {
        let request = Request::Answer {
            document: document.into(),
            question: question.into(),
            row: row.map(Into::into),
            typed: typed.into(),
            confirmed: None,
            advance: true,
        };
        *view!(self.ask(request), Interview)
    }

    /// Goes through a questionnaire from where it stands to its end; `members` are the rows of a roster in order.
    ///
    /// A question without a prepared answer gets "don't know" where that is offered, else its first choice, else nothing.
    pub fn fill(&mut self, begun: InterviewView, answers: &Answers, members: &[Answers]) -> InterviewView {
        self.fill_from(begun, answers, Vec::new(), members)
    }

    /// The same from a row that was just added.
    pub fn fill_row(&mut self, begun: InterviewView, answers: &Answers, row: &str, member: &Answers) -> InterviewView {
        self.fill_from(begun, answers, vec![row.to_owned()], std::slice::from_ref(member))
    }

    fn fill_from(
        &mut self,
        begun: InterviewView,
        answers: &Answers,
        mut rows: Vec<String>,
        members: &[Answers],
    ) -> InterviewView {
        let document = begun.document.clone();
        let mut view = begun;
        for _ in 0..400 {
            match view.focus.clone() {
                Focus::End => return view,
                Focus::AddRow { .. } => {
                    view = if rows.len() < members.len() {
                        let added = *view!(
                            self.ask(Request::AddMember {
                                case: view.case.clone()
                            }),
                            Interview
                        );
                        if let Focus::Question { row: Some(row), .. } = &added.focus {
                            rows.push(row.clone());
                        }
                        added
                    } else {
                        *view!(
                            self.ask(Request::Move {
                                document: document.clone(),
                                to: MoveTo::Next
                            }),
                            Interview
                        )
                    };
                }
                Focus::Question { question, row } => {
                    let member = row.as_ref().and_then(|row| rows.iter().position(|other| other == row));
                    let prepared = member.map_or(answers, |at| &members[at]).get(question.as_str());
                    view = self.answer_one(&view, &question, row.as_deref(), prepared.copied());
                }
            }
        }
        panic!("the questionnaire does not end: {:?}", view.focus)
    }

    fn answer_one(
        &mut self,
        view: &InterviewView,
        code: &str,
        row: Option<&str>,
        prepared: Option<&str>,
    ) -> InterviewView {
        let question = view
            .questions
            .iter()
            .find(|known| known.question == code && known.row.as_deref() == row);
        let question = question.unwrap_or_else(|| panic!("{code} has the focus and is not in its section"));
        let warning = question
            .findings
            .iter()
            .find(|found| !found.reasons.is_empty() && found.reason.is_none());
        let prepared_stands = prepared.is_some_and(|typed| typed == question.typed || question.answered);
        if let Some(warning) = warning.filter(|_| prepared_stands) {
            let request = Request::Reason {
                document: view.document.clone(),
                question: code.into(),
                row: row.map(Into::into),
                warning: warning.key.clone(),
                reason: warning.reasons[0].key.clone(),
            };
            return *view!(self.ask(request), Interview);
        }
        match prepared {
            Some(typed) => self.answer(&view.document, code, row, typed),
            None if question.nonresponse.contains(&NonresponseState::Dk) => {
                let (document, question) = (view.document.clone(), code.to_owned());
                let row = row.map(Into::into);
                *view!(
                    self.ask(Request::MarkNonresponse {
                        document,
                        question,
                        row,
                        state: NonresponseState::Dk
                    }),
                    Interview
                )
            }
            None if question.kind == QuestionKind::SelectOne && question.required && !question.answered => {
                let first = question.choices[0].name.clone();
                self.answer(&view.document, code, row, &first)
            }
            None => {
                let typed = question.typed.clone();
                self.answer(&view.document, code, row, &typed)
            }
        }
    }
}

/// What a person will type, by question.
pub type Answers = BTreeMap<&'static str, &'static str>;

/// Asks the program.
pub fn ask(app: &mut App, request: Request) -> Result<Response, ApiError> {
    dispatch(app, request, &mut |_| ())
}

/// The household of Contoh Euis: two members, consent given.
pub fn household() -> (Answers, Vec<Answers>) {
    let place = Answers::from([
        ("RT101", "kertaharja"),
        ("RT102", "Pasir Contoh"),
        ("RT103", "2"),
        ("RT104", "5"),
        ("RT107", "14"),
        ("RT120_ke", "1"),
        ("RT120_tanggal", "1/11/2026"),
        ("RT120_jam", "08.00"),
        ("RT130", "1"),
        ("RT131", "Contoh Asep"),
        ("RT201", "0000 0003 0419 9999"),
        ("RT601", "1"),
        ("RT602", "1"),
    ]);
    let head = Answers::from([
        ("AR02", "Contoh Asep"),
        ("AR04", "1"),
        ("AR05", "1"),
        ("AR06", "3/2/1995"),
        ("AR09", ""),
    ]);
    let wife = Answers::from([
        ("AR02", "Contoh Euis"),
        ("AR04", "2"),
        ("AR05", "2"),
        ("AR06", "17 agt 1999"),
        ("AR09", ""),
        ("AR16", "1"),
        ("AR17", "2"),
    ]);
    (place, vec![head, wife])
}

/// Contoh Euis in week 30: thin arm, supplementary food not received, tablets below the target.
pub fn pregnant_woman() -> Answers {
    Answers::from([
        ("BH102", "1"),
        ("BH103", "1"),
        ("BH104", "28/04/2026"),
        ("BH107", "02/02/2027"),
        ("BH108", "2"),
        ("BH109", "1"),
        ("BH110", "0"),
        ("BH201", "9"),
        ("BH202", "1"),
        ("BH203", "2"),
        ("BH204", "1"),
        ("BH219", "1 2"),
        ("BH217", "1"),
        ("BH301", "1"),
        ("BH303", "60"),
        ("BH304", "40"),
        ("BH309", "3"),
        ("BH310", "1"),
        ("BH401", "22,8"),
        ("BH402", "3"),
        ("BH701", "48,6"),
        ("BH702", "48,6"),
        ("BH703", "151,4"),
        ("BH704", "151,4"),
        ("BH705", "22,9"),
        ("BH706", "22,8"),
        ("BH707", "10,4"),
    ])
}
