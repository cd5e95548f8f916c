package org.gridmarket.gateway.health;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmarket.chain.CertificateEnds;
import org.gridmarket.chain.NetworkNodes;
import org.gridmarket.process.FatalErrors;
import org.jboss.logging.Logger;

/**
 * Looks each hour until when the certificates of peers and orderers are valid, and the one with which this gateway signs. What a
 * node that is away had shown before still holds.
 */
public final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CertificateWatch.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** A node that was away at the start is looked at again soon. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /**
     * A certificate that is watched.
     *
     * @param organisation whose it is
     * @param node a node's name, or {@code client}
     */
    public record Watched(String organisation, String node) {}

    /** Where a certificate's end is found. */
    private interface Source {
        Instant look() throws IOException, GeneralSecurityException;
    }

    private record Entry(Watched watched, Source source) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Watched, Instant> ends = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Adds what a node shows; before {@link #start}. */
    public void add(NetworkNodes.Node node) {
        entries.add(new Entry(new Watched(node.organisation(), node.name()), () -> CertificateEnds.shownBy(node)));
    }

    /** Adds a client's certificate in a PEM file; before {@link #start}. */
    public void add(String organisation, Path file) {
        entries.add(new Entry(new Watched(organisation, "client"), () -> CertificateEnds.inFile(file)));
    }

    /** Looks now, and again and again. */
    public void start() {
        FatalErrors.ofThisProcess().vital("certificates", this::lookUntilClosed).start();
    }

    private void lookUntilClosed() {
        Duration pause = Duration.ZERO;
        while (isOpenAfter(pause)) {
            pause = look() ? EVERY : AGAIN;
        }
    }

    /** Looks at all once, and tells whether all could be seen. */
    boolean look() {
        boolean all = true;
        for (Entry entry : entries) {
            all &= look(entry);
        }
        return all;
    }

    private boolean isOpenAfter(Duration pause) {
        try {
            return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean look(Entry entry) {
        try {
            ends.put(entry.watched(), entry.source().look());
            return true;
        } catch (IOException | GeneralSecurityException unseen) {
            LOG.debugf("%s shows no certificate: %s", entry.watched(), unseen.getMessage());
            return false;
        } catch (RuntimeException bug) { // would end the looking for all others
            LOG.warnf(bug, "%s cannot be looked at", entry.watched());
            return false;
        }
    }

    /** All that are watched. */
    public List<Watched> watched() {
        return entries.stream().map(Entry::watched).toList();
    }

    /** Until when it is valid; empty until it was seen once. */
    public Optional<Instant> endOf(Watched watched) {
        return Optional.ofNullable(ends.get(watched));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
