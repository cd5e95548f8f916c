package org.gridmarket.testbed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.ChainException;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.testbed.audit.BlockAudit;
import org.gridmarket.testbed.audit.IntervalFinding;
import org.gridmarket.testbed.process.PartFailedException;
import org.gridmarket.testbed.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Recomputes a market from its blocks. */
@CommandLine.Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Reads all blocks from a peer or from files and recomputes feasibility, conservation of assets and money,"
                        + " and how far each accepted solution was from the best one. Exit code 1 when something does not hold.",
        footer = {
            "",
            "Example: ./gridmarket audit --network /tmp/day/network/network.properties",
            "Example: network/blocks --to /tmp/blocks && ./gridmarket audit --blocks /tmp/blocks"
        })
final class Audit implements Callable<Integer> {
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
            defaultValue = "Dso",
            description = "Whose peer is read.")
    private String peer = "Dso";

    @CommandLine.Option(
            names = "--chaincode",
            paramLabel = "NAME",
            defaultValue = "gridmarket",
            description = "For --blocks.")
    private String chaincode = "gridmarket";

    @CommandLine.Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = "energy",
            description = "For --blocks; signatures name it.")
    private String channel = "energy";

    @CommandLine.Option(
            names = "--no-gap",
            description = "Do not solve those rounds again that no certificate on the blocks bounds.")
    private boolean noGap;

    @CommandLine.Option(
            names = "--costs",
            description = "Also tell what the transactions read and which processor time they take, by function.")
    private boolean costs;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        long begun = System.nanoTime();
        BlockAudit audit = new BlockAudit(target(), !noGap);
        long blocks = read(audit);
        long wallMillis = (System.nanoTime() - begun) / 1_000_000;
        Map<String, Object> keys = new LinkedHashMap<>(audit.keys());
        keys.put("wall_ms", wallMillis);
        if (costs) {
            keys.put("costs", audit.costs().rows());
            keys.put("verification", audit.costs().verification());
        }
        report.write(keys);
        TextTable table = new TextTable("interval", "source", "traded_wh", "feasible", "certified", "gap_wh");
        for (IntervalFinding finding : audit.findings()) {
            table.row(
                    finding.interval(),
                    finding.source(),
                    finding.traded().wh(),
                    finding.isFeasible() ? "yes" : "NO",
                    finding.certified() ? "yes" : "-",
                    finding.gap() == null ? "-" : finding.gap().wh());
        }
        CommandTools.print(spec, table);
        PrintWriter out = CommandTools.out(spec);
        out.println(blocks + " blocks in " + wallMillis + " ms");
        audit.keys().forEach((key, value) -> out.println("  " + key + ": " + value));
        return audit.isClean() ? 0 : Gridmarket.FAILED;
    }

    private Target target() {
        if (place.network == null || !Files.isReadable(place.network)) {
            return new Target(channel, chaincode);
        }
        try {
            return NetworkProfile.read(place.network).target();
        } catch (IOException unreadable) {
            throw new PartFailedException(place.network + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private long read(BlockAudit audit) throws InterruptedException {
        try {
            if (place.blocks != null) {
                if (!Files.isDirectory(place.blocks)) {
                    throw new UsageException("--blocks " + place.blocks + " is no folder");
                }
                return BlockReader.readFolder(place.blocks, chaincode, audit::read);
            }
            if (place.network == null || !Files.isReadable(place.network)) {
                throw new UsageException("--network " + place.network + " cannot be read; network up writes the file");
            }
            try (FabricChain chain = FabricChain.open(NetworkProfile.read(place.network), peer)) {
                return BlockReader.readPeer(chain, chain.height(), audit::read);
            }
        } catch (IOException | ChainException unreadable) {
            throw new PartFailedException("the blocks cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
