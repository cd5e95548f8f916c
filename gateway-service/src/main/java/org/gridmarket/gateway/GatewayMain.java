package org.gridmarket.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.gridmarket.process.FatalErrors;

/** {@code java -jar quarkus-run.jar [rebuild]}: serves until it is told to stop; {@code rebuild} reads the ledger anew. */
@QuarkusMain
public class GatewayMain {
    private static final String REBUILD = "rebuild";
    private static final int USAGE = 2;

    public static void main(String... arguments) {
        FatalErrors.ofThisProcess().install();
        for (String argument : arguments) {
            if (argument.equals(REBUILD)) {
                System.setProperty("gridmarket.readmodel.rebuild", "true");
            } else {
                System.err.println("unknown argument '" + argument + "'; usage: java -jar quarkus-run.jar [rebuild];"
                        + " settings are system properties or environment variables, see gateway-service/README.md");
                System.exit(USAGE);
            }
        }
        Quarkus.run(null, GatewayMain::ended, arguments);
    }

    private static void ended(int code, Throwable failure) {
        if (failure == null) {
            System.exit(code);
        }
        Optional<String> setting = StartFailure.ofSettings(failure);
        setting.ifPresentOrElse(
                line -> System.err.println("gateway: " + line + "; gateway-service/README.md lists the settings"),
                failure::printStackTrace);
        System.exit(setting.isPresent() ? USAGE : code);
    }
}
