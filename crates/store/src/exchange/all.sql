SELECT bundle, direction, at, device, kind, file, revisions, new, fingerprint, times
FROM exchange
ORDER BY arrival DESC;
