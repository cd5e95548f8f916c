package org.gridmarket.testbed.cli;

import picocli.CommandLine;

/** Benchmarks. */
@CommandLine.Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        description = "Measures parts of the market, with the machine and the load it ran under.",
        footer = {"", "Example: ./gridmarket bench ledger --clients 40 --report ledger.json"},
        subcommands = {
            BenchLedger.class,
            BenchRound.class,
            BenchAllocation.class,
            BenchCarpool.class,
            BenchSolver.class,
            BenchHorizon.class,
            BenchSubmit.class,
            BenchMix.class,
            BenchGateway.class,
            BenchFailover.class,
            BenchDiscovery.class,
            BenchSandbox.class,
            BenchMatch.class,
            BenchCompute.class,
            BenchStream.class,
            BenchCheating.class,
            BenchAbuse.class
        })
final class Bench {}
