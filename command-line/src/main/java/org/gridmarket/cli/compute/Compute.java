package org.gridmarket.cli.compute;

import picocli.CommandLine;

/** Batch computation, a command each. */
@CommandLine.Command(
        name = "compute",
        mixinStandardHelpOptions = true,
        description = {
            "Batch computation: a program in WebAssembly is run by a stranger's machine, checked, and paid.",
            "run needs no market. submit has a job run; follow, fetch and reject go on with one; offers and match show the market.",
            "offer, mediate, serve and solve take part until Ctrl-C.",
            "terms and licence are for administrators of the consortium."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunProgram.class,
            Submit.class,
            FollowJob.class,
            FetchResult.class,
            RejectResult.class,
            ListOffers.class,
            ShowMatch.class,
            OfferMachine.class,
            Mediate.class,
            ServeObjects.class,
            Solve.class,
            AgreeTerms.class,
            License.class
        },
        footer = {
            "",
            "Example: ./gridmarket compute run program.wasm --arg 7",
            "Example: ./gridmarket compute submit program.wasm --gateway 127.0.0.1:8080 --key me.key --out result"
        })
public final class Compute {}
