package org.gridmarket.cli.purse;

import picocli.CommandLine;

/** Money of all markets but energy, a command each. */
@CommandLine.Command(
        name = "purse",
        mixinStandardHelpOptions = true,
        description = {
            "An account's money in all markets but energy: shows, collects, redeems, and moves it from and to the energy market.",
            "book, take-back, redemptions, confirm and return are the DSO's, which holds the money outside."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ShowPurse.class,
            CollectPayouts.class,
            Redeem.class,
            FromEnergy.class,
            ToEnergy.class,
            BookMoney.class,
            TakeBack.class,
            ListRedemptions.class,
            ConfirmRedemption.class,
            ReturnRedemption.class
        },
        footer = {
            "",
            "Example: ./gridmarket purse show --gateway 127.0.0.1:8080 --key home.key",
            "Example: ./gridmarket purse from-energy 2000000 --gateway 127.0.0.1:8080 --key home.key"
        })
public final class Purse {}
