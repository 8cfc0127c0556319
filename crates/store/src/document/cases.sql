WITH seen AS (
    SELECT case_id, document, at, 0 AS draft FROM revision WHERE case_id IS NOT NULL
    UNION ALL
    SELECT case_id, document, touched, 1 FROM draft WHERE case_id IS NOT NULL
)
SELECT
    case_id,
    count(DISTINCT CASE WHEN draft = 0 THEN document END) AS documents,
    sum(draft) AS drafts,
    max(at) AS last_at
FROM seen
GROUP BY case_id
ORDER BY last_at DESC, case_id;
