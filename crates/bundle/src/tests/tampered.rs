use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::sample::{scene, with_footer, worker};
use crate::verify::{Demands, Verifier};
use crate::{BundleError, Expectations, Limits, age_header};

#[test]
fn every_truncation_is_refused() {
    let scene = scene(2, &[vec![3; 50]]);
    let bytes = scene.bytes();
    for length in 0..bytes.len() {
        let error = scene.receive(&bytes[..length]).unwrap_err();
        let fits = matches!(
            error,
            BundleError::Truncated | BundleError::Damaged | BundleError::NotABundle
        );
        assert!(fits, "{length} bytes: {error:?}");
    }
}

#[test]
fn truncations_between_chunks_are_refused() {
    // Larger than one chunk of age (64 KiB): cut exactly between chunks, every remaining chunk still decrypts.
    let mut noise = Vec::new();
    for n in 0..8000_u64 {
        noise.extend_from_slice(paduk_survey::Hash::of(&n.to_be_bytes()).as_bytes());
    }
    let scene = scene(1, &[noise]);
    let bytes = scene.bytes();
    assert!(bytes.len() > 3 * 65_552);
    let payload = age_header::scan(&bytes, &Limits::FORMAT).unwrap() + 16;
    for chunks in 0..3 {
        let error = scene.receive(&bytes[..payload + chunks * 65_552]).unwrap_err();
        assert!(
            matches!(error, BundleError::Truncated | BundleError::Damaged),
            "{chunks}: {error:?}"
        );
    }
    let mut swapped = bytes.clone();
    swapped[payload..payload + 2 * 65_552].rotate_left(65_552);
    assert_eq!(scene.receive(&swapped).unwrap_err(), BundleError::Damaged);
    let lengthened = [bytes.as_slice(), b"\n"].concat();
    assert_eq!(scene.receive(&lengthened).unwrap_err(), BundleError::Damaged);
}

#[test]
fn every_flipped_bit_is_refused_quickly() {
    let scene = scene(2, &[vec![3; 50]]);
    let bytes = scene.bytes();
    let mut slowest = Duration::ZERO;
    for at in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        let begun = Instant::now();
        let refused = scene.receive(&flipped);
        slowest = slowest.max(begun.elapsed());
        assert!(refused.is_err(), "bit {} of byte {}", at % 8, at / 8);
    }
    // The aim is 50 ms on an idle machine; tests share theirs.
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
}

#[test]
fn no_splice_of_two_bundles_is_taken() {
    // Two bundles of one person for the same supervisor, and the second once more with another blob.
    let scenes = [scene(2, &[vec![3; 50]]), scene(3, &[])];
    let files = scenes.each_ref().map(super::sample::Scene::bytes);
    let plain = scenes.each_ref().map(|scene| super::sample::joined(&scene.lines()));
    for seed in 0..4_000_u64 {
        let chance = paduk_survey::Hash::of(&seed.to_be_bytes());
        let chance = chance.as_bytes();
        let number = |at: usize, of: usize| u16::from_be_bytes([chance[at], chance[at + 1]]) as usize % (of + 1);
        let (one, other) = (usize::from(chance[0] & 1), usize::from(chance[0] >> 1 & 1));
        // Half of them cut the sealed files; the others cut the plain lines and are sealed for the reader's very key.
        let from = if chance[1] & 1 == 0 { &files } else { &plain };
        let head = &from[one][..number(2, from[one].len())];
        let spliced = [head, &from[other][number(4, from[other].len())..]].concat();
        if spliced == from[0] || spliced == from[1] {
            continue;
        }
        let sealed = if chance[1] & 1 == 0 {
            spliced
        } else {
            let packed = super::sample::pack(&spliced);
            super::sample::seal_plainly(&packed, &scenes[0].supervisor.identity)
        };
        assert!(scenes[0].receive(&sealed).is_err(), "splice {seed}");
    }
}

#[test]
fn the_wrong_key_opens_nothing() {
    let scene = scene(1, &[]);
    let stranger = worker("X", 9);
    let error = scene.receive_as(&scene.bytes(), &stranger.identity, &Expectations::default());
    assert_eq!(error.unwrap_err(), BundleError::NotForThisKey);
}

#[test]
fn other_files_are_named_as_such() {
    let scene = scene(1, &[]);
    let code = |bytes: &[u8]| scene.receive(bytes).unwrap_err().code();
    assert_eq!(code(b""), "not-a-bundle");
    assert_eq!(code(b"PK\x03\x04 a zip"), "not-a-bundle");
    assert_eq!(code(&scene.lines().concat()), "not-a-bundle", "the plain stream itself");
    let missing = super::sample::read(
        &scene.folder.path().join("tidak-ada"),
        &scene.supervisor.identity,
        &Expectations::default(),
        &[],
    );
    let error = missing.unwrap_err();
    assert_eq!(error.code(), "bundle-unreadable");
    assert!(!format!("{error} {:?}", error.params()).contains("tidak-ada"));
}

#[test]
fn no_changed_byte_of_a_signed_line_survives_a_new_footer() {
    // Fed to the reader's own code directly: sealing anew thousands of times would only test age again.
    let scene = scene(2, &[]);
    let body = scene.body();
    let nobody = |_: &_, _: &_, _: Option<&[u8]>| None;
    for at in 0..body[2].len() {
        for change in [1, 2, 0x20, 0x80] {
            let mut body = body.clone();
            body[2][at] ^= change;
            let mut reader = Verifier::new(Demands::default(), &nobody, &Limits::FORMAT);
            let refused = with_footer(&body, &scene.enumerator.signing)
                .iter()
                .try_for_each(|line| reader.push(line));
            assert!(refused.is_err(), "byte {at} changed by {change:#x}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_the_bytes_are_they_are_answered(start in 0_usize..4, noise in prop::collection::vec(any::<u8>(), 0..300)) {
        let prefix: &[u8] = [&b"age-encryption.org/v1\n"[..], b"age-encryption.org/v1\n-> X25519 ", b"{\"h\":{", b""][start];
        let bytes = [prefix, &noise].concat();
        prop_assert!(age_header::scan(&bytes, &Limits::FORMAT).is_err());
        let nobody = |_: &_, _: &_, _: Option<&[u8]>| None;
        let mut reader = Verifier::new(Demands::default(), &nobody, &Limits::FORMAT);
        prop_assert!(reader.push(&bytes).is_err());
    }
}
