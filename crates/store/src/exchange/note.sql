INSERT INTO exchange (bundle, direction, at, device, kind, file, revisions, new, fingerprint, times)
VALUES (:bundle, :direction, :at, :device, :kind, :file, :revisions, :new, :fingerprint, 1)
ON CONFLICT (bundle, direction) DO UPDATE SET times = times + 1
RETURNING times;
