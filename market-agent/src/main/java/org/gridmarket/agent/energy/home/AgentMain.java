package org.gridmarket.agent.energy.home;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gridmarket.process.Closing;

/** The agent of a home as a program: {@code gridmarket agent --config FILE}. */
public final class AgentMain {
    private AgentMain() {}

    /** Runs it with one settings file, as a unit of the system does. */
    public static void main(String... arguments) {
        HomeProgram.main(arguments, AgentMain::run);
    }

    /**
     * Runs until the process is stopped.
     *
     * @param check only looks whether it could run
     * @throws org.gridmarket.agent.settings.SettingsException when it cannot
     */
    public static void run(Path config, boolean check, PrintStream out) throws InterruptedException {
        AgentSettings settings = AgentSettings.read(config);
        KeyFolder keys = KeyFolder.at(settings.keys());
        if (check) {
            out.println("ok: agent of " + settings.home() + ", forecast from "
                    + settings.forecast().name() + ", "
                    + settings.gateways().gateways().size() + " gateways");
            settings.forecast().absent().ifPresent(out::println);
            if (!Files.exists(settings.door())) {
                out.println("not there yet: " + settings.door() + ", which the meter makes when it starts");
            }
            return;
        }
        try (Closing closing = new Closing()) {
            new AgentProcess(settings, keys, new Troubles(InstantSource.system()), closing).run();
        }
    }
}
