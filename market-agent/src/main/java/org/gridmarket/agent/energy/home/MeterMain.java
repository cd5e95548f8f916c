package org.gridmarket.agent.energy.home;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gridmarket.process.Closing;

/** The meter of a home as a program: {@code gridmarket meter --config FILE}. */
public final class MeterMain {
    private MeterMain() {}

    /** Runs it with one settings file, as a unit of the system does. */
    public static void main(String... arguments) {
        HomeProgram.main(arguments, MeterMain::run);
    }

    /**
     * Runs until the process is stopped.
     *
     * @param check only looks whether it could run
     * @throws org.gridmarket.agent.settings.SettingsException when it cannot
     */
    public static void run(Path config, boolean check, PrintStream out) throws InterruptedException {
        MeterSettings settings = MeterSettings.read(config);
        MeterProcess.check(settings);
        if (check) {
            out.println("ok: meter " + settings.meter() + ", readings from "
                    + settings.readings().name() + ", "
                    + settings.gateways().gateways().size() + " gateways");
            settings.readings().absent().ifPresent(out::println);
            return;
        }
        try (Closing closing = new Closing()) {
            new MeterProcess(settings, KeyFolder.at(settings.keys()), new Troubles(InstantSource.system()), closing)
                    .run();
        }
    }
}
