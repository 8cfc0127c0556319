"""pyxform: a workbook to an XForm. convert.py FORM.xlsx FORM.xml; says the milliseconds of processor time of a turn."""

import json
import pathlib
import sys
import time

import pyxform
from pyxform.xls2xform import convert

workbook, xform = sys.argv[1:3]
turns, began = 0, time.process_time()
# As many turns as are needed to tell, and one that only warms up where they are short.
while turns == 0 or (time.process_time() - began < 1 and turns < 20):
    made = convert(xlsform=workbook, validate=False)
    turns += 1
taken = (time.process_time() - began) * 1000 / turns
pathlib.Path(xform).write_text(made.xform, encoding="utf-8")
jar = pathlib.Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
print(json.dumps({"convert": taken, "jar": str(jar)}))
