"""A sample corpus that this project wrote: an invented county and its annual reports."""
