package org.gridmarket.cli.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.middleware.model.ActorType;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.DeploymentCheck;
import org.gridmarket.middleware.model.DeploymentModel;
import org.gridmarket.middleware.model.LaunchCheck;
import org.gridmarket.middleware.model.ModelFault;
import org.gridmarket.middleware.model.ModelText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads a model, and tells what is wrong with it. */
@CommandLine.Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a model of an application, and its deployment, and tells what is wrong: file, line, column, code.",
            "What a node would not run, or not as it is written, is told as well."
        },
        footer = {"", "Example: ./gridmarket app check traffic.riaps traffic.depl --nodes 10.0.0.1,10.0.0.2"})
final class CheckModel implements Callable<Integer> {
    @CommandLine.Parameters(index = "0", paramLabel = "MODEL", description = "The application, a .riaps file.")
    private Path model = Path.of("");

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DEPLOYMENT",
            description = "Where it runs, a .depl file.")
    private @Nullable Path deployment;

    @CommandLine.Option(
            names = "--nodes",
            paramLabel = "NAME",
            split = ",",
            description = "Names of the nodes that there are; without it, those that the deployment names.")
    private Set<String> nodes = new LinkedHashSet<>();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<ApplicationModel> applications = ModelFiles.readOrFail(model, ModelText::applications);
        List<String> wrong = new ArrayList<>();
        Set<String> said = new LinkedHashSet<>();
        for (ApplicationModel application : applications) {
            said.add(application.name() + ": " + application.components().size() + " kinds of components, "
                    + application.actors().size() + " kinds of actors");
            Set<ModelFault> refusals = new LinkedHashSet<>();
            for (ActorType actor : application.actors()) {
                refusals.addAll(LaunchCheck.refusals(application, actor));
                LaunchCheck.warnings(application, actor)
                        .forEach(each -> said.add(model + ":" + each.at() + " " + each.detail()));
            }
            if (!refusals.isEmpty()) {
                wrong.add(ModelFiles.told(model, List.copyOf(refusals)));
            }
        }
        if (deployment != null) {
            DeploymentModel read = ModelFiles.readOrFail(deployment, ModelText::deployment);
            LaunchCheck.warning(read).ifPresent(each -> said.add(deployment + ": " + each));
            wrong.addAll(placed(applications, deployment, read));
        }
        said.forEach(line -> CommandTools.print(spec, line + "\n"));
        wrong.forEach(line -> CommandTools.print(spec, line + "\n"));
        return wrong.isEmpty() ? 0 : ExitCode.FAILED;
    }

    private List<String> placed(List<ApplicationModel> applications, Path file, DeploymentModel read) {
        Set<String> known = nodes.isEmpty() ? read.hostNames() : nodes;
        List<ModelFault> faults = applications.stream()
                .filter(each -> each.name().equals(read.application()))
                .findFirst()
                .or(() -> applications.stream().findFirst()) // the check says that the names differ
                .map(each -> DeploymentCheck.check(each, read, known))
                .orElse(List.of());
        return faults.isEmpty() ? List.of() : List.of(ModelFiles.told(file, faults));
    }
}
