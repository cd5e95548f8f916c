package org.gridmarket.worker.stream.module;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.gridmarket.kernel.stream.form.OutputStatus;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.Reactor;
import org.gridmarket.sandbox.ReactorAnswer;
import org.gridmarket.sandbox.ReactorLimits;
import org.gridmarket.sandbox.ReactorOutcome;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.worker.stream.party.ModuleException;
import org.gridmarket.worker.stream.party.ModuleHost;

/** Modules as reactors of the sandbox; one that has ended is started anew once. A module is used by one thread at a time. */
public final class SandboxHost implements ModuleHost {
    private static final System.Logger LOG = System.getLogger(SandboxHost.class.getName());
    private static final Duration START = Duration.ofSeconds(60);
    private static final Bytes NOTHING = Bytes.utf8("");

    private final Sandbox sandbox;
    private final Duration patience;

    /** @param patience for one input, wall time */
    public SandboxHost(Sandbox sandbox, Duration patience) {
        this.sandbox = sandbox;
        this.patience = patience;
    }

    @Override
    public Running open(Bytes module, StreamModule description, Fuel fuel) {
        ReactorLimits limits = new ReactorLimits(
                fuel.count(), description.pages(), Math.max(1, description.inputBytes()), description.outputBytes());
        return new InReactor(module, limits, begin(module, limits));
    }

    /**
     * In a thread of its own: a process begins, and the first input of a fresh one takes many times as long as the next. So one
     * of zeros goes before, of which nobody hears.
     */
    @Override
    public CompletionStage<Running> start(Bytes module, StreamModule description, Fuel fuel) {
        CompletableFuture<Running> started = new CompletableFuture<>();
        Thread.ofVirtual().name("starts a module").start(() -> {
            try {
                Running running = open(module, description, fuel);
                warm(running, description.inputBytes());
                started.complete(running);
            } catch (RuntimeException notHere) {
                started.completeExceptionally(notHere);
            }
        });
        return started;
    }

    private static void warm(Running running, int inputBytes) {
        try {
            running.run(Bytes.of(new byte[inputBytes]));
        } catch (ModuleException slow) {
            LOG.log(System.Logger.Level.DEBUG, "a module is not warm: {0}", slow.getMessage());
        }
    }

    private Reactor begin(Bytes module, ReactorLimits limits) {
        return switch (sandbox.open(module, limits, 1, START)) {
            case Reactor.Opening.Open(var reactor) -> reactor;
            case Reactor.Opening.Refused(var reason) -> throw new ModuleException("no module: " + reason);
            case Reactor.Opening.NotHere(var reason) -> throw new ModuleException("not on this machine: " + reason);
        };
    }

    private final class InReactor implements Running {
        private final Bytes module;
        private final ReactorLimits limits;
        private Reactor reactor;

        InReactor(Bytes module, ReactorLimits limits, Reactor reactor) {
            this.module = module;
            this.limits = limits;
            this.reactor = reactor;
        }

        @Override
        public Output run(Bytes input) {
            if (input.length() > limits.inputBytes()) {
                return failed(OutputStatus.TRAPPED); // what everybody makes of it alike
            }
            if (!reactor.isOpen()) {
                reactor = begin(module, limits);
            }
            return switch (reactor.process(0, input, patience)) {
                case ReactorAnswer answer -> output(answer);
                case ReactorOutcome.Unknown(var reason) -> throw new ModuleException(reason);
            };
        }

        private static Output output(ReactorAnswer answer) {
            return switch (answer.status()) {
                case OK -> new Output(StreamHash.output(answer.output()), answer.output());
                case FUEL_EXCEEDED -> failed(OutputStatus.FUEL_EXCEEDED);
                case MEMORY_EXCEEDED -> failed(OutputStatus.MEMORY_EXCEEDED);
                case TRAPPED -> failed(OutputStatus.TRAPPED);
                case OUTPUT_TOO_LARGE -> failed(OutputStatus.OUTPUT_TOO_LARGE);
            };
        }

        private static Output failed(OutputStatus status) {
            return new Output(StreamHash.failed(status), NOTHING);
        }

        @Override
        public void close() {
            reactor.close();
        }
    }
}
