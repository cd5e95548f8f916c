package org.gridmarket.testbed.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** When one reader heard of each transaction first, as {@link System#nanoTime}. Thread-safe; others may wait for it. */
final class HearingTimes {
    private final Map<String, Long> nanos = new HashMap<>();

    synchronized void heard(String transaction) {
        nanos.putIfAbsent(transaction, System.nanoTime());
        notifyAll();
    }

    synchronized Set<String> transactions() {
        return Set.copyOf(nanos.keySet());
    }

    synchronized OptionalLong at(String transaction) {
        Long heard = nanos.get(transaction);
        return heard == null ? OptionalLong.empty() : OptionalLong.of(heard);
    }

    /** Waits until so many have been heard of; false when the time came first. */
    boolean await(int transactions, long untilNanos) throws InterruptedException {
        return await(() -> nanos.size() >= transactions, untilNanos);
    }

    /** Waits until all of these have been heard of; false when the time came first. */
    boolean await(Set<String> transactions, long untilNanos) throws InterruptedException {
        return await(() -> nanos.keySet().containsAll(transactions), untilNanos);
    }

    private synchronized boolean await(BooleanSupplier heardEnough, long untilNanos) throws InterruptedException {
        while (!heardEnough.getAsBoolean()) {
            long millis = (untilNanos - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
