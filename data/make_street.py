#!/usr/bin/env python3
"""Makes data/street-24: one day of 24 homes on three feeders, net production in kW by interval of 15 minutes.

Every home has a load with a morning and an evening peak; every second one has solar panels of 2 to 5 kW. A home that sells
asks for a little more than the feed-in tariff, one that buys pays a little less than the grid's. Same seed, same files.
"""
import csv
import math
import pathlib
import random

INTERVALS = 96  # of a day, 15 minutes each
SURPLUS, DEFICIT = 80, 300  # the tariff of a run, in micro-units of currency per Wh


def bump(t, centre, width):
    return math.exp(-(((t - centre) / width) ** 2))


def net_kw(t, base, panels, random_state):
    load = base * (0.4 + 0.8 * bump(t, 30, 6) + 1.4 * bump(t, 76, 9)) * random_state.uniform(0.9, 1.1)
    sun = panels * bump(t, 52, 13) * random_state.uniform(0.85, 1.0)
    return round(sun - load, 3)


def main():
    folder = pathlib.Path(__file__).parent / "street-24"
    folder.mkdir(exist_ok=True)
    random_state = random.Random(24)
    for feeder in (1, 2, 3):
        for home in range(1, 9):
            base = random_state.uniform(0.4, 0.9)
            panels = random_state.uniform(2, 5) if home % 2 else 0
            asks, pays = random_state.randint(SURPLUS + 10, 150), random_state.randint(200, DEFICIT - 10)
            with open(folder / f"prosumer_{feeder}{home:02}.csv", "w", newline="") as file:
                rows = csv.writer(file, lineterminator="\n")
                rows.writerow(["startTime", "endTime", "energy", "price"])
                for t in range(INTERVALS):
                    kw = net_kw(t, base, panels, random_state)
                    rows.writerow([t, t, kw, asks if kw > 0 else pays])


if __name__ == "__main__":
    main()
