package org.gridmarket.sandbox.module;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the binary format; every number is checked as section 5.2 of the WebAssembly specification asks. */
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /** Another reader of the same part, from where this one is. */
    ByteReader again() {
        return new ByteReader(bytes, position, end);
    }

    /** Everything from here to the end. */
    ByteWriter rest() {
        return new ByteWriter().bytes(bytes, position, end - position);
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == end;
    }

    int u8() throws RefusedModuleException {
        if (position >= end) {
            throw new RefusedModuleException("ends in the middle of something, at byte " + position);
        }
        return bytes[position++] & 0xff;
    }

    /** An unsigned number of 32 bits. */
    long u32() throws RefusedModuleException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                if (value > 0xffff_ffffL) {
                    break;
                }
                return value;
            }
        }
        throw new RefusedModuleException("a number of more than 32 bits, before byte " + position);
    }

    /** A count or an index, against its bound. */
    int count(String what, int most) throws RefusedModuleException {
        long count = u32();
        if (count > most) {
            throw new RefusedModuleException(what + ": " + count + ", at most " + most);
        }
        return (int) count;
    }

    int index(String what, int size) throws RefusedModuleException {
        long index = u32();
        if (index >= size) {
            throw new RefusedModuleException("there is no " + what + " " + index + ", there are " + size);
        }
        return (int) index;
    }

    int s32() throws RefusedModuleException {
        return (int) signed(32);
    }

    /** The type of a block: 33 bits, so that an index of 32 bits is told from a value type. */
    long s33() throws RefusedModuleException {
        return signed(33);
    }

    long s64() throws RefusedModuleException {
        return signed(64);
    }

    private long signed(int bits) throws RefusedModuleException {
        long value = 0;
        for (int shift = 0; shift < bits; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                int used = Math.min(shift + 7, 64);
                long extended = value << (64 - used) >> (64 - used);
                int left = bits - shift;
                if (left < 7) {
                    int beyond = (byte) (next << 1) >> left;
                    if (beyond != 0 && beyond != -1) {
                        break;
                    }
                }
                return extended;
            }
        }
        throw new RefusedModuleException("a number of more than " + bits + " bits, before byte " + position);
    }

    void skip(long count) throws RefusedModuleException {
        if (count > end - position) {
            throw new RefusedModuleException("ends in the middle of something, at byte " + end);
        }
        position += (int) count;
    }

    byte[] take(long count) throws RefusedModuleException {
        int from = position;
        skip(count);
        return Arrays.copyOfRange(bytes, from, position);
    }

    String name() throws RefusedModuleException {
        byte[] name = take(u32());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new RefusedModuleException("a name that is not UTF-8, before byte " + position);
        }
    }

    /** A part of as many bytes as a number in front of it says. */
    ByteReader part(int most) throws RefusedModuleException {
        int length = count("bytes of a part", most);
        int from = position;
        skip(length);
        return new ByteReader(bytes, from, position);
    }

    void copyTo(ByteWriter out, int from) {
        out.bytes(bytes, from, position - from);
    }

    void mustBeAtEnd(String what) throws RefusedModuleException {
        if (!atEnd()) {
            throw new RefusedModuleException(what + " ends before its last byte, at byte " + position);
        }
    }
}
