//! A real survey's people, each with a folder, who carry files to one another on a stick.

use std::path::{Path, PathBuf};

use paduk_app::api::{Request, Response};
use paduk_app::{App, task};

use crate::laptop::{Laptop, ask, host, household};

/// A village of the built-in pack.
pub const AREA: &str = "kertaharja";

/// The survey: its root key with the words, the roster in use, a stick, and the desks of its people.
pub struct Team {
    pub desk: tempfile::TempDir,
    root_words: String,
    roster: PathBuf,
}

impl Team {
    /// The holder of the root key begins the survey.
    pub fn begun() -> Self {
        let desk = tempfile::tempdir().unwrap();
        for name in ["akar", "stik"] {
            std::fs::create_dir(desk.path().join(name)).unwrap();
        }
        let made = task::roster_init(&host(desk.path()), "stunting-cianjur", &desk.path().join("akar")).unwrap();
        Self {
            root_words: made.words,
            roster: made.file.into(),
            desk,
        }
    }

    pub fn stick(&self) -> PathBuf {
        self.desk.path().join("stik")
    }

    pub fn data(&self, name: &str) -> PathBuf {
        self.desk.path().join(name)
    }

    pub fn roster(&self) -> &Path {
        &self.roster
    }

    pub fn programme_key(&self) -> PathBuf {
        self.desk.path().join("akar/program.key")
    }

    /// A laptop asks to be enrolled.
    pub fn asks(&self, name: &str, role: &str, person: &str) -> task::Asked {
        let mut app = App::new(host(&self.data(name)));
        task::ask_enrolment(&mut app, &self.roster, role, person, &self.stick()).unwrap()
    }

    fn root_wish<'a>(&'a self, file: &'a Path) -> task::RosterWish<'a> {
        task::RosterWish {
            root: file,
            words: &self.root_words,
            roster: &self.roster,
        }
    }

    /// The holder of the root key puts a supervisor on the roster, the words compared.
    pub fn lists(&mut self, asked: &task::Asked, level: &str, identity: Option<&Path>) -> PathBuf {
        let root = self.desk.path().join("akar/program.akar");
        let words = asked.check_words.join(" ");
        let sign = task::SignWish {
            words: &words,
            area: &[AREA.to_owned()],
            identity,
        };
        let wish = self.root_wish(&root);
        let request = Path::new(&asked.file);
        let made = task::roster_sign(&host(self.desk.path()), &wish, request, level, &sign, &self.stick()).unwrap();
        self.roster = made.file.into();
        made.files[0].clone().into()
    }

    /// The holder of the root key revokes a device.
    pub fn revokes(&mut self, device: &str, upto: u64, keeps: &[String]) -> PathBuf {
        let root = self.desk.path().join("akar/program.akar");
        let made = task::roster_revoke(
            &host(self.desk.path()),
            &self.root_wish(&root),
            device,
            upto,
            keeps,
            &self.stick(),
        )
        .unwrap();
        self.roster = made.file.into();
        self.roster.clone()
    }

    /// The answer accepted and the profile opened, as on a laptop that was switched off in between.
    pub fn opens(&self, name: &str, asked: &task::Asked, answer: &Path) -> Laptop {
        let data = self.data(name);
        let stick = self.stick();
        let profile = Some(asked.profile.as_str());
        task::accept_enrolment(&host(&data), profile, &asked.words, answer, Some(&stick)).unwrap();
        let app = task::open(host(&data), profile, &asked.words).unwrap();
        Laptop::with(app, &asked.words, &data)
    }

    /// A supervisor, enrolled.
    pub fn supervisor(&mut self, name: &str, person: &str) -> Laptop {
        self.supervisor_at("supervisor", name, person)
    }

    /// A supervisor on this level, enrolled.
    pub fn supervisor_at(&mut self, level: &str, name: &str, person: &str) -> Laptop {
        let asked = self.asks(name, "supervisor", person);
        let answer = self.lists(&asked, level, None);
        self.opens(name, &asked, &answer)
    }

    /// A supervisor signs a request, the words compared.
    pub fn signs(&self, supervisor: &mut Laptop, asked: &task::Asked) -> PathBuf {
        let words = asked.check_words.join(" ");
        let wish = task::SignWish {
            words: &words,
            area: &[AREA.to_owned()],
            identity: None,
        };
        let signed = task::sign_request(&mut supervisor.app, Path::new(&asked.file), &wish, &self.stick()).unwrap();
        signed.file.into()
    }

    /// An enumerator, enrolled by this supervisor.
    pub fn enumerator(&self, name: &str, person: &str, supervisor: &mut Laptop) -> Laptop {
        let asked = self.asks(name, "enumerator", person);
        let answer = self.signs(supervisor, &asked);
        self.opens(name, &asked, &answer)
    }

    /// Work written into a file on the stick.
    pub fn sends(&self, laptop: &mut Laptop) -> PathBuf {
        self.stick().join(laptop.send(&self.stick()).file)
    }
}

/// One household, finished.
pub fn works(laptop: &mut Laptop) -> String {
    let (place, members) = household();
    let begun = laptop.new_household();
    let (case, document) = (begun.case.clone(), begun.document.clone());
    laptop.fill(begun, &place, &members);
    laptop.finish(&document);
    case
}

/// The device id of an open profile, as its request to be enrolled again names it.
pub fn device(laptop: &mut Laptop, stick: &Path) -> String {
    let asked = task::ask_enrolment_again(&mut laptop.app, stick).unwrap();
    task::show_request(Path::new(&asked.file)).unwrap().device
}

/// The code with which opening is refused.
pub fn refused(data: &Path, profile: &str, words: &str) -> String {
    task::open(host(data), Some(profile), words).err().unwrap().code
}

/// How many households a laptop knows.
pub fn households(laptop: &mut Laptop) -> u32 {
    let Ok(Response::Receive(view)) = ask(&mut laptop.app, Request::ReceivePlan) else {
        panic!()
    };
    view.households
}

impl Laptop {
    /// What goes back to one person, written into a file on the stick.
    pub fn stick_for(&mut self, team: &Team, person: &str) -> PathBuf {
        let sent = task::make_bundle_for(&mut self.app, person, &team.stick(), &mut |_| ()).unwrap();
        team.stick().join(sent.file)
    }
}
