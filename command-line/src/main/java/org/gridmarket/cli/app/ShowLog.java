package org.gridmarket.cli.app;

import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.manager.ActorId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The end of an actor's log. */
@CommandLine.Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the last 64 KiB of what an actor printed. All of it lies in DIR/apps/logs, in three files of 10 MiB at most;",
            "what is older is gone."
        },
        footer = {"", "Example: ./gridmarket app logs Traffic --actor Actor0 --dir node"})
final class ShowLog implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "APPLICATION", description = "Its name, as app status shows it.")
    private String application = "";

    @CommandLine.Option(names = "--actor", paramLabel = "NAME", required = true, description = "Which kind of actor.")
    private String actor = "";

    @CommandLine.Option(
            names = "--number",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which of several such actors of this machine, from 1 (default: ${DEFAULT-VALUE}).")
    private int number;

    @CommandLine.Mixin
    private final ManagerOption manager = new ManagerOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ActorId id = CommandTools.usage(() -> new ActorId(application, actor, number));
        Bytes log = manager.ask(node -> node.log(id));
        CommandTools.print(spec, log.toUtf8());
        return 0;
    }
}
