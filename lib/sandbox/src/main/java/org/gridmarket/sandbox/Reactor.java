package org.gridmarket.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A module of a stream, started (spec/stream-market.md, "Sandbox"). It exports {@code input(length) -> address} (0
 * refuses) and {@code process(length) -> address << 32 | length}, and may export {@code _initialize}. An output
 * depends on its input alone. May be used by any thread; inputs are worked on one at a time.
 */
public final class Reactor implements AutoCloseable {
    /** Most partitions of one reactor (spec/stream-market.md leaves it open; each holds a memory). */
    public static final int MOST_PARTITIONS = 64;

    /** What became of starting a module. */
    public sealed interface Opening {
        record Open(Reactor reactor) implements Opening {}

        /** The module cannot be used by anybody under these limits. */
        record Refused(String reason) implements Opening {}

        /** This machine could not start it. */
        record NotHere(String reason) implements Opening {}
    }

    private final ChildProcess child;
    private final ReactorLimits limits;
    private final int partitions;

    private Reactor(ChildProcess child, ReactorLimits limits, int partitions) {
        this.child = child;
        this.limits = limits;
        this.partitions = partitions;
    }

    static Opening open(
            ChildProcesses children, Bytes module, ReactorLimits limits, int partitions, Duration patience) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("partitions: " + partitions + ", from 1 to " + MOST_PARTITIONS);
        }
        ChildProcess child;
        try {
            child = children.take();
        } catch (IOException failure) {
            return new Opening.NotHere("no child process: " + failure.getMessage());
        }
        Opening opening = child.ask(patience, (out, in) -> {
                    out.writeByte(EngineProcess.OPEN);
                    Transfer.bytes(out, Bytes.utf8(EngineName.CHICORY_AOT.name()));
                    Transfer.bytes(out, module);
                    out.writeLong(limits.instructions());
                    out.writeInt(limits.pages());
                    out.writeInt(limits.inputBytes());
                    out.writeInt(limits.outputBytes());
                    out.writeInt(partitions);
                    out.flush();
                    return switch (in.readByte()) {
                        case Transfer.OPENED -> new Opening.Open(new Reactor(child, limits, partitions));
                        case Transfer.REFUSED ->
                            new Opening.Refused(Transfer.bytes(in).toUtf8());
                        default -> new Opening.NotHere(Transfer.bytes(in).toUtf8());
                    };
                })
                .orElseGet(() -> new Opening.NotHere("the child process ended, or took longer than " + patience));
        if (!(opening instanceof Opening.Open)) {
            child.close();
        }
        return opening;
    }

    /**
     * Works on one input.
     *
     * @param partition 0 to the number of partitions less 1
     * @param input at most as long as the limits allow
     * @param patience wall time; beyond it the child is ended, and with it this reactor
     */
    public synchronized ReactorOutcome process(int partition, Bytes input, Duration patience) {
        if (partition < 0 || partition >= partitions || input.length() > limits.inputBytes()) {
            throw new IllegalArgumentException("partition " + partition + " of " + partitions + ", input of "
                    + input.length() + " bytes, at most " + limits.inputBytes());
        }
        Optional<ReactorOutcome> outcome = child.ask(patience, (out, in) -> {
            out.writeByte(EngineProcess.PROCESS);
            out.writeInt(partition);
            Transfer.bytes(out, input);
            out.flush();
            return Transfer.reactorOutcome(in);
        });
        return outcome.orElseGet(
                () -> new ReactorOutcome.Unknown("the child process ended, or took longer than " + patience));
    }

    /** Whether it can still be used. */
    public boolean isOpen() {
        return child.isAlive();
    }

    /** Ends the child process. */
    @Override
    public void close() {
        child.close();
    }
}
