package org.gridmarket.cli.allocation;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.agent.allocation.MemberProcess;
import org.gridmarket.agent.allocation.MemberSettings;
import org.gridmarket.cli.ProcessCommand;
import org.gridmarket.keys.KeyFile;
import picocli.CommandLine;

/** The agent of a member. */
@CommandLine.Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = {
            "Trades for a member until it is stopped: posts each offer of a file once, into the book that its row names or the"
                    + " first that is open, and brings in what is due. The file may be written anew at any time.",
            "Settings: market, gateways (with ca, trusted or consortium, as for a home), key, offers; and if wanted member,"
                    + " journal, ready_file. docs/allocation.md has one."
        },
        footer = {"", "Example: ./gridmarket allocation agent --config member.yaml --check"})
final class RunMember extends ProcessCommand {
    @Override
    protected void run(Path config, boolean onlyCheck, PrintStream out) throws InterruptedException {
        MemberSettings settings = MemberSettings.read(config);
        if (!onlyCheck) {
            MemberProcess.run(settings);
            return;
        }
        out.println("ok: account " + KeyFile.read(settings.key()).publicKey() + " in market " + settings.market() + ", "
                + settings.gateways().gateways().size() + " gateways");
        if (!Files.exists(settings.offers())) {
            out.println("not there yet: " + settings.offers() + ", without which nothing is offered");
        }
    }
}
