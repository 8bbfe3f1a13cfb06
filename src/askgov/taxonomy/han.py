"""The characters that names are written in. Names of places hold rare ones, 㮾梨街道, 㙍塘镇, that lie outside the first block."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
"""The inside of a character class: unified ideographs with extensions A to H (Unicode 15)."""
