SELECT device, bytes, at FROM card WHERE device = :device;
