"""Reads or writes a safetensors file with the standard library alone: the second route of a test."""
import hashlib
import json
import struct
import sys


def read(path):
    with open(path, "rb") as f:
        blob = f.read()
    (n,) = struct.unpack("<Q", blob[:8])
    header = json.loads(blob[8 : 8 + n].decode("utf-8"))
    assert n % 8 == 0, n
    print("metadata", json.dumps(header.pop("__metadata__", {})))
    for name, t in header.items():
        begin, end = t["data_offsets"]
        digest = hashlib.sha256(blob[8 + n + begin : 8 + n + end]).hexdigest()
        print(name, t["dtype"], t["shape"], digest)


def write(path):
    tensors = [
        ("scalar", "F64", [], struct.pack("<d", 0.1)),
        ("matrix", "F32", [2, 3], struct.pack("<6f", 0, 0.5, 1, 1.5, float("inf"), -2.25)),
        ("empty", "I64", [0], b""),
        ("\u4e2d\u6587", "I32", [3], struct.pack("<3i", -1, 2, -(2**31))),
    ]
    header, data = {}, b""
    for name, dtype, shape, blob in tensors:
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(blob)]}
        data += blob
    header = {k: header[k] for k in reversed(header)}  # the header's order is not the data's
    header["__metadata__"] = {"format": "pt", "note": "\u00e9 \"quoted\""}
    text = json.dumps(header, indent=1).encode("utf-8") + b" " * 5
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + data)


{"read": read, "write": write}[sys.argv[1]](sys.argv[2])
