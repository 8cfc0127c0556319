SELECT document, kind, device, seq, prev FROM revision WHERE id = :id;
