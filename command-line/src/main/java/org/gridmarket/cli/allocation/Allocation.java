package org.gridmarket.cli.allocation;

import picocli.CommandLine;

/** Allocation markets, a command each. */
@CommandLine.Command(
        name = "allocation",
        mixinStandardHelpOptions = true,
        description = "Allocation markets: seats, slots, energy futures, or whatever a schema says.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SolveAllocation.class, ExplainOffer.class},
        footer = {"", "Example: ./gridmarket allocation solve --market carpool --seed 10 --values DETOUR"})
public final class Allocation {}
