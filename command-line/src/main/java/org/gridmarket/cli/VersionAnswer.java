package org.gridmarket.cli;

import org.gridmarket.metrics.ThisBuild;

/** Answers what version this is, without loading any command: that takes longer than everything else. */
public final class VersionAnswer {
    private VersionAnswer() {}

    /** Whether nothing else is asked. */
    public static boolean isAll(String... arguments) {
        return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
    }

    /** The version that was built, as the pom names it, and the commit. */
    public static String text() {
        ThisBuild build = ThisBuild.read();
        return "gridmarket " + build.version() + ", commit " + build.commit();
    }
}
