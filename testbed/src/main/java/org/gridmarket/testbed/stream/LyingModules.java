package org.gridmarket.testbed.stream;

import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.stream.party.ModuleHost;

/** A supplier that saves itself work: so many inputs in a hundred it does not process, and says that the room is empty. */
final class LyingModules implements ModuleHost {
    private static final Bytes NOBODY = Bytes.of(new byte[] {0});
    private static final int HUNDRED = 100;

    private final ModuleHost honest;
    private final int skipped;
    private final SplittableRandom random;

    LyingModules(ModuleHost honest, int skipped, long seed) {
        this.honest = honest;
        this.skipped = skipped;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Running open(Bytes module, StreamModule description, Fuel fuel) {
        return lying(honest.open(module, description, fuel));
    }

    @Override
    public CompletionStage<Running> start(Bytes module, StreamModule description, Fuel fuel) {
        return honest.start(module, description, fuel).thenApply(this::lying);
    }

    private Running lying(Running running) {
        return new Running() {
            @Override
            public Output run(Bytes input) {
                return random.nextInt(HUNDRED) < skipped
                        ? new Output(StreamHash.output(NOBODY), NOBODY)
                        : running.run(input);
            }

            @Override
            public void close() {
                running.close();
            }
        };
    }
}
