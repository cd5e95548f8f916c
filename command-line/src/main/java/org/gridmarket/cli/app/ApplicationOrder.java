package org.gridmarket.cli.app;

import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.middleware.manager.WantedState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Wants something else of an application that is installed. */
abstract class ApplicationOrder implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "APPLICATION", description = "Its name, as app status shows it.")
    private String application = "";

    @CommandLine.Mixin
    private final OrderOptions options = new OrderOptions();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private final WantedState wanted;
    private final String words;

    /**
     * One kind of order.
     *
     * @param words what is wanted, after the application's name
     */
    ApplicationOrder(WantedState wanted, String words) {
        this.wanted = wanted;
        this.words = words;
    }

    @Override
    public final Integer call() {
        long number = options.give(application, wanted);
        CommandTools.print(spec, application + " " + words + " (order " + number + "); see: gridmarket app status\n");
        return 0;
    }
}
