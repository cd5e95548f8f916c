package org.gridmarket.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A command that prints what it found, and writes it as JSON where that is wanted. Commands whose help keeps the order in which
 * options are written have these parts of their own: options of a base class would come first there.
 */
public abstract class ReportingCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Where it prints. */
    protected final PrintWriter out() {
        return CommandTools.out(spec);
    }

    /** Prints a whole text at once. */
    protected final void print(Object text) {
        CommandTools.print(spec, text);
    }

    /** For programs. */
    protected final ReportOption report() {
        return report;
    }

    /** Writes the report if one was asked for. */
    protected final void report(Map<String, Object> found) {
        report.write(found);
    }
}
