//! Keys people can live with: passphrase, wrapping, cards, identities.
