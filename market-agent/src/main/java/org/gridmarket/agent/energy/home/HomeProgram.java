package org.gridmarket.agent.energy.home;

import java.io.PrintStream;
import java.nio.file.Path;
import org.gridmarket.agent.settings.SettingsException;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LogLines;

/** What the programs of a home have in common when they are started by themselves: one settings file, one log line an event. */
final class HomeProgram {
    /** Used wrongly. */
    private static final int WRONG_USAGE = 2;

    private HomeProgram() {}

    /** One of the programs. */
    @FunctionalInterface
    interface Program {
        void run(Path config, boolean check, PrintStream out) throws InterruptedException;
    }

    static void main(String[] arguments, Program program) {
        LogLines.ofProcess();
        FatalErrors.ofThisProcess().install();
        boolean check = arguments.length == 2 && arguments[1].equals("--check");
        if (arguments.length != 1 && !check) {
            System.err.println("needs one argument, the settings file, and --check behind it to look at it only");
            System.exit(WRONG_USAGE);
        }
        try {
            program.run(Path.of(arguments[0]), check, System.out);
        } catch (SettingsException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USAGE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
