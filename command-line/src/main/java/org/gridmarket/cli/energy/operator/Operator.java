package org.gridmarket.cli.energy.operator;

import picocli.CommandLine;

/** The operator's own work, a command each. */
@CommandLine.Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = {
            "What an organisation's operator does: founds a market, proposes and approves rules, admits meters, gives licences,"
                    + " books money, closes rounds.",
            "Each command says what it will do and as whom, and asks once."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Found.class,
            ListProposals.class,
            ProposeRules.class,
            ShowProposal.class,
            ApproveProposal.class,
            ListEnrolments.class,
            AdmitMeter.class,
            SolverLicences.class,
            BookedMoney.class,
            CloseRound.class,
            FinaliseInterval.class,
            SweepInterval.class,
            ExecuteCommand.class
        },
        footer = {
            "",
            "Example: ./gridmarket operator propose tariff tariff.yaml --gateway 127.0.0.1:8080 --token-file token",
            "Example: ./gridmarket operator proposals --network network.properties --as Regulator"
        })
public final class Operator {}
