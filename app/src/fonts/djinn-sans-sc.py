#!/usr/bin/env python3
"""Makes the letters of the Chinese window: DejaVu Sans, and from Droid Sans Fallback the characters that DejaVu lacks and
words_zh.properties has. Run it in the repository's root after changing that file; see app/docs/settings.md.

    apt install python3-fonttools fonts-droid-fallback
    python3 app/src/fonts/djinn-sans-sc.py /usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf
"""
import pathlib
import sys
import tempfile

from fontTools import merge, subset, ttLib
from fontTools.ttLib import scaleUpem

NAME = "Djinn Sans SC"
RESOURCES = pathlib.Path("app/src/main/resources/dev/djinn/app")
# Latin with its extensions, Greek, Cyrillic, punctuation, arrows, mathematics, shapes, dingbats, full-width forms
KEPT = [(0x20, 0x24F), (0x370, 0x52F), (0x2000, 0x22FF), (0x2500, 0x27BF)]


def subset_to(font_file, unicodes):
    options = subset.Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    font = subset.load_font(str(font_file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    for table in ("FFTM", "GDEF", "GPOS", "GSUB", "kern", "MATH", "vhea", "vmtx", "VORG", "gasp"):
        if table in font:
            del font[table]
    return font


def rename(font, style):
    names = {1: NAME, 2: style, 3: f"{NAME} {style}", 4: f"{NAME} {style}", 6: NAME.replace(" ", "") + "-" + style}
    font["name"].names = [record for record in font["name"].names if record.nameID in (0, 13, 14)]
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)


def main(fallback):
    words = set((RESOURCES / "words/words_zh.properties").read_text(encoding="utf-8"))
    for latin, style in (("DejaVuSans", "Regular"), ("DejaVuSans-Bold", "Bold")):
        dejavu = RESOURCES / f"view/fonts/{latin}.ttf"
        has = set(ttLib.TTFont(dejavu).getBestCmap())
        missing = {ord(letter) for letter in words} - has
        first = subset_to(dejavu, [u for low, high in KEPT for u in range(low, high + 1) if u in has])
        second = subset_to(fallback, missing)
        scaleUpem.scale_upem(second, first["head"].unitsPerEm)
        with tempfile.TemporaryDirectory() as folder:
            files = [f"{folder}/1.ttf", f"{folder}/2.ttf"]
            first.save(files[0])
            second.save(files[1])
            merged = merge.Merger().merge(files)
        rename(merged, style)
        merged.save(RESOURCES / f"view/fonts/DjinnSansSC{'' if style == 'Regular' else '-Bold'}.ttf")
        print(style, len(missing - {10, 13}), "characters of", pathlib.Path(fallback).name)


if __name__ == "__main__":
    main(sys.argv[1])
