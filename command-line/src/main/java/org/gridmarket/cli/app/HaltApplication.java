package org.gridmarket.cli.app;

import org.gridmarket.middleware.manager.WantedState;
import picocli.CommandLine;

/** Wants an application not to run. */
@CommandLine.Command(
        name = "halt",
        mixinStandardHelpOptions = true,
        description = {
            "Wants the actors of an application not to run on this node. They are asked to end and killed after 10 s; the package",
            "stays, for: gridmarket app launch."
        },
        footer = {"", "Example: ./gridmarket app halt Traffic --dir node --key operator.key"})
final class HaltApplication extends ApplicationOrder {
    HaltApplication() {
        super(WantedState.HALTED, "is not to run");
    }
}
