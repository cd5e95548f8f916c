package org.gridmarket.testkit.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls the scripts of {@code network/} for one instance. */
public final class NetworkScripts {
    /** Against this a hanging script is ended; starting a consortium takes 13 s on two idle cores. */
    private static final long PATIENCE_SECONDS = 300;

    private final Path home;
    private final Path instance;

    /** @param instance folder of the network's keys, ledgers and logs */
    public NetworkScripts(Path instance) {
        this.home = projectFolder();
        this.instance = instance;
    }

    /** The folder that has {@code network/up}: this one, or one above. */
    public static Path projectFolder() {
        for (@Nullable Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("network/up"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no network/up here or above " + Path.of("").toAbsolutePath());
    }

    public Path instance() {
        return instance;
    }

    /** Written by {@code network/up}. */
    public Path propertiesFile() {
        return instance.resolve("network.properties");
    }

    public void up(String profile, Path chaincodeJar) {
        run(chaincodeJar, "up", "--profile", profile);
    }

    public void down() {
        run(null, "down");
    }

    /** Ends a node at once, as a power cut does. */
    public void kill(String node) {
        run(null, "kill", node);
    }

    /** Starts a node on its data. */
    public void start(String node) {
        run(null, "start", node);
    }

    /** Copies all blocks into the folder. */
    public void copyBlocks(Path folder) {
        run(null, "blocks", "--to", folder.toString());
    }

    private void run(@Nullable Path chaincodeJar, String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("network").resolve(script).toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--dir", instance.toString()));
        try {
            Path log = Files.createTempFile("network-" + script, ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            if (chaincodeJar != null) {
                builder.environment().put("GRIDMARKET_CHAINCODE_JAR", chaincodeJar.toString());
            }
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroy();
            }
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command)
                        + (ended ? " ended with " + process.exitValue() : " did not end in " + PATIENCE_SECONDS + " s")
                        + ":\n" + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException failed) {
            throw new IllegalStateException(command + " cannot be run", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", stopped);
        }
    }
}
