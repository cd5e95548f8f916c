package org.gridmarket.cli.clock;

import picocli.CommandLine;

/** The ledger's clock, a command each. */
@CommandLine.Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = {
            "The ledger's clock, by whose periods all markets but energy live: where it stands, and what waits for a seal.",
            "Gateways seal and sweep by themselves. The clock is founded with the energy market (operator found); propose and"
                    + " approve found it on a ledger without one."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ShowClock.class,
            ListPeriods.class,
            ProposeClock.class,
            ApproveClock.class,
            SealPeriod.class,
            SweepPeriod.class
        },
        footer = {
            "",
            "Example: ./gridmarket clock show --gateway 127.0.0.1:8080",
            "Example: ./gridmarket clock seal 1042 --gateway 127.0.0.1:8080 --token-file token"
        })
public final class ClockNoun {}
