package org.gridmarket.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A Fabric network of real processes, started when the first test class asks for it, shared by all that name the same
 * chaincode, and taken down at the end. Register it as a static field with {@code @RegisterExtension}.
 *
 * <p>{@code -Dgridmarket.network.profile=dev|consortium} chooses the topology (consortium).
 * {@code -Dgridmarket.network.dir=FOLDER} uses a running network with the market's chaincode instead of starting one.
 */
public final class SharedNetwork implements BeforeAllCallback {
    private static final String PROFILE = "gridmarket.network.profile";
    private static final String RUNNING = "gridmarket.network.dir";

    private final String name;
    private final Supplier<Path> chaincodeJar;
    private final boolean mayBeRunning;
    private @Nullable Instance instance;

    private SharedNetwork(String name, Supplier<Path> chaincodeJar, boolean mayBeRunning) {
        this.name = name;
        this.chaincodeJar = chaincodeJar;
        this.mayBeRunning = mayBeRunning;
    }

    /** With the market's chaincode, as packaged. */
    public static SharedNetwork ofMarket() {
        return new SharedNetwork(
                "market",
                () -> NetworkScripts.projectFolder().resolve("chaincode/target/gridmarket-chaincode.jar"),
                true);
    }

    /** With another chaincode; classes that give the same name share the network. */
    public static SharedNetwork running(String name, Supplier<Path> chaincodeJar) {
        return new SharedNetwork(name, chaincodeJar, false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        instance = context.getRoot()
                .getStore(Namespace.create(SharedNetwork.class))
                .computeIfAbsent(name, key -> start(), Instance.class);
    }

    /** What {@code network/up} wrote for clients. */
    public Path propertiesFile() {
        return scripts().propertiesFile();
    }

    /** To kill and start nodes. */
    public NetworkScripts scripts() {
        return Objects.requireNonNull(instance, "the network is there once the test class has begun")
                .scripts();
    }

    private Instance start() {
        String running = System.getProperty(RUNNING);
        if (mayBeRunning && running != null) {
            return new Instance(new NetworkScripts(Path.of(running).toAbsolutePath()), false);
        }
        Path jar = chaincodeJar.get();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no " + jar + "; first: mvn -Dquickly package -pl chaincode -am");
        }
        try {
            NetworkScripts scripts = new NetworkScripts(Files.createTempDirectory("gridmarket-" + name));
            scripts.up(System.getProperty(PROFILE, "consortium"), jar);
            return new Instance(scripts, true);
        } catch (IOException failed) {
            throw new UncheckedIOException("no folder for a network", failed);
        }
    }

    /** A running network; one that we started is taken down with the root context. */
    private record Instance(NetworkScripts scripts, boolean ours) implements AutoCloseable {
        @Override
        public void close() {
            if (ours) {
                scripts.down();
            }
        }
    }
}
