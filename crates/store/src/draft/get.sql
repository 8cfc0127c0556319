SELECT
    document, kind, case_id, member, instrument, form, pack, round, pass, source, interviewer, visit, area,
    household, base, begun, cursor
FROM draft
WHERE document = :document;
