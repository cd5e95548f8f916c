package org.gridmarket.testbed.cli;

import picocli.CommandLine;

/** One mixing session; comes with the issue on anonymous trading. */
@CommandLine.Command(
        name = "mix",
        mixinStandardHelpOptions = true,
        description = "One mixing session with local participants (not in this version).",
        footer = {"", "Example: ./gridmarket mix"})
final class Mix extends Absent {
    Mix() {
        super("mix is not in this version; it comes with anonymous trading");
    }
}
