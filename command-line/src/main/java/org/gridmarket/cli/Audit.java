package org.gridmarket.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.audit.AuditVerdict;
import org.gridmarket.audit.LedgerAudit;
import org.gridmarket.audit.MarketAudits;
import org.gridmarket.audit.energy.EnergyAudit;
import org.gridmarket.audit.stream.StreamAudit;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.BlocksRead;
import org.gridmarket.chain.ChainException;
import org.gridmarket.chain.ChainSettings;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.chain.block.BlockHash;
import org.gridmarket.cli.report.AuditPage;
import org.gridmarket.cli.report.AuditText;
import org.gridmarket.cli.stream.KeptFolder;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Recomputes all markets of a ledger from its blocks. */
@CommandLine.Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Reads all blocks from a peer or from files, checks that the channel's orderers have signed them, carries every"
                        + " transaction out again and recomputes what each market says of itself: energy (feasibility, assets"
                        + " and money, how far each accepted solution was from the best one), clock (periods and their seals)"
                        + " and purse (money of all other markets). Exit code 1 when something does not hold, or when the"
                        + " blocks hold nothing to check. What is taken on trust is listed.",
        footer = {
            "",
            "Example: ./gridmarket audit --network /tmp/day/network/network.properties --html audit.html",
            "Example: ./gridmarket audit --network /tmp/day/network/network.properties --intervals 40..50",
            "Example: ./gridmarket audit --network /tmp/day/network/network.properties --rerun kept",
            "Example: network/blocks --to /tmp/blocks && ./gridmarket audit --blocks /tmp/blocks"
        })
public final class Audit extends ReportingCommand {
    /** Where the blocks are. */
    static final class Place {
        @CommandLine.Option(
                names = "--network",
                required = true,
                paramLabel = "FILE",
                description = "network.properties of a running network.")
        private @Nullable Path network;

        @CommandLine.Option(
                names = "--blocks",
                required = true,
                paramLabel = "DIR",
                description = "Blocks as files, *.pb or *.block.")
        private @Nullable Path blocks;
    }

    @CommandLine.ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @CommandLine.Option(
            names = "--peer",
            paramLabel = "ORGANISATION",
            description =
                    "Whose peer is read; your own organisation's when absent: the first of which this machine has a key.")
    private @Nullable String peer;

    @CommandLine.Option(
            names = "--genesis",
            paramLabel = "FILE",
            description =
                    "For --blocks: the block with which your own peer joined the channel. Without it the blocks prove only"
                            + " that they belong together.")
    private @Nullable Path genesis;

    @CommandLine.Option(
            names = "--chaincode",
            paramLabel = "NAME",
            defaultValue = "gridmarket",
            description = "For --blocks.")
    private String chaincode = "gridmarket";

    @CommandLine.Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "For --blocks: the channel that they have to be of; the one that they name when absent.")
    private @Nullable String channel;

    @CommandLine.Option(
            names = "--no-gap",
            description = "Do not solve those rounds again that no certificate on the blocks bounds.")
    private boolean noGap;

    @CommandLine.Option(
            names = "--costs",
            description = "Also tell what the transactions read and which processor time they take, by function.")
    private boolean costs;

    @CommandLine.Option(
            names = "--rerun",
            paramLabel = "DIR",
            description =
                    "Also run again what a customer of streams has kept in this folder (stream lease --keep): roots are"
                            + " made anew from their inputs, and compared.")
    private @Nullable Path rerun;

    @CommandLine.Option(
            names = "--intervals",
            paramLabel = "A..B",
            converter = IntervalRange.Reading.class,
            description = "Show these intervals, each with or without trades. All blocks are audited all the same.")
    private @Nullable IntervalRange intervals;

    @CommandLine.Option(
            names = "--all",
            description = "Show every row. Without it only those in which something was traded, moved or wrong.")
    private boolean all;

    @CommandLine.Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write the result as a page to this file, with nothing from elsewhere in it.")
    private @Nullable Path html;

    @Override
    public Integer call() throws InterruptedException {
        long begun = System.nanoTime();
        EnergyAudit energy = new EnergyAudit(!noGap);
        if (rerun == null) {
            return audit(MarketAudits.of(target(), energy), energy, begun);
        }
        try (KeptFolder kept = KeptFolder.open(rerun)) {
            return audit(MarketAudits.of(target(), energy, new StreamAudit(kept)), energy, begun);
        }
    }

    private int audit(LedgerAudit audit, EnergyAudit energy, long begun) throws InterruptedException {
        AuditVerdict verdict = new AuditVerdict(audit, read(audit));
        long wallMillis = (System.nanoTime() - begun) / 1_000_000;
        Map<String, Object> keys = new LinkedHashMap<>(verdict.keys());
        keys.put("wall_ms", wallMillis);
        if (costs) {
            keys.put("costs", audit.costs().rows());
            keys.put("verification", energy.verification(audit.costs()));
        }
        report(keys);
        RowsWanted wanted = new RowsWanted(intervals, all);
        print(new AuditText(verdict, wanted::of).text(wallMillis)
                + wanted.lacking(verdict.audit().findings()));
        if (html != null) {
            AuditPage.of(verdict, wanted::of, report().circumstances()).write(html);
        }
        return verdict.isClean() ? 0 : ExitCode.FAILED;
    }

    private Target target() {
        if (place.blocks != null) {
            return new Target(channelOf(place.blocks), chaincode);
        }
        if (place.network == null || !Files.isReadable(place.network)) {
            throw new UsageException("--network " + place.network + " cannot be read; network up writes the file");
        }
        try {
            return NetworkProfile.read(place.network).target();
        } catch (IOException unreadable) {
            throw new PartFailedException(place.network + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Signatures name the channel: under another one none of them would hold. */
    private String channelOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--blocks " + folder + " is no folder");
        }
        try {
            String named = BlockReader.channelOf(folder);
            if (channel != null && !channel.equals(named)) {
                throw new UsageException(
                        "--channel " + channel + ": the blocks in " + folder + " are of channel " + named);
            }
            return named;
        } catch (IOException | ChainException unreadable) {
            throw new PartFailedException("the blocks cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Two organisations that go through one peer have one word between them, and who audits has to know. */
    private static String peerOf(NetworkProfile.Member member) {
        return member.ownPeer()
                ? "blocks of the peer of " + member.name()
                : "blocks of the peer " + member.peer().hostOverride() + ": " + member.name()
                        + " has none of its own here";
    }

    private BlocksRead read(LedgerAudit audit) throws InterruptedException {
        try {
            if (place.blocks != null) {
                return BlockReader.readFolder(
                        place.blocks, chaincode, genesis == null ? null : BlockHash.ofGenesis(genesis), audit::read);
            }
            if (genesis != null) {
                throw new UsageException(
                        "--genesis is for --blocks; network.properties names the channel's first block");
            }
            NetworkProfile profile = NetworkProfile.read(Objects.requireNonNull(place.network));
            String whose = peer == null ? profile.self().name() : peer;
            try (FabricChain chain =
                    FabricChain.open(profile, whose, ChainSettings.standard().pinned())) {
                out().println(peerOf(profile.member(whose)));
                return BlockReader.readPeer(chain, audit::read);
            }
        } catch (IOException | ChainException unreadable) {
            throw new PartFailedException("the blocks cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
