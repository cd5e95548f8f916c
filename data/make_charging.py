#!/usr/bin/env python3
"""Makes data/charging: charging points behind three transformers, for a night and a day in hours. A market of
docs/allocation.md as a folder. Same seed, same files.

A charging point sells energy of each hour in an offer of its own; a car takes what it needs in any of the hours
that it is parked, by any plug that it has. Cars of the fleet must be full (WHOLE). The plugs of the depot are for the fleet
alone, prices of the evening peak are bounded, and each transformer bears so much in an hour. A car that does not come is
reversed within a day.
"""
import json
import pathlib
import random

HOUR = 3_600_000  # ms
SLOTS = 24
AC, FAST = 1, 2  # plugs
PEAK = (5, 8)  # 17:00 to 21:00, counted from noon
TRANSFORMERS = {"t1": 25, "t2": 20, "t3": 30}  # kWh in an hour
POINTS = [("t1", AC, 11, 3), ("t2", AC, 11, 2), ("t3", FAST, 40, 1), ("depot", AC, 11, 2)]  # transformer, plug, kWh, how many
CARS, VANS = 20, 5


def slots(first, last):
    return [{"field": "slot", "from": first, "to": last}]


def schema(members):
    offering = 3_000_000
    return {
        "name": "charging",
        "operator": "DSO",
        "supervisor": "REGULATOR",
        "type": [{"name": "slot", "min": 0, "max": 100_000}, {"name": "plug", "min": AC, "max": FAST}],
        "slot": {"field": "slot", "epoch": 1_750_032_000_000, "millis": HOUR, "leadMillis": HOUR, "window": SLOTS},
        "quantity": [{"name": "kwh", "max": 500, "decimals": 0, "volume": 1}],
        "offers": {"provide": [], "consume": []},
        "objective": ["VOLUME", "WELFARE"],
        "price": "UNIFORM",
        "money": {"settled": True, "holdMillis": 86_400_000},
        "calendar": {
            "epoch": 1_750_032_000_000 - 2 * HOUR,
            "offeringMillis": offering,
            "solvingMillis": HOUR - offering,
            "graceMillis": 60_000,
            "lapseMillis": 300_000,
            "overlap": True,
            "life": SLOTS + 2,
            "simulation": False,
        },
        "limits": {"members": members, "offersPerMember": SLOTS, "alternatives": 2 * SLOTS, "assignments": 1_000},
        "terms": {
            "feeMicro": 5_000,
            "bands": [{"types": slots(*PEAK), "min": 150_000, "max": 450_000}],
            "weights": [],
            "pairs": [
                {"types": [], "provider": "depot", "consumer": "fleet"},
                {"types": [], "provider": "public", "consumer": "fleet"},
                {"types": [], "provider": "public", "consumer": "private"},
            ],
            "capacities": [
                {"types": [], "group": group, "by": ["slot"], "out": kwh} for group, kwh in TRANSFORMERS.items()
            ],
        },
    }


def main():
    folder = pathlib.Path(__file__).parent / "charging"
    folder.mkdir(exist_ok=True)
    drawn = random.Random(13)
    members, offers = [], []
    for transformer, plug, kwh, count in POINTS:
        for i in range(1, count + 1):
            name = f"{transformer}-{i}"
            groups = ["depot", "t2"] if transformer == "depot" else ["public", transformer]
            members.append((name, groups))
            night = drawn.randrange(120_000, 200_000, 5_000)
            for slot in range(SLOTS):
                asks = night + (60_000 if PEAK[0] <= slot <= PEAK[1] else 0)
                offers.append((f"{name}-{slot}", name, "provide", "", slot, plug, kwh, asks))
    for i in range(1, CARS + VANS + 1):
        fleet = i > CARS
        name = f"van-{i - CARS}" if fleet else f"car-{i}"
        members.append((name, ["fleet" if fleet else "private"]))
        first = drawn.randrange(2, 12)
        last = min(SLOTS - 1, first + drawn.randrange(2, 12))
        plugs = f"{AC}..{FAST}" if drawn.random() < 0.4 else str(AC)
        needs = drawn.randrange(10, 40)
        pays = drawn.randrange(200_000, 480_000, 5_000)
        offers.append((name, name, "consume", "W" if fleet else "", f"{first}..{last}", plugs, needs, pays))
    (folder / "market.json").write_text(json.dumps(schema(len(members)), separators=(",", ":")) + "\n")
    lines = ["member,groups"] + [f"{name},{';'.join(sorted(groups))}" for name, groups in members]
    (folder / "members.csv").write_text("\n".join(lines) + "\n")
    lines = ["offer,member,side,flags,slot,plug,kwh,value"] + [",".join(map(str, offer)) for offer in offers]
    (folder / "offers.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
