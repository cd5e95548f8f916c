package org.gridmarket.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The scripts of network/ as this program calls them.
 *
 * @param home the root of the project
 * @param profile consortium or dev
 * @param instance keys, ledgers and logs of this network
 */
public record FabricNetwork(Path home, String profile, Path instance) {
    /** Starts the network and returns when it can endorse; what the script tells goes to standard error. */
    public void up() throws InterruptedException {
        require(run(List.of("--profile", profile), "up"), "up");
    }

    /** Ends every process of the network and removes its folder. */
    public void down() {
        try {
            require(run(List.of(), "down"), "down");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs one of the scripts with its output on the terminal, and returns its exit code. */
    public int run(List<String> arguments, String script) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("network").resolve(script).toString());
        command.addAll(
                List.of("--dir", instance.toString())); // first: what follows may end with another program's options
        command.addAll(arguments);
        return onTerminal(command);
    }

    private static int onTerminal(List<String> command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw new PartFailedException(
                    "cannot start " + command.getFirst() + ": " + missing.getMessage()
                            + "; call ./gridmarket from the project, or set GRIDMARKET_HOME to its root",
                    missing);
        }
        try {
            return process.waitFor();
        } catch (InterruptedException stop) {
            process.destroy();
            throw stop;
        }
    }

    private static void require(int code, String script) {
        if (code != 0) {
            throw new PartFailedException(
                    "network/" + script + " failed with code " + code + "; its messages are above");
        }
    }

    /** What its clients need to know. */
    public Path properties() {
        return instance.resolve("network.properties");
    }
}
