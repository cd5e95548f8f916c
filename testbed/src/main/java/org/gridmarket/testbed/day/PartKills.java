package org.gridmarket.testbed.day;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.gridmarket.kernel.party.Organisation;

/** Gateways and solvers of a run that are killed at once, as by a power cut, and started again where they were. Thread-safe. */
public final class PartKills {
    private static final String SECURE_PORT = "secure-port";

    private final Services services;
    private final Map<String, Services.Started> parts = new TreeMap<>();
    private final Map<String, String> ports = new TreeMap<>();
    private final Map<String, Integer> lives = new TreeMap<>();

    PartKills(Services services) {
        this.services = services;
    }

    /** A part that may be killed. */
    synchronized void add(Services.Started part, String port) {
        String name = part.process().name();
        parts.put(name, part);
        ports.put(name, port);
        lives.put(name, 1);
    }

    /** The name of an organisation's gateway. */
    public static String gateway(Organisation organisation) {
        return "gateway-" + organisation.name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is such a part. */
    public synchronized boolean has(String name) {
        return parts.containsKey(name);
    }

    /** Kills a part. */
    public void kill(String name) {
        services.kill(part(name));
    }

    /** Starts a part that was killed, and waits until it is ready. */
    public void startAgain(String name) throws InterruptedException {
        start(name, portOf(name)).awaitReady();
    }

    /** The same at another port, which it has from then on; its ready file tells which. */
    Services.Started startElsewhere(String name) throws InterruptedException {
        Services.Started again = start(name, Services.ANY_PORT);
        Properties ready = again.awaitReady();
        synchronized (this) {
            ports.put(name, ready.getProperty(ready.containsKey(SECURE_PORT) ? SECURE_PORT : "port"));
        }
        return again;
    }

    private synchronized Services.Started start(String name, String port) {
        int life = lives.merge(name, 1, Integer::sum);
        Services.Started again = services.again(part(name), life, port);
        parts.put(name, again);
        return again;
    }

    private synchronized String portOf(String name) {
        return String.valueOf(ports.get(name));
    }

    private synchronized Services.Started part(String name) {
        Services.Started part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("there is no " + name + ", only " + parts.keySet());
        }
        return part;
    }
}
