package org.gridmarket.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Who vouches that a gateway on another machine is the one that was named. */
public final class AuthorityOption {
    @CommandLine.Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates of the authorities that vouch for gateways, PEM; those of the JDK when absent.")
    private @Nullable Path file;

    /** Empty for the authorities of the JDK. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
