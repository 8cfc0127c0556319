SELECT hash, bytes FROM blob;
