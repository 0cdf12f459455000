#!/usr/bin/env python3
"""A slow second reading of an Apple Health export, written apart from the Java one: the whole file
as a tree of xml.etree, and every record second by second.

Prints, for each source, local day and channel, how many minutes were observed, the sum of their
values, and the sum of value times minute of the day; the labels; and the rows by what became of
them. generated.xml.gz was written by `bench/apple write export.xml 6 2024-03-31 3`; what this
printed for it is reference.json, with which AppleReferenceTest compares the Java code.

    python3 reference.py generated.xml.gz > reference.json
"""
import collections, datetime, gzip, json, math, re, sys, xml.etree.ElementTree, zoneinfo

PHONE = zoneinfo.ZoneInfo("Europe/Berlin")  # where the exporting phone was
Q = "HKQuantityTypeIdentifier"
# type: channel, kind, least and greatest value (a minute, for sums), most seconds
CHANNELS = {Q + "StepCount": ("steps", "sum", 0, 300, 86400),
            Q + "ActiveEnergyBurned": ("active_energy", "sum", 0, 50, 86400),
            Q + "HeartRate": ("heart_rate", "mean", 25, 250, 600),
            Q + "HeartRateVariabilitySDNN": ("sdnn", "mean", 0, 1000, 3600),
            Q + "RespiratoryRate": ("respiratory_rate", "mean", 3, 60, 3600),
            Q + "OxygenSaturation": ("spo2", "mean", 50, 100, 3600),
            Q + "AppleSleepingWristTemperature": ("skin_temperature", "mean", 10, 45, 86400)}
LABELS = {Q + "RestingHeartRate": "resting_heart_rate_bpm", Q + "BodyMass": "weight_kg"}
UNITS = {"count": 1, "count/min": 1, "ms": 1, "degC": 1, "kJ": 1 / 4.184, "lb": 0.45359237, "%": 1}
STAGES = {"Awake": "sleep_awake", "AsleepCore": "sleep_light", "AsleepDeep": "sleep_deep",
          "AsleepREM": "sleep_rem"}


def text(path):
    """The file without its declaration, and without characters that XML does not know."""
    data = gzip.open(path).read().decode("utf-8")
    data = re.sub(r"<!DOCTYPE.*?\]\s*>", "", data, flags=re.DOTALL)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]|&#11;", "?", data)


def source(record, typed):
    name = " ".join(record.get("sourceName").split())
    if typed:
        return "apple:" + name + " (typed in)"
    product = re.search(r"hardware:(.*?), software", record.get("device", ""))
    return "apple:" + name + (" (" + product.group(1) + ")" if product else "")


def rmssd(record):
    """60000 / bpm ms before each beat; a beat follows another if the clock says so too."""
    beats = []
    for b in record.iter("InstantaneousBeatsPerMinute"):
        h, m, s = b.get("time").replace(",", ".").split(":")
        beats.append((60000 / int(b.get("bpm")), 1000 * (int(h) * 3600 + int(m) * 60 + float(s))))
    squares = []
    for (before, t0), (interval, t1) in zip(beats, beats[1:]):
        if abs((t1 - t0) % 86400000 - interval) <= interval / 10 + 20:
            squares.append((interval - before) ** 2)
    return math.sqrt(sum(squares) / len(squares)) if len(squares) >= 20 else None


def read(root):
    samples, labels, rows = [], {}, collections.Counter()
    for e in root:
        if e.tag in ("ExportDate",):
            continue
        if e.tag == "Me":
            rows["kept"] += 1
            labels["birth_year"] = int(e.get("HKCharacteristicTypeIdentifierDateOfBirth")[:4])
            sex = e.get("HKCharacteristicTypeIdentifierBiologicalSex")
            labels["female"] = int(sex.endswith("Female"))
            continue
        if e.tag == "ActivitySummary":
            rows["kept"] += 1
            day = e.get("dateComponents")
            labels["daily_active_energy_kcal " + day] = float(e.get("activeEnergyBurned")) / 4.184
            labels["daily_exercise_minutes " + day] = float(e.get("appleExerciseTime"))
            labels["daily_stand_hours " + day] = float(e.get("appleStandHours"))
            continue
        kind = e.get("type")
        sleep = kind == "HKCategoryTypeIdentifierSleepAnalysis"
        if e.tag != "Record" or not (kind in CHANNELS or kind in LABELS or sleep):
            rows["not used: " + (kind if e.tag == "Record" else e.tag)] += 1
            continue
        meta = {m.get("key"): m.get("value") for m in e.findall("MetadataEntry")}
        zone = zoneinfo.ZoneInfo(meta["HKTimeZone"]) if "HKTimeZone" in meta else PHONE
        by = source(e, meta.get("HKWasUserEntered") == "1")
        start, end = (int(datetime.datetime.strptime(e.get(k), "%Y-%m-%d %H:%M:%S %z").timestamp())
                      for k in ("startDate", "endDate"))
        if sleep:
            value = e.get("value").replace("HKCategoryValueSleepAnalysis", "")
            if value == "InBed":
                rows["in bed"] += 1
                continue
            rows["kept"] += 1
            samples.append((by, "asleep", "last", zone, start, end, int(value != "Awake")))
            for stage, channel in STAGES.items():
                samples.append((by, channel, "last", zone, start, end, int(stage == value)))
            continue
        if e.get("unit") not in UNITS:
            rows["unit"] += 1
            continue
        value = float(e.get("value")) * UNITS[e.get("unit")]
        if e.get("unit") == "%" and value <= 1:
            value *= 100
        if kind in LABELS:
            rows["kept"] += 1
            day = datetime.datetime.fromtimestamp(start, zone).date().isoformat()
            labels.setdefault(LABELS[kind] + " " + day, value)
            continue
        channel, way, least, most, longest = CHANNELS[kind]
        if way == "mean" and end - start > longest:
            rows["average"] += 1
            continue
        rows["kept"] += 1
        rate = value / max(1, (end - start) / 60) if way == "sum" else value
        if end >= start and least <= rate <= most:
            samples.append((by, channel, way, zone, start, end, value))
            if channel == "sdnn" and rmssd(e) is not None:
                samples.append((by, "rmssd", way, zone, start, end, rmssd(e)))
    return samples, labels, rows


def minutes(samples):
    """Minutes of each source, day and channel."""
    by_track = collections.defaultdict(list)
    for s in samples:
        by_track[s[0], s[1]].append(s)
    days = collections.defaultdict(dict)
    for (by, channel), track in by_track.items():
        track.sort(key=lambda s: (s[4], s[4] - s[5]))  # stable: the first in the file comes first
        covered, last = 0, None
        for _, _, way, zone, start, end, value in track:
            if last == (start, end) or (way == "sum" and start < end <= covered):
                continue
            last, covered = (start, end), max(covered, end)
            for t in range(start, max(end, start + 1)):
                local = datetime.datetime.fromtimestamp(t, zone)
                day = days[by, local.date().isoformat(), channel]
                m = local.hour * 60 + local.minute
                total, weight = day.get(m, (0, 0))
                if way == "sum":
                    day[m] = (total + value / max(1, end - start), 1)
                elif way == "mean":
                    day[m] = (total + value, weight + 1)
                else:
                    day[m] = (value, 1)
    return days


def main():
    root = xml.etree.ElementTree.fromstring(text(sys.argv[1]))
    samples, labels, rows = read(root)
    days = {}
    for key, day in sorted(minutes(samples).items()):
        values = {m: total / weight for m, (total, weight) in day.items()}
        days["|".join(key)] = [len(values), round(sum(values.values()), 6),
                               round(sum(m * v for m, v in values.items()), 3)]
    json.dump({"days": days, "labels": labels, "rows": dict(sorted(rows.items()))}, sys.stdout,
              indent=1, ensure_ascii=False)
    print()


main()
