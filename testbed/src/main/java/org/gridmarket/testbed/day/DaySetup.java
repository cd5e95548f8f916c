package org.gridmarket.testbed.day;

import java.nio.file.Path;
import org.gridmarket.process.RunFolder;

/**
 * Where and how the parts of a day run.
 *
 * @param home the root of the project
 * @param folder keys, ledgers, logs and the report of this run
 * @param profile of the Fabric network: consortium or dev
 * @param dashboardPort HTTP port of the first gateway; 0 for any
 * @param solvers how many solver workers compete, 0 or more
 * @param heaps of gateways, solver workers and forwarders
 * @param commands main class of the command line, of which a forwarder is a command
 */
public record DaySetup(
        Path home, RunFolder folder, String profile, int dashboardPort, int solvers, Heaps heaps, Class<?> commands) {
    /**
     * The most heap of a process, by what it is.
     *
     * @param gatewayMegabytes of each gateway
     * @param solverMegabytes of each solver worker, without OR-Tools' own memory
     * @param forwarderMegabytes of each forwarder
     */
    public record Heaps(int gatewayMegabytes, int solverMegabytes, int forwarderMegabytes) {
        /** For some hundred homes. */
        public static final Heaps USUAL = new Heaps(256, 512, 48);

        /** For a round of 100,000 offers. */
        public static final Heaps LARGE = new Heaps(768, 2_048, 48);
    }
}
