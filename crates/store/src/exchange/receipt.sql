SELECT bundle, device, at, bytes FROM receipt WHERE bundle = :bundle;
