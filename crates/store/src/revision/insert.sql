INSERT INTO revision (
    id, document, case_id, kind, op, state, member, instrument, round, pass, source, author, device, seq, prev, at,
    signature, bytes
) VALUES (
    :id, :document, :case_id, :kind, :op, :state, :member, :instrument, :round, :pass, :source, :author, :device, :seq,
    :prev, :at, :signature, :bytes
) ON CONFLICT (id) DO NOTHING;
