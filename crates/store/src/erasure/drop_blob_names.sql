DELETE FROM revision_blob WHERE revision = :id;
