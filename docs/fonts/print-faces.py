"""Makes lib/print/fonts/bricolage-grotesque-*.ttf: two weights, each a file of its own. How to run it: README.md."""

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FILES = "node_modules/@fontsource-variable/bricolage-grotesque/files"
SOURCE = f"{FILES}/bricolage-grotesque-latin-standard-normal.woff2"
FAMILY = "Bricolage Grotesque"
ENGLISH = (3, 1, 0x409)

for weight, style in ((600, "SemiBold"), (800, "ExtraBold")):
    font = instantiateVariableFont(TTFont(SOURCE), {"wght": weight, "opsz": 32, "wdth": 100})
    font.flavor = None
    names = font["name"]
    # Programs that know four styles a family find it under 1 and 2, the others under 16 and 17.
    for number, text in (
        (1, f"{FAMILY} {style}"),
        (2, "Regular"),
        (4, f"{FAMILY} {style}"),
        (6, f"BricolageGrotesque-{style}"),
        (16, FAMILY),
        (17, style),
    ):
        names.setName(text, number, *ENGLISH)
    # What a static face has no use for: the names of axes, and the table of styles that names them.
    for record in list(names.names):
        if record.nameID == 25 or record.nameID > 255:
            names.removeNames(nameID=record.nameID)
    if "STAT" in font:
        del font["STAT"]
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = 0
    # Neither italic nor bold, but regular within its family of one.
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x21) | 0x40
    font.save(f"bricolage-grotesque-{weight}.ttf")
