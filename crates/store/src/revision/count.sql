SELECT count(*) AS revisions FROM revision;
