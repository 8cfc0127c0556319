SELECT device, bytes, at FROM card ORDER BY device;
