SELECT device, seq, id, prev FROM revision ORDER BY device, seq, id;
