INSERT INTO retired_device (device, at) VALUES (:device, :at) ON CONFLICT (device) DO NOTHING;
