INSERT INTO draft (
    document, kind, case_id, member, instrument, form, pack, round, pass, source, interviewer, visit, area,
    household, base, begun, touched, cursor, changes
) VALUES (
    :document, :kind, :case_id, :member, :instrument, :form, :pack, :round, :pass, :source, :interviewer, :visit, :area,
    :household, :base, :begun, :begun, NULL, 0
) ON CONFLICT (document) DO NOTHING;
