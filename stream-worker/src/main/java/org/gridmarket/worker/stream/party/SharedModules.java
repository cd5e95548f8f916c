package org.gridmarket.worker.stream.party;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Modules that are held ready: each is started once for all leases that have it, and ended with the last of them. An output
 * depends on its input alone, so leases do not meet in it. Its owner's thread alone calls it.
 */
final class SharedModules implements ModuleHost {
    private record Kind(StreamModule description, Fuel fuel) {}

    private static final class Started {
        final CompletionStage<Running> module;
        int holders;

        Started(CompletionStage<Running> module) {
            this.module = module;
        }

        boolean isFailed() {
            return module.toCompletableFuture().isCompletedExceptionally();
        }
    }

    private final ModuleHost host;
    private final int most;
    private final Map<Kind, Started> started = new HashMap<>();

    /** @param most modules that are held before they are needed; each is a process */
    SharedModules(ModuleHost host, int most) {
        this.host = host;
        this.most = most;
    }

    /** Whether a module is held, or may be before it is needed. */
    boolean isRoomFor(StreamModule description, Fuel fuel) {
        return started.containsKey(new Kind(description, fuel)) || started.size() < most;
    }

    @Override
    public Running open(Bytes module, StreamModule description, Fuel fuel) {
        return host.open(module, description, fuel);
    }

    @Override
    public CompletionStage<Running> start(Bytes module, StreamModule description, Fuel fuel) {
        Kind kind = new Kind(description, fuel);
        Started known = started.get(kind);
        Started one = known == null || known.isFailed() ? new Started(host.start(module, description, fuel)) : known;
        started.put(kind, one);
        one.holders++;
        return one.module.thenApply(running -> new Share(kind, one, running));
    }

    /** One holder's. */
    private final class Share implements Running {
        private final Kind kind;
        private final Started of;
        private final Running module;
        private boolean closed;

        Share(Kind kind, Started of, Running module) {
            this.kind = kind;
            this.of = of;
            this.module = module;
        }

        @Override
        public Output run(Bytes input) {
            return module.run(input);
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            of.holders--;
            if (of.holders == 0) {
                started.remove(kind, of);
                module.close();
            }
        }
    }
}
