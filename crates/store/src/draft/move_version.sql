UPDATE draft SET instrument = :instrument, pack = :pack
WHERE document = :document;
