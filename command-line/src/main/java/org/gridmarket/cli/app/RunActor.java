package org.gridmarket.cli.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.middleware.actor.ActorLaunch;
import org.gridmarket.middleware.actor.ActorRun;
import org.gridmarket.middleware.actor.ActorSetting;
import org.gridmarket.middleware.actor.ApplicationJars;
import org.gridmarket.middleware.component.ApplicationCode;
import org.gridmarket.middleware.model.LaunchCheck;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LogLines;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One actor of an application, as a process. */
@CommandLine.Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one actor of an application until it is stopped: its components, as its deployment places it on this machine.",
            "It finds the others by the daemon of this machine, which may come later and be restarted. Its code runs with all",
            "rights of this process."
        },
        footer = {
            "",
            "Example: ./gridmarket app run traffic.riaps traffic.depl --dir node --host 10.0.0.1 --actor Actor0 --code traffic.jar"
        })
final class RunActor implements Callable<Integer> {
    @CommandLine.Parameters(index = "0", paramLabel = "MODEL", description = "The application, a .riaps file.")
    private Path model = Path.of("");

    @CommandLine.Parameters(index = "1", paramLabel = "DEPLOYMENT", description = "Where it runs, a .depl file.")
    private Path deployment = Path.of("");

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "The folder of this machine's node.")
    private Path node = Path.of("");

    @CommandLine.Option(
            names = "--host",
            paramLabel = "NAME",
            required = true,
            description = "This machine, as the deployment names it.")
    private String host = "";

    @CommandLine.Option(names = "--actor", paramLabel = "NAME", required = true, description = "Which kind of actor.")
    private String actor = "";

    @CommandLine.Option(
            names = "--number",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which of several such actors of this machine, from 1 (default: ${DEFAULT-VALUE}).")
    private int number;

    @CommandLine.Option(
            names = "--code",
            paramLabel = "JAR",
            split = ",",
            required = true,
            description = "The application's code: jars, or folders of classes.")
    private List<Path> code = List.of();

    @CommandLine.Option(
            names = "--listen",
            paramLabel = "IP",
            defaultValue = "127.0.0.1",
            description = "An address of this machine, where other machines reach it (default: ${DEFAULT-VALUE}).")
    private String listen = "";

    @CommandLine.Option(names = "--ready-file", paramLabel = "FILE", description = "Written once the actor runs.")
    private @Nullable Path readyFile;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ActorLaunch launch = CommandTools.usage(() -> new ActorLaunch(host, actor, number));
        ActorSetting setting = ModelFiles.orFail(
                deployment,
                launch.of(
                        ModelFiles.readOrFail(model, ModelText::applications),
                        ModelFiles.readOrFail(deployment, ModelText::deployment),
                        listen,
                        RunningNode.socketOf(node)));
        LaunchCheck.warnings(setting.application(), setting.type())
                .forEach(each -> CommandTools.print(spec, model + ":" + each.at() + " " + each.detail() + "\n"));
        LogLines.ofProcess();
        try (Closing closing = new Closing();
                ApplicationJars jars = new ApplicationJars(code)) {
            ActorRun running = started(setting, jars);
            closing.add("end the actor", running::close);
            if (readyFile != null) {
                ReadyFile.write(readyFile, Map.of("number", number));
            }
            CommandTools.print(
                    spec, setting.application().name() + " " + actor + " " + number + " runs on " + host + "\n");
            closing.awaitEnd(); // the process is stopped, and every component has ended
        }
        return 0;
    }

    private ActorRun started(ActorSetting setting, ApplicationJars jars) {
        String application = setting.application().name();
        ApplicationCode found = jars.code(application)
                .orElseThrow(() -> new PartFailedException("no code of " + application + " is in " + code
                        + "; its jar names an " + ApplicationCode.class.getSimpleName() + " in META-INF/services"));
        try {
            return new ActorRun(setting, found, FatalErrors.ofThisProcess());
        } catch (IllegalArgumentException | IllegalStateException mistake) {
            throw new PartFailedException(
                    "the code of " + application + " does not fit its model: " + mistake.getMessage(), mistake);
        }
    }
}
