package org.gridmarket.sandbox.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gridmarket.sandbox.module.Instrumenter.Metered;
import org.gridmarket.sandbox.wasi.EndOfRun;
import org.gridmarket.sandbox.wasi.Guest;
import org.jspecify.annotations.Nullable;

/** An instance in V8. While it calls the host, the host reads and writes its memory over the same pipe. */
final class V8Program implements Engine.Program, Guest {
    private static final byte LOAD = 1;
    private static final byte CALL = 2;
    private static final byte GET = 3;
    private static final byte SET = 4;
    private static final byte READ = 5;
    private static final byte WRITE = 6;
    private static final byte RETURN = 7;
    private static final byte END = 8;
    private static final int DONE = 0;
    private static final int TRAPPED = 1;
    private static final int ENDED = 2;
    private static final int FAILED = 3;
    private static final int HOST_CALL = 4;

    private final Frames frames;
    private final Engine.Host host;
    private final Metered module;

    /** Each once, however often the module imports it: the program names them by their place here. */
    private final List<String> functions;

    private long left;
    private long memoryBytes;
    private @Nullable EndOfRun ended;

    V8Program(Frames frames, Engine.Host host, Metered module) {
        this.frames = frames;
        this.host = host;
        this.module = module;
        this.functions = module.imports().stream().distinct().toList();
    }

    Engine.Start load() throws IOException {
        byte[] names = String.join(",", functions).getBytes(StandardCharsets.UTF_8);
        byte[] head = Frames.content(Frames.buffer(3).put(LOAD).putShort((short) names.length));
        frames.send(head, names, module.bytes().copy());
        Engine.Ending loaded = answer();
        if (loaded instanceof Engine.Ending.Returned) {
            return new Engine.Start.Started(this);
        }
        close();
        return new Engine.Start.NotStarted("V8 does not take a module of class wasm1: " + loaded);
    }

    private static byte[] named(byte kind, String name, int more) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return Frames.content(Frames.buffer(2 + text.length + more)
                .put(kind)
                .put((byte) text.length)
                .put(text));
    }

    @Override
    public Engine.Ending call(String entry, int... arguments) {
        byte[] frame = named(CALL, entry, 4 * arguments.length);
        ByteBuffer view = Frames.buffer(4 * arguments.length);
        for (int argument : arguments) {
            view.putInt(argument);
        }
        System.arraycopy(Frames.content(view), 0, frame, frame.length - view.capacity(), view.capacity());
        try {
            frames.send(frame);
            return answer();
        } catch (IOException gone) {
            return new Engine.Ending.Failed("the process of V8 is gone: " + gone.getMessage());
        }
    }

    private Engine.Ending answer() throws IOException {
        for (; ; ) {
            ByteBuffer frame = frames.receive();
            switch (frame.get()) {
                case DONE -> {
                    return new Engine.Ending.Returned(frame.getLong());
                }
                case TRAPPED -> {
                    return new Engine.Ending.Trapped(rest(frame));
                }
                case ENDED -> {
                    EndOfRun how = ended;
                    return how == null
                            ? new Engine.Ending.Failed("V8 says that the host ended it, which it did not")
                            : new Engine.Ending.Ended(how);
                }
                case FAILED -> {
                    return new Engine.Ending.Failed(rest(frame));
                }
                case HOST_CALL -> hostCall(frame);
                default -> throw new IOException("the engine's process sends an unknown frame");
            }
        }
    }

    private static String rest(ByteBuffer frame) {
        return StandardCharsets.UTF_8.decode(frame).toString();
    }

    private void hostCall(ByteBuffer frame) throws IOException {
        String function = functions.get(frame.get());
        long[] arguments = new long[frame.get()];
        left = frame.getLong();
        memoryBytes = frame.getLong();
        for (int index = 0; index < arguments.length; index++) {
            arguments[index] = frame.getLong();
        }
        try {
            int errno = host.call(function, arguments, this);
            frames.send(
                    Frames.content(Frames.buffer(13).put(RETURN).putLong(left).putInt(errno)));
        } catch (EndOfRun end) {
            ended = end;
            frames.send(Frames.content(Frames.buffer(9).put(END).putLong(left)));
        }
    }

    @Override
    public long global(String name) {
        try {
            frames.send(named(GET, name, 0));
            if (answer() instanceof Engine.Ending.Returned value) {
                return value.value();
            }
            throw new IllegalStateException("V8 has no global " + name);
        } catch (IOException gone) {
            throw new EngineGoneException(gone);
        }
    }

    @Override
    public void global(String name, long value) {
        byte[] frame = named(SET, name, 8);
        System.arraycopy(Frames.content(Frames.buffer(8).putLong(value)), 0, frame, frame.length - 8, 8);
        try {
            frames.send(frame);
            if (!(answer() instanceof Engine.Ending.Returned)) {
                throw new IllegalStateException("V8 has no global " + name);
            }
        } catch (IOException gone) {
            throw new EngineGoneException(gone);
        }
    }

    @Override
    public Guest guest() {
        return this;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }

    @Override
    public byte[] read(long address, int length) {
        try {
            frames.send(
                    Frames.content(Frames.buffer(13).put(READ).putLong(address).putInt(length)));
            ByteBuffer frame = frames.receive();
            byte[] bytes = new byte[length];
            frame.get();
            frame.get(bytes);
            return bytes;
        } catch (IOException gone) {
            throw new EngineGoneException(gone);
        }
    }

    @Override
    public void write(long address, byte[] bytes) {
        try {
            frames.send(Frames.content(Frames.buffer(9).put(WRITE).putLong(address)), bytes);
        } catch (IOException gone) {
            throw new EngineGoneException(gone);
        }
    }

    @Override
    public long left() {
        return left;
    }

    @Override
    public void left(long instructions) {
        left = instructions;
    }

    @Override
    public void close() {
        frames.close();
    }
}
