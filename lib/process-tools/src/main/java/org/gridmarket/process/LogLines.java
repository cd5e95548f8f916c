package org.gridmarket.process;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * How the log of a program looks that a person has started: a line for each message. Whoever gives the JDK a configuration of
 * its own for the log keeps it.
 */
public final class LogLines extends Formatter {
    /** What whoever starts the program may have said about its log. */
    private static final String[] OWN_CHOICE = {
        "java.util.logging.config.file", "java.util.logging.config.class", "java.util.logging.SimpleFormatter.format"
    };

    private static final String THIS_PROJECT = "org.gridmarket.";

    /** Of which messages the trace of what was thrown is shown; of others what it says. */
    private final Level traced;

    private final boolean dated;

    private LogLines(Level traced, boolean dated) {
        this.traced = traced;
        this.dated = dated;
    }

    /**
     * Of a command, whose lines are what was asked for: warnings and errors stand between them, and nothing that the program
     * tells of itself besides. What was thrown stands in the line; an error, which is a bug, has its trace.
     *
     * @param debug whether traces are wanted with warnings too
     */
    public static void ofCommand(boolean debug) {
        set(Level.WARNING, new LogLines(debug ? Level.ALL : Level.SEVERE, false));
    }

    /** Of a process that runs until it is stopped: what it tells of itself too, with date and time. */
    public static void ofProcess() {
        set(Level.INFO, new LogLines(Level.ALL, true));
    }

    private static void set(Level least, LogLines lines) {
        if (Stream.of(OWN_CHOICE).anyMatch(name -> System.getProperty(name) != null)) {
            return;
        }
        Logger root = Logger.getLogger("");
        root.setLevel(least);
        for (Handler handler : root.getHandlers()) {
            handler.setFormatter(lines);
        }
    }

    @Override
    public String format(LogRecord told) {
        String text = formatMessage(told) + origin(told) + thrown(told) + System.lineSeparator();
        return dated
                ? String.format(Locale.ROOT, "%1$tF %1$tT %2$s %3$s", told.getMillis(), told.getLevel(), text)
                : word(told.getLevel()) + ": " + text;
    }

    private static String word(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        return level.intValue() >= Level.WARNING.intValue() ? "warning" : "note";
    }

    /** A library's message seldom says of what it speaks. */
    private static String origin(LogRecord told) {
        String logger = told.getLoggerName();
        return logger == null || logger.isEmpty() || logger.startsWith(THIS_PROJECT) ? "" : " (" + logger + ")";
    }

    private String thrown(LogRecord told) {
        Throwable thrown = told.getThrown();
        if (thrown == null) {
            return "";
        }
        if (told.getLevel().intValue() < traced.intValue()) {
            return ": " + thrown;
        }
        StringWriter trace = new StringWriter();
        PrintWriter lines = new PrintWriter(trace);
        lines.println();
        thrown.printStackTrace(lines);
        return trace.toString().stripTrailing();
    }
}
