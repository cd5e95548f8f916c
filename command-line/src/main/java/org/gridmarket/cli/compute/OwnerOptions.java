package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.process.Closing;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Who has ordered a job: key, gateways, and the folder of what was ordered. */
final class OwnerOptions {
    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Option(names = "--key", paramLabel = "FILE", required = true, description = "The account's key.")
    private Path keyFile = Path.of("account.key");

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where journal, jobs and objects lie; next to the key when absent.")
    private @Nullable Path folder;

    GatewayOption gateway() {
        return gateway;
    }

    Path keyFile() {
        return keyFile;
    }

    Path folder() {
        return Participation.folder(keyFile, folder);
    }

    JobSession session(SandboxRunner runner, Closing closing, PrintWriter out) {
        return new JobSession(keyFile, folder, gateway, runner, closing, out);
    }
}
