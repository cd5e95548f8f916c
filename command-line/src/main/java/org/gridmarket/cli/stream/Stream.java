package org.gridmarket.cli.stream;

import picocli.CommandLine;

/** Stream computation, a command each. */
@CommandLine.Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = {
            "Stream computation: suppliers process a stream as it comes; the ledger verifies epoch by epoch, and pays.",
            "broker carries messages. lease streams files through suppliers. offer, mediate and allocate take part until Ctrl-C.",
            "allocations, show, follow and stop are about leases.",
            "rules and licence are for administrators of the consortium."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Broker.class,
            Register.class,
            LeaseStream.class,
            OfferMachine.class,
            Mediate.class,
            Allocate.class,
            ListAllocations.class,
            ShowAllocation.class,
            FollowLease.class,
            StopLease.class,
            AgreeRules.class,
            License.class
        },
        footer = {
            "",
            "Example: ./gridmarket stream offer --key s.key --desk http://127.0.0.1:8095 --gateway 127.0.0.1:8080 --mediators A,B",
            "Example: ./gridmarket stream follow 64-HEX-DIGITS --gateway 127.0.0.1:8080"
        })
public final class Stream {}
