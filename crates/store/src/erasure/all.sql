SELECT e.id, e.order_id, r.document, r.kind, r.device, r.seq, r.prev, length(r.bytes) AS length
FROM erased AS e
JOIN revision AS r ON r.id = e.id
ORDER BY e.id;
