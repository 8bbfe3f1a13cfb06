"""Fuzz targets of the readers: one for each kind of file, over mutations of real-looking seeds."""
