INSERT INTO erased (id, order_id) VALUES (:id, :order_id)
ON CONFLICT (id) DO UPDATE SET order_id = min(order_id, excluded.order_id);
