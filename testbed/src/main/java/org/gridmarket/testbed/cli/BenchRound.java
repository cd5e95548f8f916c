package org.gridmarket.testbed.cli;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.gridmarket.audit.AuditVerdict;
import org.gridmarket.audit.LedgerAudit;
import org.gridmarket.audit.MarketAudits;
import org.gridmarket.audit.energy.EnergyAudit;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.BlocksRead;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.process.Closing;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.bench.DirectWay;
import org.gridmarket.testbed.bench.RoundBench;
import org.gridmarket.testbed.bench.RoundCase;
import org.gridmarket.testbed.bench.RoundResult;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.PartsOfDay;
import org.gridmarket.testbed.day.RunningNetwork;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One large round on the real network. */
@CommandLine.Command(
        name = "round",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "One round of a large market with priced offers, on a network of its own, with real gateways and solver"
                        + " workers: all post into one book, the book is sealed, solvers compete, the first interval becomes"
                        + " final, every account with a trade claims. Then all blocks are audited and carried out again, which"
                        + " tells what verification reads and takes.",
        footer = {"", "Example: ./gridmarket bench round --copies 10 --seconds 90 --report round.json"})
final class BenchRound implements Callable<Integer> {
    private static final int MOST_SECONDS = 900;
    private static final int MOST_AT_A_TIME = 400;

    @CommandLine.Mixin
    private final BenchHomes homes = new BenchHomes();

    @CommandLine.Option(
            names = "--copies",
            paramLabel = "N",
            defaultValue = "10",
            description = "Copies of the homes, energies differing by up to 10 %%.")
    private int copies;

    @CommandLine.Option(
            names = "--prices",
            paramLabel = "none|levels:K|random:SEED",
            defaultValue = "levels:26",
            description = "Reservation prices.")
    private String prices = "levels:26";

    @CommandLine.Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "90",
            description = "How long an interval really lasts: a round, and half of the time for posting.")
    private int seconds;

    @CommandLine.Option(
            names = "--solvers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Solver workers; each begins a third of an interval after the one before it.")
    private int solvers;

    @CommandLine.Option(
            names = "--at-a-time",
            paramLabel = "N",
            defaultValue = "48",
            description = "Operations of homes that wait for the ledger at a time.")
    private int atATime;

    @CommandLine.Mixin
    private final NewFolderOption dir = new NewFolderOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--seconds", seconds, 5, MOST_SECONDS);
        CommandTools.requireWithin("--at-a-time", atATime, 1, MOST_AT_A_TIME);
        CommandTools.requireWithin("--solvers", solvers, 1, 8);
        CommandTools.requireWithin("--copies", copies, 1, 10);
        PriceChoice choice = PriceChoice.parse(prices)
                .orElseThrow(
                        () -> new UsageException("--prices " + prices + " is none of none, levels:K, random:SEED"));
        Microgrid microgrid = RoundCase.of(homes.microgrid(spec), copies, choice);
        RunFolder folder = dir.make("gridmarket-round-");
        DaySetup setup = new DaySetup(
                Circumstances.home(), folder, "consortium", 0, solvers, DaySetup.Heaps.LARGE, Testbed.class);
        Consumer<String> progress = BenchHomes.progress(spec);
        try (Closing closing = new Closing()) {
            RunningNetwork network = RunningNetwork.start(setup, closing);
            PartsOfDay parts = network.parts();
            FabricChain chain = OwnNetwork.chain(parts.network().properties());
            closing.add("close the chain", chain::close);
            parts.startSolvers(new SecureRandom(), seconds * 1_000L);
            parts.awaitSolvers();
            GrpcGatewayLink link = GrpcGatewayLink.trusting(parts.endpoints());
            closing.add("close the gateway link", link::close);
            RoundResult result = new RoundBench(network.consortium(), parts, new DirectWay(chain), progress)
                    .run(
                            microgrid,
                            seconds * 1_000L,
                            atATime,
                            listener -> Thread.ofVirtual().start(() -> link.listen(listener)));
            progress.accept("auditing the blocks");
            return show(microgrid, result, chain);
        }
    }

    private int show(Microgrid microgrid, RoundResult result, FabricChain chain) throws InterruptedException {
        EnergyAudit energy = new EnergyAudit(false);
        LedgerAudit audit = MarketAudits.of(chain.target(), energy);
        EnergyGuarantees guarantees = new EnergyGuarantees();
        EventFamily<EnergyEvent> events = EventFamily.of(EnergyEvent.class);
        long begun = System.nanoTime();
        BlocksRead read = BlockReader.readPeer(chain, chain.height(), block -> {
            audit.read(block);
            block.events().forEach(text -> events.read(text).ifPresent(guarantees::apply));
        });
        List<String> violations = guarantees.check(audit.rows(), List.of()).stream()
                .map(Object::toString)
                .toList();
        Map<String, Object> keys = new LinkedHashMap<>(result.keys());
        AuditVerdict verdict = new AuditVerdict(audit, read);
        keys.put("blocks", read.blocks());
        keys.put("audit_ms", (System.nanoTime() - begun) / 1_000_000);
        keys.put("first_violation", verdict.violations().stream().findFirst().orElse(null));
        keys.put("broken_guarantees", violations);
        keys.put("verification", energy.verification(audit.costs()));
        TextTable table = new TextTable("what", "value");
        keys.forEach(table::row);
        CommandTools.print(spec, table);
        rows("candidates", result.candidates(), keys);
        rows(
                "scenarios",
                result.scenarios().stream().map(row -> row.keys("consortium")).toList(),
                keys);
        rows("costs", audit.costs().rows(), keys);
        CommandTools.out(spec).println("homes: " + microgrid.source());
        CommandTools.out(spec).println(BenchHomes.machine(report.circumstances()));
        report.write(keys);
        return verdict.isClean() && violations.isEmpty() && !result.candidates().isEmpty() ? 0 : ExitCode.FAILED;
    }

    private void rows(String name, List<Map<String, Object>> rows, Map<String, Object> keys) {
        keys.put(name, rows);
        if (!rows.isEmpty()) {
            CommandTools.print(spec, TextTable.of(rows));
        }
    }
}
