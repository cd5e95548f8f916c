package org.gridmarket.worker.stream.party;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.wire.Bytes;

/** Port: where modules run. Equal inputs have equal outputs on every machine. */
public interface ModuleHost {
    /**
     * Starts a module.
     *
     * @param fuel that an input may take
     * @throws ModuleException when this machine cannot, or nobody can
     */
    Running open(Bytes module, StreamModule description, Fuel fuel);

    /**
     * The same for whoever has other things to do meanwhile. A host whose starts take time overrides it.
     *
     * @return the module, ready for its first input; or it fails with a {@link ModuleException}
     */
    default CompletionStage<Running> start(Bytes module, StreamModule description, Fuel fuel) {
        try {
            return CompletableFuture.completedFuture(open(module, description, fuel));
        } catch (ModuleException notHere) {
            return CompletableFuture.failedFuture(notHere);
        }
    }

    /** What came of an input. */
    record Output(Bytes hash, Bytes bytes) {}

    /** A module that is started. */
    interface Running extends AutoCloseable {
        /** @throws ModuleException when this machine could not tell */
        Output run(Bytes input);

        @Override
        void close();
    }
}
