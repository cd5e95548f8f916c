package org.gridmarket.testbed.bench.discovery;

/**
 * What finds services on the machines of a benchmark, whoever made it: announce, watch. Machines are counted from 0. All
 * methods may be called from any thread, for one machine from one at a time.
 */
interface ServiceFinder extends AutoCloseable {
    /** For tables. */
    String name();

    /** Starts the machine's daemon, and waits until it serves; watches it for services of all machines from then on. */
    void start(int machine) throws InterruptedException;

    /** Ends the daemon at once, as a power cut does. */
    void kill(int machine);

    /** From now on the machine offers it, too. */
    void announce(int machine, String service);

    @Override
    void close();
}
