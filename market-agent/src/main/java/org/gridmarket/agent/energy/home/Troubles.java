package org.gridmarket.agent.energy.home;

import java.lang.System.Logger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong at a home, in words and with the next step; each once in the log when it begins and when it is over. What
 * happened and cannot be mended stays listed until it is old. Thread-safe.
 */
public final class Troubles {
    /** So many are listed; what is older falls off. */
    private static final int MOST = 50;

    private static final Logger LOG = System.getLogger(Troubles.class.getName());

    /**
     * One trouble.
     *
     * @param what has happened, with the values
     * @param next what to do
     * @param since when it was told first
     * @param count how often it was told
     */
    public record Trouble(String what, String next, Instant since, long count) {}

    private final InstantSource clock;
    private final Map<String, Trouble> listed = new LinkedHashMap<>();
    private long ever;

    public Troubles(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * It is so now.
     *
     * @param key of the matter, so that it is told once and can be called over
     */
    public synchronized void tell(String key, String what, String next) {
        Trouble before = listed.remove(key);
        if (before == null || !before.what().equals(what)) {
            ever++;
            LOG.log(Logger.Level.WARNING, "{0}; {1}", what, next);
        }
        listed.put(
                key,
                new Trouble(
                        what,
                        next,
                        before == null ? clock.instant() : before.since(),
                        before == null ? 1 : before.count() + 1));
        if (listed.size() > MOST) {
            listed.remove(listed.keySet().iterator().next());
        }
    }

    /** It is over. */
    public synchronized void over(String key) {
        Trouble before = listed.remove(key);
        if (before != null) {
            LOG.log(Logger.Level.INFO, "over: {0}", before.what());
        }
    }

    public synchronized List<Trouble> list() {
        return List.copyOf(listed.values());
    }

    /** How many there have been. */
    public synchronized long ever() {
        return ever;
    }
}
