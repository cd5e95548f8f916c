package org.gridmarket.cli.app;

import org.gridmarket.middleware.manager.WantedState;
import picocli.CommandLine;

/** Wants an application to leave. */
@CommandLine.Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Ends an application on this node and deletes its package, logs and what its actors wrote. Its number stays taken, so that",
            "no older order brings it back."
        },
        footer = {"", "Example: ./gridmarket app remove Traffic --dir node --key operator.key"})
final class RemoveApplication extends ApplicationOrder {
    RemoveApplication() {
        super(WantedState.REMOVED, "is to leave");
    }
}
