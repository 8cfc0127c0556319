SELECT id, bytes, signature, device, seq FROM revision WHERE id = :id;
