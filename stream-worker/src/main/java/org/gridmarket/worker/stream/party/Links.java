package org.gridmarket.worker.stream.party;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.stream.transport.Transport;
import org.gridmarket.worker.stream.transport.TransportException;

/** What is open at the broker, by what it is for; what cannot be opened now is tried again, with a pause of its own each. */
final class Links {
    private static final System.Logger LOG = System.getLogger(Links.class.getName());
    private static final long PAUSE_MILLIS = 1_000;

    private final Map<String, AutoCloseable> open = new HashMap<>();
    private final Map<String, LedgerTime> notBefore = new HashMap<>();

    /**
     * Opens it, unless it is open.
     *
     * @return whether it is open now
     */
    boolean ensure(String what, LedgerTime now, Supplier<? extends AutoCloseable> opening) {
        if (open.containsKey(what)) {
            return true;
        }
        if (now.isBefore(notBefore.getOrDefault(what, now))) {
            return false;
        }
        try {
            open.put(what, opening.get());
            notBefore.remove(what);
            return true;
        } catch (TransportException notNow) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", what, notNow.getMessage());
            notBefore.put(what, now.plusMillis(PAUSE_MILLIS));
            return false;
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
        return Optional.ofNullable(open.get(what)).map(type::cast);
    }

    /** Writes to a writer without numbers that is open under a name; what the broker does not take is lost. */
    void write(String what, Bytes message) {
        use(what, Transport.Writer.class).ifPresent(writer -> {
            var unused = writer.write(0, message);
        });
    }

    /** Closes all whose name begins so. */
    void close(String prefix) {
        open.entrySet().removeIf(entry -> {
            boolean own = entry.getKey().startsWith(prefix);
            if (own) {
                close(entry.getKey(), entry.getValue());
            }
            return own;
        });
        notBefore.keySet().removeIf(what -> what.startsWith(prefix));
    }

    private static void close(String what, AutoCloseable link) {
        try {
            link.close();
        } catch (Exception broken) {
            LOG.log(System.Logger.Level.DEBUG, what + " does not close", broken);
        }
    }
}
