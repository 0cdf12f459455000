#!/usr/bin/env python3
"""A slow second decoder of FIT, written apart from the Java one, from the public protocol page.

Reads every .fit file of a folder and prints, a file: messages by global number, faults, first and
last timestamp, sums of heart rates and a SHA-256 over every value of every message; and what the
importer should make of it: steps by the hour of the local day, times of beats, their variability.
What it printed for the 14 real files is reference.json beside it; RealFitFilesTest and
RealFitImportTest compare the Java code with it.

    python3 reference.py FOLDER > reference.json
"""
import glob, hashlib, json, math, os, struct, sys

# number: (format, size, the value that means "absent")
TYPES = {0: ("B", 1, 0xFF), 1: ("b", 1, 0x7F), 2: ("B", 1, 0xFF), 3: ("h", 2, 0x7FFF),
         4: ("H", 2, 0xFFFF), 5: ("i", 4, 0x7FFFFFFF), 6: ("I", 4, 0xFFFFFFFF), 7: ("s", 1, 0),
         8: ("f", 4, None), 9: ("d", 8, None), 10: ("B", 1, 0), 11: ("H", 2, 0), 12: ("I", 4, 0),
         13: ("B", 1, 0xFF), 14: ("q", 8, 0x7FFFFFFFFFFFFFFF), 15: ("Q", 8, 0xFFFFFFFFFFFFFFFF),
         16: ("Q", 8, 0)}


def crc16(data):
    """CRC-16 of polynomial 0x8005, bits reversed, from 0: one bit at a time."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def value(raw, base, order, aligned):
    """The values of a field as text, '' if it is absent."""
    kind, size, invalid = TYPES[base if aligned else 13]
    if kind == "s":
        parts = [p.decode("utf-8", "replace") for p in raw.split(b"\0")]
        while parts and not parts[-1]:
            parts.pop()
        return "|".join(parts)
    if not aligned or base == 13:
        return "" if all(b == 0xFF for b in raw) else raw.hex()
    texts = []
    for at in range(0, len(raw), size):
        bits = raw[at:at + size]
        v, = struct.unpack(order + kind, bits)
        if kind in "fd":
            texts.append("-" if bits == b"\xff" * size else struct.pack(">d", v).hex())
        else:
            texts.append("-" if v == invalid else str(v))
    return "" if all(t == "-" for t in texts) else ",".join(texts)


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0
        self.faults, self.misaligned = [], set()
        self.lines, self.first = [], 0  # (number, text, time, heart rates); where a file's begin

    def fault(self, kind, at):
        self.faults.append({"kind": kind, "offset": at})
        if kind in ("NO_DEFINITION", "BAD_DEFINITION", "OVERRUN") and len(self.lines) > self.first:
            self.lines.pop()  # bytes are lost or added somewhere before: the last one may be wrong

    def read(self):
        while self.at < len(self.data):
            start, rest = self.at, self.data[self.at:]
            if len(rest) < 12 or rest[8:12] != b".FIT" or rest[0] < 12 or len(rest) < rest[0]:
                self.fault("TRAILING_BYTES", start)
                return self
            header, size = rest[0], struct.unpack("<I", rest[4:8])[0]
            if header >= 14 and rest[12:14] not in (b"\0\0", struct.pack("<H", crc16(rest[:12]))):
                self.fault("HEADER_CRC", start + 12)
            end = start + header + size
            self.first = len(self.lines)
            self.records(start + header, end)
            if end + 2 > len(self.data):
                if not self.faults or self.faults[-1]["kind"] != "TRUNCATED":
                    self.fault("TRUNCATED", len(self.data))
                return self
            if crc16(self.data[start:end]) != struct.unpack("<H", self.data[end:end + 2])[0]:
                self.fault("FILE_CRC", end)
            self.at = end + 2
        return self

    def records(self, at, end):
        data, local, clock = self.data, {}, None
        while at < end:
            begin = at
            if at >= len(data):
                return self.fault("TRUNCATED", len(data))
            head = data[at]
            at += 1
            if head & 0xC0 == 0x40:
                need = 5
                if at + need <= len(data):
                    need += 3 * data[at + 4]
                    if head & 0x20 and at + need < len(data):
                        need += 1 + 3 * data[at + need]
                    elif head & 0x20:
                        need += 1
                if at + need > end:
                    return self.fault("OVERRUN", begin)
                if at + need > len(data):
                    return self.fault("TRUNCATED", len(data))
                if data[at + 1] > 1:
                    return self.fault("BAD_DEFINITION", begin)
                order = ">" if data[at + 1] else "<"
                number, count = struct.unpack(order + "HB", data[at + 2:at + 5])
                fields = [tuple(data[at + 5 + 3 * i:at + 8 + 3 * i]) for i in range(count)]
                more, pos = [], at + 5 + 3 * count
                if head & 0x20:
                    more = [tuple(data[pos + 1 + 3 * i:pos + 4 + 3 * i]) for i in range(data[pos])]
                local[head & 15] = (number, order, fields, more)
                for n, size, base in fields:
                    if base & 31 in TYPES and size % TYPES[base & 31][1]:
                        if (number, n) not in self.misaligned:
                            self.misaligned.add((number, n))
                            self.fault("MISALIGNED_FIELD", begin)
                at += need
                continue
            slot = head >> 5 & 3 if head & 0x80 else head & 15
            if slot not in local:
                return self.fault("NO_DEFINITION", begin)
            number, order, fields, more = local[slot]
            need = sum(f[1] for f in fields) + sum(f[1] for f in more)
            if at + need > end:
                return self.fault("OVERRUN", begin)
            if at + need > len(data):
                return self.fault("TRUNCATED", len(data))
            line, stamp, beats = [str(number)], None, []
            for n, size, base in fields:
                raw = data[at:at + size]
                at += size
                if base & 31 not in TYPES:
                    continue
                aligned = size % TYPES[base & 31][1] == 0
                text = value(raw, base & 31, order, aligned)
                if text:
                    line.append("%d=%s" % (n, text))
                    if n == 253 and base & 31 == 6 and size == 4:
                        stamp = int(text)
                    if base & 31 == 2 and (number, n) in ((20, 3), (55, 27), (132, 6)):
                        beats = [int(t) for t in text.split(",") if t != "-"]
            for n, size, index in more:
                line.append("%d.%d=%s" % (index, n, data[at:at + size].hex()))
                at += size
            if head & 0x80 and clock is not None:
                clock += (head & 31) - clock & 31
                stamp = clock
            if stamp is not None:
                clock = stamp
                line.append("@%d" % stamp)
            self.lines.append((number, ";".join(line), stamp, beats))

    def summary(self):
        counts, rates = {}, {}
        for number, _, _, beats in self.lines:
            counts[number] = counts.get(number, 0) + 1
            rates[number] = rates.get(number, []) + beats
        times = [t for _, _, t, _ in self.lines if t is not None]
        text = "".join(line + "\n" for _, line, _, _ in self.lines)
        return {"messages": counts, "faults": self.faults,
                "heartRates": {n: {"count": len(r), "sum": sum(r)} for n, r in rates.items() if r},
                "firstTimestamp": min(times, default=0), "lastTimestamp": max(times, default=0),
                "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()}


def fields(line):
    return dict(p.split("=", 1) for p in line.split(";")[1:] if "=" in p)


def steps_by_hour(lines):
    """Steps of a monitoring file of one day, by the hours since its monitoring_info."""
    hours, totals, clock, begin, stretch = {}, {}, None, None, None
    for number, line, stamp, _ in lines:
        clock = stamp if stamp is not None else clock
        f = fields(line)
        if number == 103:
            begin, stretch = stamp, (stamp, stamp)
        if number != 55 or begin is None:
            continue
        if "26" in f:
            clock += (int(f["26"]) - clock) % 65536
        if clock > stretch[1]:
            stretch = (stretch[1], clock)
        kind = int(f["5"]) if "5" in f else int(f["24"], 16) & 31
        if kind in (1, 6) and "3" in f:
            new = int(f["3"]) - totals.get(kind, 0)
            totals[kind] = int(f["3"])
            for second in range(stretch[0], stretch[1]) if new else ():
                hour = (second - begin) // 3600
                hours[hour] = hours.get(hour, 0) + new / (stretch[1] - stretch[0])
    return {h: round(n, 3) for h, n in sorted(hours.items())}


def beat_times(lines):
    """How many beats hr messages have; the first and the last in ms since 1989; out of order ones."""
    times, start, tied, event = [], None, None, None
    for number, line, stamp, _ in lines:
        f = fields(line)
        if number != 132:
            continue
        if stamp is not None and "9" in f:
            event = tied = int(f["9"].split(",")[0])
            start = stamp * 1000 + int(f.get("0", 0)) / 32.768
            times.append(start)
        if "10" in f:
            raw = bytes.fromhex(f["10"])
            for i in range(0, len(raw), 3):
                packed = raw[i] | raw[i + 1] << 8 | raw[i + 2] << 16
                for low in (packed & 0xFFF, packed >> 12):
                    event += (low - event) % 4096
                    times.append(start + (event - tied) / 1.024)
    back = sum(b < a for a, b in zip(times, times[1:]))
    return [len(times), int(min(times)), int(max(times)), back] if times else []


def variability(lines):
    """rmssd and sdnn of the minutes of hrv messages that have 30 s of beats; no beat is unclean."""
    minutes, clock = {}, None
    for number, line, stamp, _ in lines:
        clock = stamp if stamp is not None else clock
        if number == 78:
            beats = [int(b) for b in fields(line)["0"].split(",") if b != "-"]
            minutes.setdefault(clock // 60, []).extend(beats)
    result = {}
    for minute, rr in minutes.items():
        steps = [(b - a) ** 2 for a, b in zip(rr, rr[1:])]
        assert all(abs(b - a) <= 0.2 * a for a, b in zip(rr, rr[1:])), "an unclean beat"
        if sum(rr) >= 30000:
            mean = sum(rr) / len(rr)
            result[minute] = [round(math.sqrt(sum(steps) / len(steps)), 4),
                              round(math.sqrt(sum((x - mean) ** 2 for x in rr) / (len(rr) - 1)), 4)]
    return result


result = {}
for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.fit"))):
    with open(path, "rb") as f:
        r = Reader(f.read()).read()
    result[os.path.basename(path)] = dict(
        r.summary(), stepsByHour=steps_by_hour(r.lines), beats=beat_times(r.lines),
        variability=variability(r.lines))
json.dump(result, sys.stdout, indent=1)
print()
