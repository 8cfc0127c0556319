INSERT INTO revision (
    id, document, case_id, kind, op, state, member, instrument, round, pass, source, author, device, seq, prev, at,
    signature, bytes
) VALUES (
    :id, :document, NULL, :kind, 'erased', NULL, NULL, NULL, 0, 0, NULL, '', :device, :seq, :prev, '', zeroblob(64),
    zeroblob(0)
);
