DELETE FROM held WHERE id = :id;
