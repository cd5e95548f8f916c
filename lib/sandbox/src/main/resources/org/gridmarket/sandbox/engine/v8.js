// Runs one metered module in V8 for V8Engine, which answers all calls of the host over the pipe. Started with the permission model
// of node and without any permission but the thread, so that even a program that escaped from WebAssembly would find nothing.
// Frames both ways: length in 4 bytes (little-endian), then the content; its first byte tells what it is.
'use strict';
const { Worker } = require('node:worker_threads');

const inWorker = String.raw`
'use strict';
const fs = require('node:fs');
const LOAD = 1, CALL = 2, GET = 3, SET = 4, READ = 5, WRITE = 6, RETURN = 7, END = 8;
const DONE = 0, TRAPPED = 1, ENDED = 2, FAILED = 3, HOST_CALL = 4;

function waitABit() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); }

function readFully(length) {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    try {
      const part = fs.readSync(0, bytes, done, length - done, null);
      if (part === 0) process.exit(0);
      done += part;
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      waitABit();
    }
  }
  return bytes;
}

function writeFully(bytes) {
  let done = 0;
  while (done < bytes.length) {
    try {
      done += fs.writeSync(1, bytes, done, bytes.length - done);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      waitABit();
    }
  }
}

function receive() { return readFully(readFully(4).readUInt32LE(0)); }

function send(kind, ...parts) {
  const head = Buffer.alloc(5);
  head[4] = kind;
  head.writeUInt32LE(1 + parts.reduce((sum, part) => sum + part.length, 0), 0);
  writeFully(Buffer.concat([head, ...parts]));
}

function long(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt.asIntN(64, BigInt(value)), 0);
  return bytes;
}

const ended = new Error('ended by the host');
let exports = null;

function memory() { return new Uint8Array(exports.memory.buffer); }

// What the host may ask while a program waits for it, and between calls.
function serve(frame) {
  switch (frame[0]) {
    case READ: {
      const from = Number(frame.readBigInt64LE(1));
      send(DONE, Buffer.from(memory().subarray(from, from + frame.readUInt32LE(9))));
      return;
    }
    case WRITE:
      memory().set(frame.subarray(9), Number(frame.readBigInt64LE(1)));
      return;
    default:
      throw new Error('unknown frame ' + frame[0]);
  }
}

function hostCall(index) {
  return (...values) => {
    const size = exports.memory ? exports.memory.buffer.byteLength : 0;
    send(HOST_CALL, Buffer.from([index, values.length]), long(exports.left.value), long(size), ...values.map(long));
    for (;;) {
      const frame = receive();
      if (frame[0] === RETURN) {
        exports.left.value = frame.readBigInt64LE(1);
        return frame.readInt32LE(9);
      }
      if (frame[0] === END) {
        exports.left.value = frame.readBigInt64LE(1);
        throw ended;
      }
      serve(frame);
    }
  };
}

function outcome(action) {
  try {
    const value = action();
    send(DONE, long(value === undefined ? 0 : value));
  } catch (error) {
    if (error === ended) send(ENDED);
    else send(error instanceof WebAssembly.RuntimeError ? TRAPPED : FAILED, Buffer.from(String(error)));
  }
}

function load(frame) {
  const names = frame.subarray(3, 3 + frame.readUInt16LE(1)).toString();
  const host = {};
  names.split(',').forEach((name, index) => { host[name] = hostCall(index); });
  const module = new WebAssembly.Module(frame.subarray(3 + frame.readUInt16LE(1)));
  exports = new WebAssembly.Instance(module, { wasi_snapshot_preview1: host }).exports;
}

for (;;) {
  const frame = receive();
  const name = () => frame.subarray(2, 2 + frame[1]).toString();
  switch (frame[0]) {
    case LOAD:
      outcome(() => load(frame));
      break;
    case CALL: {
      const values = [];
      for (let at = 2 + frame[1]; at < frame.length; at += 4) values.push(frame.readInt32LE(at));
      outcome(() => exports[name()](...values));
      break;
    }
    case GET:
      outcome(() => exports[name()].value);
      break;
    case SET: {
      const value = frame.readBigInt64LE(2 + frame[1]);
      outcome(() => {
        const global = exports[name()];
        global.value = typeof global.value === 'bigint' ? value : Number(value);
      });
      break;
    }
    default:
      serve(frame);
  }
}
`;

const worker = new Worker(inWorker, {
  eval: true,
  resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 512 },
});
worker.on('error', (error) => {
  process.stderr.write(String(error) + '\n');
  process.exit(3);
});
