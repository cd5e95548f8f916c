"""Makes random modules: python3 generate.py FIRST_SEED COUNT BYTES writes FIRST_SEED.wasm and so on into this folder.

Needs binaryen's wasm-opt and wasm-as. Functions that the fuzzer imports to log values become functions that mix them into one
number; "_start" calls all that is exported, with a few arguments, and writes the number to standard output after each call.
"""
import pathlib
import random
import re
import subprocess
import sys
import tempfile

FEATURES = [
    "--disable-simd", "--disable-threads", "--disable-exception-handling", "--disable-tail-call", "--disable-gc",
    "--disable-reference-types", "--disable-multivalue", "--enable-bulk-memory", "--enable-sign-ext",
    "--enable-nontrapping-float-to-int", "--enable-mutable-globals",
]
MIX = """(func $log-%s (param %s) (global.set $mixed (i64.add (i64.rotl (global.get $mixed) (i64.const 13))
  (i64.xor (i64.const 0x9e3779b97f4a7c15) %s))))
"""
BITS = {
    "i32": "(i64.extend_i32_u (local.get 0))",
    "i64": "(local.get 0)",
    "f32": "(i64.extend_i32_u (i32.reinterpret_f32 (local.get 0)))",
    "f64": "(i64.reinterpret_f64 (local.get 0))",
}
IMPORT = """(import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
"""
# Writes the number, and leaves the memory as it found it.
WRITE = """(global $mixed (mut i64) (i64.const 0))
(func $write (local i64 i64)
  (local.set 0 (i64.load (i32.const 0))) (local.set 1 (i64.load (i32.const 8)))
  (i32.store (i32.const 0) (i32.const 8)) (i32.store (i32.const 4) (i32.const 8))
  (i64.store (i32.const 8) (global.get $mixed))
  (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 0)))
  (i64.store (i32.const 0) (local.get 0)) (i64.store (i32.const 8) (local.get 1)))
"""
ARGUMENTS = [0, 1, -1, 7, 65535, 1000000]


def calls(text, chance):
    for function in re.findall(r'\(export "[^"]*" \(func (\$[^ )]*)\)\)', text):
        signature = re.search(
            r"(?m)^ \(func " + re.escape(function) + r"(?=[ \n])((?: \(param [^)]*\))*)(?: \(result ([a-z0-9]*)\))?", text)
        types = [part.split()[-1] for part in re.findall(r"\(param ([^)]*)\)", signature.group(1))]
        for _ in range(2):
            given = " ".join(f"({kind}.const {chance.choice(ARGUMENTS)})" for kind in types)
            call = f"(call {function} {given})"
            if signature.group(2):
                call = f"(call $log-{signature.group(2)} {call})"
            yield f"(call $hangLimitInitializer) {call} (call $write)\n"


def module(text, chance):
    for kind in BITS:
        text = re.sub(rf'\(import "fuzzing-support" "log-{kind}" \(func [^ ]* \(param {kind}\)\)\)', "", text)
    start = '(func (export "_start") ' + "".join(calls(text, chance)) + "))"
    place = text.index("(global $")
    logs = "".join(MIX % (kind, kind, bits) for kind, bits in BITS.items())
    return text[:place] + IMPORT + text[place:].rstrip()[:-1] + WRITE + logs + start


def main(first, count, size):
    folder = pathlib.Path(__file__).parent
    with tempfile.TemporaryDirectory() as scratch:
        raw, plain, whole = (pathlib.Path(scratch, name) for name in ("raw", "plain.wat", "whole.wat"))
        for seed in range(first, first + count):
            chance = random.Random(seed)
            raw.write_bytes(chance.randbytes(size))
            subprocess.run(["wasm-opt", raw, "--translate-to-fuzz", *FEATURES, "-S", "-o", plain], check=True, stderr=subprocess.DEVNULL)
            whole.write_text(module(plain.read_text(), chance))
            subprocess.run(["wasm-as", whole, *FEATURES, "-o", folder / f"{seed}.wasm"], check=True)


main(*map(int, sys.argv[1:4]))
