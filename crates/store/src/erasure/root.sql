SELECT root FROM store;
