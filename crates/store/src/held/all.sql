SELECT id, device, author, seq, bundle, why, at, signature, bytes FROM held ORDER BY device, seq, id;
