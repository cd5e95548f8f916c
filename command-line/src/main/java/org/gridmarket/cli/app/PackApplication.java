package org.gridmarket.cli.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.middleware.manager.packages.FileHash;
import org.gridmarket.middleware.manager.packages.PackageWriter;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.DeploymentCheck;
import org.gridmarket.middleware.model.DeploymentModel;
import org.gridmarket.middleware.model.ModelFault;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Makes a package. */
@CommandLine.Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = {
            "Packs an application: model, deployment and code in one file, signed with the developer's key. A key is 64 hex digits"
                    + " of a seed in a file that only its owner reads; --new-key makes one.",
            "The same files and key give the same bytes. A node takes the package when its operator has named the key."
        },
        footer = {
            "",
            "Example: ./gridmarket app pack traffic.riaps traffic.depl --code traffic.jar --key developer.key --out traffic.zip"
        })
final class PackApplication implements Callable<Integer> {
    @CommandLine.Parameters(index = "0", paramLabel = "MODEL", description = "The application, a .riaps file.")
    private Path model = Path.of("");

    @CommandLine.Parameters(index = "1", paramLabel = "DEPLOYMENT", description = "Where it runs, a .depl file.")
    private Path deployment = Path.of("");

    @CommandLine.Option(
            names = "--code",
            paramLabel = "JAR",
            split = ",",
            required = true,
            description = "The application's code, jars.")
    private List<Path> code = List.of();

    @CommandLine.Option(names = "--key", paramLabel = "FILE", required = true, description = "The developer's key.")
    private Path key = Path.of("");

    @CommandLine.Option(names = "--new-key", description = "Make the key, in a new file.")
    private boolean newKey;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The package (default: the application's name, with .zip).")
    private @Nullable Path out;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        DeploymentModel placed = ModelFiles.readOrFail(deployment, ModelText::deployment);
        ApplicationModel application = ModelFiles.readOrFail(model, ModelText::applications).stream()
                .filter(each -> each.name().equals(placed.application()))
                .findFirst()
                .orElseThrow(() -> new PartFailedException(
                        "the deployment is of " + placed.application() + ", which " + model + " does not have"));
        List<ModelFault> faults = DeploymentCheck.check(application, placed, placed.hostNames());
        if (!faults.isEmpty()) {
            throw new PartFailedException(ModelFiles.told(deployment, faults));
        }
        for (Path each : code) {
            if (!Files.isRegularFile(each)) {
                throw new UsageException("--code " + each + " is no file; a package holds jars");
            }
        }
        AccountKeyPair keys = newKey ? KeyFile.make(key) : KeyFile.read(key);
        Path target = out == null ? Path.of(application.name() + ".zip") : out;
        CommandTools.print(spec, packed(target, application.name(), keys));
        return 0;
    }

    private String packed(Path target, String application, AccountKeyPair keys) {
        try {
            int files = PackageWriter.write(target, application, model, deployment, code, keys)
                    .files()
                    .size();
            FileHash.Found found = FileHash.of(target);
            return target + ": " + application + ", " + files + " files, " + found.bytes() + " bytes, SHA-256 "
                    + found.hash() + "\nsigned by " + keys.publicKey() + "; a node takes it after: gridmarket node run"
                    + " --app-key " + keys.publicKey() + "\n";
        } catch (IOException | IllegalArgumentException impossible) {
            throw new PartFailedException("cannot pack " + target + ": " + impossible.getMessage(), impossible);
        }
    }
}
