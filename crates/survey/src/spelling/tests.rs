use super::NameWords;

/// All readings of a name, words parted by spaces, second readings after a stroke.
fn sounds(name: &str) -> String {
    let words = NameWords::of(name);
    let said: Vec<String> = words.words().iter().map(|word| word.readings.join("|")).collect();
    said.join(" ")
}

/// All names sound alike.
fn alike(names: &[&str]) {
    for name in names {
        assert_eq!(sounds(name), sounds(names[0]), "{name} and {}", names[0]);
    }
}

#[test]
fn oe_is_u() {
    alike(&["Soeharti", "Suharti"]);
    alike(&["Noer", "Nur"]);
}

#[test]
fn dj_is_j_and_j_is_y() {
    alike(&["Djaja", "Jaya", "Djaya"]);
    alike(&["Jusuf", "Yusuf", "Yusup"]);
    alike(&["Djoenaedi", "Junaedi", "Junaidi"]);
}

#[test]
fn tj_is_c_nj_is_ny_and_sj_is_sy_and_s() {
    alike(&["Tjutju", "Cucu"]);
    alike(&["Njai", "Nyai"]);
    alike(&["Aisjah", "Aisyah", "Aisah", "Aisya"]);
    alike(&["Sjamsul", "Syamsul", "Samsul"]);
}

#[test]
fn ch_is_kh_and_h_and_none() {
    alike(&["Akhmadi", "Ahmadi", "Amadi"]);
    alike(&["Khodijah", "Hodijah"]);
    assert_eq!(sounds("Chodijah").split('|').next(), Some(&*sounds("Khodijah")));
}

#[test]
fn a_modern_ch_is_c_as_well() {
    assert_eq!(sounds("Icha").split('|').next_back(), Some(&*sounds("Ica")));
}

#[test]
fn dh_is_d_and_other_silent_h_go() {
    alike(&["Ramadhan", "Ramadan"]);
    alike(&["Hasanah", "Hasana", "Asanah"]);
    alike(&["Shinta", "Sinta"]);
    alike(&["Thoha", "Toha"]);
}

#[test]
fn f_p_and_v_are_one() {
    alike(&["Fitri", "Pitri", "Vitri", "Phitri"]);
}

#[test]
fn double_letters_are_single_ones() {
    alike(&["Nissa", "Nisa"]);
    alike(&["Ma'mun", "Maamun", "Mamun"]);
}

#[test]
fn y_at_the_end_is_i() {
    alike(&["Eddy", "Edi", "Edy"]);
    alike(&["Susy", "Susi"]);
}

#[test]
fn short_forms_of_muhammad_and_siti_are_the_names() {
    alike(&[
        "Muhammad Asep",
        "Moh. Asep",
        "Moch Asep",
        "Muh.Asep",
        "M. Asep",
        "Mohamad Asep",
        "Mochammad Asep",
    ]);
    alike(&["Siti Aminah", "St. Aminah", "Sitti Aminah"]);
    alike(&["Abd. Rohman", "Abdul Rohman", "Abdoel Rohman"]);
}

#[test]
fn an_m_alone_or_at_the_end_is_only_a_letter() {
    assert_eq!(sounds("M"), "m");
    assert_eq!(sounds("Asep M"), "asep m");
}

#[test]
fn titles_and_degrees_are_no_name() {
    alike(&[
        "Euis",
        "Bu Euis",
        "Ibu Hj. Euis",
        "Ny. Euis",
        "Euis, S.Pd.",
        "Hj. Euis, S.Pd.I, M.M.",
    ]);
    alike(&["Asep", "Pak Asep", "H. Asep", "KH Asep", "Bpk. H. Asep"]);
}

#[test]
fn a_title_alone_is_looked_for_as_it_stands() {
    assert_eq!(sounds("Bu"), "bu");
    assert_eq!(sounds("h"), "h");
}

#[test]
fn neighbours_are_joined_as_well() {
    let joined = NameWords::of("Nur Hayati").joined();
    assert_eq!(joined[0].readings, NameWords::of("Nurhayati").words()[0].readings);
}

#[test]
fn different_names_stay_different() {
    for (one, other) in [("Asep", "Dadang"), ("Siti", "Sinta"), ("Dewi", "Dewa"), ("Ani", "Ana")] {
        assert_ne!(sounds(one), sounds(other));
    }
}
