package org.gridmarket.worker.stream.party;

import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.ModuleRun;
import org.gridmarket.worker.stream.transport.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The customer's module, fetched from its topic and known by its hash; started when it is there, while its holder goes on with
 * other things.
 */
final class FetchedModule implements ModuleRun {
    private static final System.Logger LOG = System.getLogger(FetchedModule.class.getName());
    private static final long PAUSE_MILLIS = 2_000;

    private final Seat seat;
    private final AllocationId id;
    private final AllocationTerms terms;
    private final ModuleHost modules;
    private final Links links;
    private final String link;
    private @Nullable Bytes fetched;
    private ModuleHost.@Nullable Running running;
    private @Nullable RememberedRuns runs;
    private LedgerTime notBefore = new LedgerTime(0);
    private boolean starting;
    private boolean closed;

    FetchedModule(Seat seat, AllocationId id, AllocationTerms terms, ModuleHost modules, Links links) {
        this.seat = seat;
        this.id = id;
        this.terms = terms;
        this.modules = modules;
        this.links = links;
        this.link = id + " module";
    }

    /** Whether it can run; asks for it when it cannot yet. */
    boolean isReady(LedgerTime now, Inbox inbox) {
        if (runs != null) {
            return true;
        }
        links.ensure(
                link,
                now,
                () -> seat.transport()
                        .read(
                                Topic.module(terms.customer().account(), id),
                                message -> inbox.post(() -> take(message))));
        if (fetched != null && !starting && !now.isBefore(notBefore)) {
            starting = true;
            notBefore = now.plusMillis(PAUSE_MILLIS);
            modules.start(
                            fetched,
                            terms.customer().module(),
                            terms.customer().epoch().fuel())
                    .whenComplete((module, failure) -> inbox.post(() -> ended(module, failure)));
        }
        return false;
    }

    /** One of both is given. */
    private void ended(ModuleHost.@Nullable Running module, @Nullable Throwable failure) {
        starting = false;
        if (module == null) {
            LOG.log(System.Logger.Level.WARNING, "{0}: the module does not start: {1}", id, failure);
        } else if (closed) {
            module.close();
        } else {
            running = module;
            runs = new RememberedRuns(module);
        }
    }

    private void take(Bytes message) {
        if (StreamHash.input(message).equals(terms.customer().module().hash())) {
            fetched = message;
        }
    }

    @Override
    public Bytes outputOf(Bytes input) {
        return run(input).hash();
    }

    ModuleHost.Output run(Bytes input) {
        RememberedRuns started = runs;
        if (started == null) {
            throw new ModuleException("the module is not here yet");
        }
        return started.run(input);
    }

    void close() {
        closed = true;
        if (running != null) {
            running.close();
        }
    }
}
