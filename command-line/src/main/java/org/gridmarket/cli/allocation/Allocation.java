package org.gridmarket.cli.allocation;

import picocli.CommandLine;

/** Allocation markets, a command each. */
@CommandLine.Command(
        name = "allocation",
        mixinStandardHelpOptions = true,
        description = {
            "Allocation markets: seats, slots, energy futures, or whatever a schema says.",
            "Off the ledger: solve, explain. Everybody: market, book, cycle, page. Members: offer, cancel, settle, agent.",
            "Operators: found, terms, end, admit, expel, fees; supervisors: approve, reverse; any organisation: licence, close,"
                    + " finalise. docs/operations.md has them in order."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SolveAllocation.class,
            ExplainOffer.class,
            FoundMarket.class,
            ApproveProposal.class,
            ProposeTerms.class,
            ProposeEnd.class,
            AdmitMembers.class,
            ExpelMembers.class,
            LicenseSolver.class,
            PostOffers.class,
            CancelOffers.class,
            SettlePages.class,
            RunMember.class,
            ReverseAssignment.class,
            CollectFees.class,
            CloseCycle.class,
            FinaliseCycle.class,
            ShowMarkets.class,
            ShowBook.class,
            ShowCycle.class,
            ShowPage.class
        },
        footer = {
            "",
            "Example: ./gridmarket allocation solve --market carpool --seed 10 --values DETOUR",
            "Example: ./gridmarket allocation market --gateway 127.0.0.1:8080"
        })
public final class Allocation {}
