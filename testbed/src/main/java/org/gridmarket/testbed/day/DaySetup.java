package org.gridmarket.testbed.day;

import java.nio.file.Path;
import org.gridmarket.testbed.process.RunFolder;

/**
 * Where and how the parts of a day run.
 *
 * @param home the root of the project
 * @param folder keys, ledgers, logs and the report of this run
 * @param profile of the Fabric network: consortium or dev
 * @param dashboardPort HTTP port of the first gateway; 0 for any
 * @param solvers how many solver workers compete, 0 or more
 */
public record DaySetup(Path home, RunFolder folder, String profile, int dashboardPort, int solvers) {}
