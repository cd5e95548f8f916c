package org.gridmarket.sandbox.wasi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;

/** The memory of a program as the host reads and writes it: checked, little-endian, paid. */
final class GuestMemory {
    /** A part of it. */
    record Buffer(long address, int length) {}

    private final Guest guest;

    GuestMemory(Guest guest) {
        this.guest = guest;
    }

    Guest guest() {
        return guest;
    }

    /** Takes instructions, and ends the run when there are none left. */
    void charge(long units) {
        long left = guest.left() - units;
        guest.left(left);
        if (left < 0) {
            throw EndOfRun.of(EndOfRun.Reason.INSTRUCTIONS);
        }
    }

    void chargeBytes(long bytes) {
        charge(Math.ceilDiv(bytes, WasiLimits.BYTES_PER_UNIT));
    }

    /** An address or a length as the program gave it. */
    static long unsigned(long argument) {
        return argument & 0xffff_ffffL;
    }

    private long checked(long address, long length) throws WasiException {
        long from = unsigned(address);
        if (length > guest.memoryBytes() - from) {
            throw Errno.FAULT.raised();
        }
        return from;
    }

    byte[] read(long address, long length) throws WasiException {
        long from = checked(address, length);
        return guest.read(from, (int) length);
    }

    void write(long address, byte[] bytes) throws WasiException {
        long from = checked(address, bytes.length);
        if (bytes.length > 0) {
            guest.write(from, bytes);
        }
    }

    ByteBuffer view(long address, int length) throws WasiException {
        return ByteBuffer.wrap(read(address, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A record to be filled and written. */
    static ByteBuffer fresh(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All bytes of a record. */
    static byte[] content(ByteBuffer filled) {
        byte[] bytes = new byte[filled.capacity()];
        filled.get(0, bytes);
        return bytes;
    }

    void writeInt(long address, int value) throws WasiException {
        write(address, content(fresh(4).putInt(value)));
    }

    void writeLong(long address, long value) throws WasiException {
        write(address, content(fresh(8).putLong(value)));
    }

    /** Buffers of a read or a write, each within the memory. */
    List<Buffer> buffers(long address, long count) throws WasiException {
        if (unsigned(count) > WasiLimits.LIST) {
            throw Errno.INVAL.raised();
        }
        int number = (int) count;
        ByteBuffer list = view(address, 8 * number);
        List<Buffer> buffers = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            long from = list.getInt();
            long length = unsigned(list.getInt());
            buffers.add(new Buffer(checked(from, length), (int) length));
        }
        return buffers;
    }

    static long total(List<Buffer> buffers) {
        return buffers.stream().mapToLong(Buffer::length).sum();
    }

    /** A path, paid by its bytes; UTF-8 without zero bytes. */
    Bytes path(long address, long length) throws WasiException {
        long bytes = unsigned(length);
        if (bytes > WasiLimits.PATH_BYTES) {
            throw Errno.NAMETOOLONG.raised();
        }
        chargeBytes(bytes);
        byte[] path = read(address, bytes);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path));
            if (text.toString().indexOf('\0') >= 0) {
                throw Errno.INVAL.raised();
            }
        } catch (CharacterCodingException malformed) {
            throw Errno.ILSEQ.raised();
        }
        return Bytes.of(path);
    }

    /** Strings with a zero byte behind each, and their addresses in a list. */
    void strings(List<byte[]> strings, long pointers, long text) throws WasiException {
        long size = strings.stream().mapToLong(string -> string.length + 1L).sum();
        chargeBytes(size + 4L * strings.size());
        ByteBuffer addresses = fresh(4 * strings.size());
        ByteBuffer bytes = fresh((int) size);
        for (byte[] string : strings) {
            addresses.putInt((int) (unsigned(text) + bytes.position()));
            bytes.put(string).put((byte) 0);
        }
        write(pointers, content(addresses));
        write(text, content(bytes));
    }

    void sizes(List<byte[]> strings, long count, long size) throws WasiException {
        writeInt(count, strings.size());
        writeInt(size, strings.stream().mapToInt(string -> string.length + 1).sum());
    }
}
