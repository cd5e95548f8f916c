package org.gridmarket.cli.app;

import org.gridmarket.middleware.manager.WantedState;
import picocli.CommandLine;

/** Wants an application to run. */
@CommandLine.Command(
        name = "launch",
        mixinStandardHelpOptions = true,
        description = {
            "Wants the actors of an application to run on this node: they are started, started again when they end, and found again",
            "when the daemon was away. What ends five times in ten minutes stays down, and app status says why."
        },
        footer = {"", "Example: ./gridmarket app launch Traffic --dir node --key operator.key"})
final class LaunchApplication extends ApplicationOrder {
    LaunchApplication() {
        super(WantedState.LAUNCHED, "is to run");
    }
}
