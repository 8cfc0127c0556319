SELECT 1 FROM retired_device WHERE device = :device;
