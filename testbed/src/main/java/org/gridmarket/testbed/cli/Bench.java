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
            BenchSolver.class,
            BenchHorizon.class,
            BenchSubmit.class,
            BenchMix.class,
            Bench.Gateway.class
        })
final class Bench {
    /** The same as the ledger's, through gateways. */
    @CommandLine.Command(
            name = "gateway",
            mixinStandardHelpOptions = true,
            description = "What gateways carry (not in this version; run --report tells it for a day).",
            footer = {"", "Example: ./gridmarket bench gateway"})
    static final class Gateway extends Absent {
        Gateway() {
            super("bench gateway is not in this version; ./gridmarket run --report FILE has submit_ms of a whole day");
        }
    }
}
