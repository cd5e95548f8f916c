package org.gridmarket.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.engine.BoundedCache;
import org.gridmarket.sandbox.engine.ChicoryEngine;
import org.gridmarket.sandbox.engine.CompiledCode;
import org.gridmarket.sandbox.engine.Engine;
import org.gridmarket.sandbox.module.Instrumenter;

/**
 * The program of a child process: runs jobs and modules of streams in Chicory, one request after the other, as {@link
 * ChildProcess} sends them. It may be ended at any moment. Its arguments are the folder for compiled code and the most
 * bytes in it.
 */
public final class EngineProcess {
    static final byte RUN = 1;
    static final byte OPEN = 2;
    static final byte PROCESS = 3;

    /**
     * Enough for {@code Meters.STACK_SLOTS} in the interpreter, whose frames are the largest; only what is used takes
     * memory.
     */
    private static final long STACK_BYTES = 1L << 30;

    /** Bytes of modules whose metered form is kept. */
    private static final long METERED_BYTES = 96L << 20;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Map<EngineName, Engine> engines = new EnumMap<>(EngineName.class);
    private final BoundedCache<Instrumenter.Result> metered = new BoundedCache<>(METERED_BYTES);
    private final List<ReactorRun> reactors = new ArrayList<>();

    EngineProcess(DataInputStream in, DataOutputStream out, CompiledCode code) {
        this.in = in;
        this.out = out;
        engines.put(EngineName.CHICORY_AOT, ChicoryEngine.compiling(code));
        engines.put(EngineName.CHICORY_INTERPRETER, ChicoryEngine.interpreting());
    }

    public static void main(String[] arguments) throws InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        CompiledCode code = arguments.length == 2
                ? CompiledCode.in(Path.of(arguments[0]), Long.parseLong(arguments[1]))
                : CompiledCode.nowhere();
        onLargeStack(() -> new EngineProcess(in, out, code).serve());
    }

    /** Programs use the stack of their thread, up to the limit of the class. */
    static void onLargeStack(Runnable work) throws InterruptedException {
        Thread thread = new Thread(null, work, "sandbox", STACK_BYTES);
        thread.start();
        thread.join();
    }

    private void serve() {
        try {
            for (; ; ) {
                answer(in.readByte());
                out.flush();
            }
        } catch (EOFException over) {
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException("the one who asked is gone", broken);
        }
    }

    private void answer(byte request) throws IOException {
        switch (request) {
            case RUN -> {
                EngineName engine = EngineName.valueOf(Transfer.bytes(in).toUtf8());
                Job job = Transfer.job(in);
                Transfer.outcome(out, CommandRun.run(job, engine(engine), meter(job.module())));
            }
            case OPEN -> open();
            case PROCESS -> {
                int partition = in.readInt();
                Transfer.reactorOutcome(out, reactors.get(partition).process(Transfer.bytes(in)));
            }
            default -> throw new IOException("there is no request " + request);
        }
    }

    private void open() throws IOException {
        EngineName engine = EngineName.valueOf(Transfer.bytes(in).toUtf8());
        Bytes module = Transfer.bytes(in);
        ReactorLimits limits = new ReactorLimits(in.readLong(), in.readInt(), in.readInt(), in.readInt());
        int partitions = in.readInt();
        ReactorRun.Opening opening = new ReactorRun.Opening.NotHere("no partition");
        for (int partition = 0; partition < partitions; partition++) {
            opening = ReactorRun.open(meter(module), engine(engine), limits);
            if (!(opening instanceof ReactorRun.Opening.Open(ReactorRun run))) {
                break;
            }
            reactors.add(run);
        }
        Transfer.opening(out, opening);
    }

    private Engine engine(EngineName name) throws IOException {
        Engine engine = engines.get(name);
        if (engine == null) {
            throw new IOException("engine " + name.text() + " runs elsewhere");
        }
        return engine;
    }

    private Instrumenter.Result meter(Bytes module) {
        return metered.get(Hashes.sha256(module), module.length(), () -> Instrumenter.instrument(module));
    }
}
