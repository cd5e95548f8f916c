package org.gridmarket.worker.stream.party;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.stream.transport.Transport;
import org.gridmarket.worker.stream.transport.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * What is open at the broker, by what it is for. It is opened beside whoever asks, who is woken when it is; what cannot be opened
 * now is tried again, with a pause of its own each, that grows.
 */
final class Links {
    private static final System.Logger LOG = System.getLogger(Links.class.getName());

    /** What is not there yet is mostly on its way: another grants a right, or makes a topic. */
    private static final long FIRST_PAUSE_MILLIS = 100;

    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /** One thing: on its way, open, or to be tried again. */
    private static final class Link {
        CompletableFuture<AutoCloseable> opening;

        @Nullable AutoCloseable opened;

        @Nullable LedgerTime tryAgain;

        long pauseMillis = FIRST_PAUSE_MILLIS;

        Link(CompletableFuture<AutoCloseable> opening) {
            this.opening = opening;
        }
    }

    private final Map<String, Link> links = new HashMap<>();
    private final Executor errands;
    private final Runnable news;

    /**
     * @param errands where the broker is asked, {@link Transport#errands}
     * @param news told when something is open, or is known not to be
     */
    Links(Executor errands, Runnable news) {
        this.errands = errands;
        this.news = news;
    }

    /**
     * Opens it, unless it is open or on its way.
     *
     * @return whether it is open now
     */
    boolean ensure(String what, LedgerTime now, Supplier<? extends AutoCloseable> opening) {
        Link link = links.get(what);
        if (link == null) {
            link = new Link(begin(opening));
            links.put(what, link);
        }
        if (link.opened == null && link.tryAgain != null && !now.isBefore(link.tryAgain)) {
            link.tryAgain = null;
            link.opening = begin(opening);
        }
        if (link.opened == null && link.tryAgain == null && link.opening.isDone()) {
            end(what, link, now);
        }
        return link.opened != null;
    }

    private CompletableFuture<AutoCloseable> begin(Supplier<? extends AutoCloseable> opening) {
        CompletableFuture<AutoCloseable> begun = CompletableFuture.supplyAsync(opening::get, errands);
        var unused = begun.whenComplete((link, failure) -> news.run());
        return begun;
    }

    /** @throws RuntimeException what opening it failed with, when that was no {@link TransportException} */
    private static void end(String what, Link link, LedgerTime now) {
        try {
            link.opened = link.opening.join();
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof TransportException notNow)) {
                throw failed;
            }
            LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", what, notNow.getMessage());
            link.tryAgain = now.plusMillis(link.pauseMillis);
            link.pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * link.pauseMillis);
        }
    }

    /** The same for what is done once and holds nothing. */
    boolean once(String what, LedgerTime now, Runnable act) {
        return ensure(what, now, () -> {
            act.run();
            return () -> {};
        });
    }

    /** What is open under a name. */
    <T> Optional<T> use(String what, Class<T> type) {
        return Optional.ofNullable(links.get(what)).map(link -> link.opened).map(type::cast);
    }

    /** Writes to a writer without numbers that is open under a name; what the broker does not take is lost. */
    void write(String what, Bytes message) {
        use(what, Transport.Writer.class).ifPresent(writer -> {
            var unused = writer.write(0, message);
        });
    }

    /** Closes all whose name begins so; what is on its way is closed when it comes. */
    void close(String prefix) {
        links.entrySet().removeIf(entry -> {
            boolean own = entry.getKey().startsWith(prefix);
            if (own) {
                var unused = entry.getValue().opening.thenAccept(link -> close(entry.getKey(), link));
            }
            return own;
        });
    }

    private static void close(String what, AutoCloseable link) {
        try {
            link.close();
        } catch (Exception broken) {
            LOG.log(System.Logger.Level.DEBUG, what + " does not close", broken);
        }
    }
}
