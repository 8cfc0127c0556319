//! `paduk demo`: the main job without a window, as anybody can try it.

use paduk_app::{Host, task};

#[test]
fn the_demonstration_leaves_stores_bundles_verdicts_and_a_report() {
    let desk = tempfile::tempdir().unwrap();
    let out = desk.path().join("demo");
    let made = task::demo(Host::of_this_machine().with_cheap_words(), &out, &mut |_| ()).unwrap();
    assert!(
        made.households >= 6 && made.questionnaires >= 5 && made.bundles == 2 && made.known_again,
        "{made:?}"
    );
    let page = std::fs::read_to_string(out.join("laporan.html")).unwrap();
    assert!(
        page.contains("<svg") && page.contains("Kertamukti") && page.contains("1.055") && !page.contains("<script")
    );
    let csv = std::fs::read_to_string(out.join("verdicts.csv")).unwrap();
    assert!(!csv.contains("Contoh"), "no names");
    for verdict in ["met", "gap", "not_applicable", "unknown"] {
        assert!(
            csv.contains(&format!(",{verdict},")),
            "{verdict} is shown by some sample"
        );
    }

    // The identities left there open the bundles; the enumerator's does not.
    let bundles: Vec<_> = std::fs::read_dir(out.join("paket"))
        .unwrap()
        .flatten()
        .map(|file| file.path())
        .collect();
    for bundle in bundles
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "paduk"))
    {
        let checked = task::check_bundle(bundle, &out.join("pengawas.key")).unwrap();
        assert!(
            checked.refused.is_none() && checked.revisions > 0,
            "{:?}",
            checked.refused
        );
        let refused = task::check_bundle(bundle, &out.join("pencacah.key"))
            .unwrap()
            .refused
            .unwrap();
        assert_eq!(refused.code, "not-for-this-key");
    }

    // Both stores know the same once everything was carried over.
    let words = |name: &str| {
        let words = std::fs::read_to_string(out.join(format!("{name}.kata"))).unwrap();
        let mut app = task::open(Host::of_this_machine().with_data(&out.join(name)), None, &words).unwrap();
        task::fingerprint(&mut app).unwrap().words
    };
    assert_eq!(words("pengawas"), made.words);
    assert_eq!(words("pencacah"), words("pengawas"));

    // A folder of somebody's own is never overwritten; a former demonstration is.
    let own = desk.path().join("own");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("surat.txt"), "penting").unwrap();
    let refused = task::demo(Host::of_this_machine().with_cheap_words(), &own, &mut |_| ()).unwrap_err();
    assert_eq!(refused.code, "folder-not-empty");
    task::demo(Host::of_this_machine().with_cheap_words(), &out, &mut |_| ()).unwrap();
}
