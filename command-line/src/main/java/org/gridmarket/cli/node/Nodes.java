package org.gridmarket.cli.node;

import picocli.CommandLine;

/** Machines that find each other, a command each. */
@CommandLine.Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = {
            "Machines of several owners that find each other's services and are told when one is gone.",
            "A node has a folder with its key and a certificate of its organisation, and runs a daemon."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {InitNode.class, AcceptCertificate.class, RunNode.class, ListNodes.class, DenyNode.class},
        footer = {
            "",
            "Example: ./gridmarket node init feeder-7 --dir node --organisation DSO --dev /tmp/network",
            "Example: ./gridmarket node run --dir node --listen 10.0.0.7:7800 --contact 10.0.0.1:7800",
            "Example: ./gridmarket node list --dir node"
        })
public final class Nodes {}
