;; Writes its arguments and a number that it has worked for: 8 bytes that depend on every argument, after a few million steps.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start") (local $i i32) (local $hash i64) (local $end i32)
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (drop (call $args (i32.const 64) (i32.const 1024)))
    (local.set $end (i32.load (i32.const 4)))
    (local.set $hash (i64.const 1469598103934665603))
    (loop $more
      (local.set $hash
        (i64.mul
          (i64.xor (local.get $hash)
            (i64.load8_u (i32.add (i32.const 1024) (i32.rem_u (local.get $i) (local.get $end)))))
          (i64.const 1099511628211)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $i) (i32.const 300000))))
    (i64.store (i32.add (i32.const 1024) (local.get $end)) (local.get $hash))
    (i32.store (i32.const 16) (i32.const 1024))
    (i32.store (i32.const 20) (i32.add (local.get $end) (i32.const 8)))
    (drop (call $write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 24)))))
