package org.gridmarket.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs what there is to log; its first argument says as what. */
final class LoggingMain {
    private static final Logger OWN = System.getLogger(LoggingMain.class.getName());
    private static final Logger LIBRARY = System.getLogger("io.library.Transport");

    private LoggingMain() {}

    public static void main(String... arguments) {
        switch (arguments[0]) {
            case "command" -> LogLines.ofCommand(false);
            case "debug" -> LogLines.ofCommand(true);
            case "process" -> LogLines.ofProcess();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        OWN.log(Level.INFO, "gateways are spoken with in plain text");
        LIBRARY.log(Level.INFO, "connected");
        OWN.log(Level.WARNING, "gateway {0} is left", "DSO");
        LIBRARY.log(Level.WARNING, "retrying", new IllegalStateException("closed"));
        OWN.log(Level.ERROR, "a thread ended", new IllegalStateException("a bug"));
    }
}
