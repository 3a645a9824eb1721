"""Verifies a bundle with nothing of the program's own: Python's standard library and the openssl command.

usage: independent_check.py BUNDLE NUMBER [RECEIPT]
Prints "holds SIZE ROOT" and exits with 0, or says what is wrong and exits with 1. The proof of one
inclusion is made from the leaves of entries.jsonl; with RECEIPT, the one in that file is checked as well.
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def fail(words):
    print(words)
    sys.exit(1)


def read(bundle, name):
    with open(os.path.join(bundle, name), "rb") as file:
        return file.read()


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_of(line):
    """RFC 6962 section 2.1; a purged entry is known by its leaf only."""
    if line.startswith(b'{"leaf":'):
        purged = json.loads(line)
        if purged.get("purged") is not True or set(purged) != {"leaf", "number", "purged"}:
            fail("a purged line of another shape")
        return base64.b64decode(purged["leaf"], validate=True)
    return sha256(b"\x00" + line)


def tree(leaves):
    """Merkle tree hash by its definition, bottom up: a node without a right neighbour goes up as it is."""
    if not leaves:
        return sha256(b"")
    row = leaves
    while len(row) > 1:
        pairs = [sha256(b"\x01" + row[i] + row[i + 1]) for i in range(0, len(row) - 1, 2)]
        row = pairs + row[len(row) - len(row) % 2 :]
    return row[0]


def audit_path(index, leaves):
    """RFC 6962 section 2.1.1, recursively."""
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = leaves[:split], leaves[split:]
    if index < split:
        return audit_path(index, left) + [tree(right)]
    return audit_path(index - split, right) + [tree(left)]


def root_from(index, size, leaf, path):
    """RFC 9162 section 2.1.3.2."""
    node, number, last = leaf, index, size - 1
    for step in path:
        if last == 0:
            fail("the path is too long")
        if number & 1 or number == last:
            node = sha256(b"\x01" + step + node)
            while number and not number & 1:
                number >>= 1
                last >>= 1
        else:
            node = sha256(b"\x01" + node + step)
        number >>= 1
        last >>= 1
    if last:
        fail("the path is too short")
    return node


def open_note(note, key_line):
    """C2SP signed-note with an Ed25519 key; openssl verifies the signature."""
    name, key_id, encoded = key_line.rstrip("\n").split("+", 2)
    key = base64.b64decode(encoded, validate=True)
    if key[0] != 1 or len(key) != 33:
        fail("not an Ed25519 key")
    if sha256(name.encode() + b"\n" + key)[:4].hex() != key_id:
        fail("the key is not what its hash says")
    text, signatures = note[: note.rindex("\n\n") + 1], note[note.rindex("\n\n") + 2 :]
    for line in signatures.splitlines():
        dash, signer, blob = line.split(" ")
        blob = base64.b64decode(blob, validate=True)
        if dash == "\u2014" and signer == name and blob[:4].hex() == key_id:
            verify(key[1:], text.encode(), blob[4:])
            return name, text.split("\n")
    fail("no signature of the key")


def verify(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key.der", "message", "signature")]
        prefix = bytes.fromhex("302a300506032b6570032100")
        for path, data in zip(paths, (prefix + key, message, signature)):
            with open(path, "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0]]
        command += ["-rawin", "-in", paths[1], "-sigfile", paths[2]]
        if subprocess.run(command, capture_output=True).returncode:
            fail("the signature does not hold")


def check_receipt(file, key_line):
    with open(file, encoding="utf8") as opened:
        receipt = json.load(opened)
    if receipt["key"] != key_line.rstrip("\n"):
        fail("the receipt is of another journal")
    _, lines = open_note(receipt["checkpoint"], key_line)
    path = [bytes.fromhex(step) for step in receipt["path"]]
    leaf = bytes.fromhex(receipt["leaf"])
    found = root_from(receipt["number"] - 1, int(lines[1]), leaf, path)
    if base64.b64encode(found).decode() != lines[2]:
        fail("the receipt does not hold")
    return leaf


def main():
    bundle, number = sys.argv[1], int(sys.argv[2])
    entries = read(bundle, "entries.jsonl")
    if entries and not entries.endswith(b"\n"):
        fail("the last line has no end")
    leaves = [leaf_of(line) for line in entries.split(b"\n")[:-1]]
    key_line = read(bundle, "key.txt").decode()
    name, lines = open_note(read(bundle, "checkpoint.txt").decode(), key_line)
    if lines[0] != name or int(lines[1]) != len(leaves):
        fail("origin or size differ")
    root = tree(leaves)
    if base64.b64encode(root).decode() != lines[2]:
        fail("the root differs")
    path = audit_path(number - 1, leaves)
    if root_from(number - 1, len(leaves), leaves[number - 1], path) != root:
        fail("the inclusion is not proved")
    if len(sys.argv) > 3 and check_receipt(sys.argv[3], key_line) not in leaves:
        fail("the receipt's leaf is not in the bundle")
    print("holds", len(leaves), root.hex())


main()
