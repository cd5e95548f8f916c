package org.gridmarket.sandbox.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is spoken to in frames over its standard input and output: length in 4 bytes, little-endian,
 * and content.
 */
final class Frames implements AutoCloseable {
    /** Longest frame that a child may send: memory that a program writes at once, and a head. */
    private static final int MOST_BYTES = (1 << 30) + 1_024;

    private final Process process;
    private final DataInputStream in;
    private final OutputStream out;

    private Frames(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.out = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
    }

    /** Starts it with an empty environment; what it says to its standard error is not kept. */
    static Frames start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return new Frames(builder.start());
    }

    Process process() {
        return process;
    }

    static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] content(ByteBuffer filled) {
        byte[] bytes = new byte[filled.capacity()];
        filled.get(0, bytes);
        return bytes;
    }

    void send(byte[]... parts) throws IOException {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        out.write(content(buffer(4).putInt(length)));
        for (byte[] part : parts) {
            out.write(part);
        }
    }

    ByteBuffer receive() throws IOException {
        out.flush();
        int length = Integer.reverseBytes(in.readInt());
        if (length < 1 || length > MOST_BYTES) {
            throw new IOException("the engine's process sends a frame of " + length + " bytes");
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("the engine's process ended");
        }
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Ends the process and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
