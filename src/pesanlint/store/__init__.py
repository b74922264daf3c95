"""The cache folder: compiled guidelines and results of earlier runs."""
