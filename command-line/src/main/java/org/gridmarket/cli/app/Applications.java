package org.gridmarket.cli.app;

import picocli.CommandLine;

/** Applications of components that run on nodes, a command each. */
@CommandLine.Command(
        name = "app",
        mixinStandardHelpOptions = true,
        description = {
            "Applications made of components that find each other across machines.",
            "A model says which components there are and what they say to each other, a deployment where they run.",
            "A node keeps what is wanted of each application and makes it so: pack, install, launch, status, logs, halt, remove."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckModel.class,
            RunActor.class,
            PackApplication.class,
            InstallApplication.class,
            LaunchApplication.class,
            HaltApplication.class,
            RemoveApplication.class,
            ShowApplications.class,
            ShowLog.class
        },
        footer = {
            "",
            "Example: ./gridmarket app check traffic.riaps traffic.depl",
            "Example: ./gridmarket app run traffic.riaps traffic.depl --dir node --host 10.0.0.1 --actor Actor0 --code traffic.jar",
            "Example: ./gridmarket app pack traffic.riaps traffic.depl --code traffic.jar --key developer.key --out Traffic.zip",
            "Example: ./gridmarket app install Traffic.zip --dir node --key operator.key"
        })
public final class Applications {}
