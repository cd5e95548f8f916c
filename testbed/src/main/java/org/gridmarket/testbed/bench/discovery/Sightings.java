package org.gridmarket.testbed.bench.discovery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What each machine was told, on one clock ({@link System#nanoTime}): when a service was told up and down last. What is told once
 * more although nothing has changed is counted. Thread-safe.
 */
final class Sightings {
    private final Map<Integer, Set<String>> up = new HashMap<>();
    private final Map<String, Long> upNanos = new LinkedHashMap<>();
    private final Map<String, Long> downNanos = new LinkedHashMap<>();
    private int twice;
    private int downs;

    /** A machine was told that a service is there. */
    synchronized void up(int machine, String service) {
        if (!of(machine).add(service)) {
            twice++;
        }
        upNanos.put(key(machine, service), System.nanoTime());
        notifyAll();
    }

    /** A machine was told that a service is gone. */
    synchronized void down(int machine, String service) {
        if (!of(machine).remove(service)) {
            twice++;
        }
        downs++;
        downNanos.put(key(machine, service), System.nanoTime());
        notifyAll();
    }

    /** A machine's daemon was ended by the benchmark: what it was told counts no more. */
    synchronized void forget(int machine) {
        up.remove(machine);
        notifyAll();
    }

    private Set<String> of(int machine) {
        return up.computeIfAbsent(machine, first -> new HashSet<>());
    }

    private static String key(int machine, String service) {
        return machine + " " + service;
    }

    /** What a machine believes to be there. */
    synchronized Set<String> seenAt(int machine) {
        return Set.copyOf(of(machine));
    }

    synchronized OptionalLong upAt(int machine, String service) {
        Long nanos = upNanos.get(key(machine, service));
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    synchronized OptionalLong downAt(int machine, String service) {
        Long nanos = downNanos.get(key(machine, service));
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    /** How often something was told that had been told before. */
    synchronized int twice() {
        return twice;
    }

    /** How often anything was told down. */
    synchronized int downs() {
        return downs;
    }

    /** Waits until it holds, which is looked at each time that something is told; false when time was over before. */
    synchronized boolean await(BooleanSupplier holds, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!holds.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
