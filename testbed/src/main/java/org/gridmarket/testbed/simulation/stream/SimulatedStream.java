package org.gridmarket.testbed.simulation.stream;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.audit.purse.MoneyAudit;
import org.gridmarket.audit.stream.StreamAudit;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.operation.StreamContract;
import org.gridmarket.kernel.stream.operation.StreamMoney;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.CommittedTransaction;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Guarantees;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedMarket;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testbed.simulation.clock.SimulatedClock;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.RememberedCheck;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.purse.ClosedDoor;
import org.gridmarket.testkit.purse.PurseGuarantee;
import org.gridmarket.testkit.stream.StreamGuarantee;
import org.jspecify.annotations.Nullable;

/**
 * The stream market in simulation: one lease of a few lanes and epochs, with purses beside it, by the periods of the clock in the
 * same world. Everybody in it may misbehave.
 */
public final class SimulatedStream implements SimulatedMarket {
    private static final EventFamily<StreamEvent> EVENTS = EventFamily.of(StreamEvent.class);
    private static final Set<Fault> FAULTS = EnumSet.of(
            Fault.DELAY,
            Fault.DUPLICATE,
            Fault.LOST_ANSWER,
            Fault.CLOCK_SKEW,
            Fault.SLOW_PEER,
            Fault.WILD_PARTICIPANTS,
            Fault.BYZANTINE_ENDORSER);
    private static final Money START = new Money(1_000_000_000);
    private static final long TWO_PERIODS_MILLIS = 60_000;

    private final SimulatedClock clock;
    private final SignatureCheck signatures = new RememberedCheck(new PinnedEd25519());
    private final MoneyAudit money = new MoneyAudit(List.of(new StreamMoney()));
    private final StreamAudit audit = new StreamAudit();
    private final PublicStream<StreamEvent> stream = new PublicStream<>(EVENTS::readOwn);
    private final SortedMap<String, Long> achieved = new TreeMap<>();
    private @Nullable StreamActors actors;
    private int founding;

    public SimulatedStream(SimulatedClock clock) {
        this.clock = clock;
        for (String name : List.of("leases", "epochs paid", "disputes", "verdicts", "customers gone", "lanes lost")) {
            achieved.put("stream " + name, 0L);
        }
    }

    @Override
    public String name() {
        return StreamFunctions.PREFIX;
    }

    @Override
    public Set<Fault> faults() {
        return FAULTS;
    }

    /** Bounds are constants; a lease of any size meets the same rules. */
    @Override
    public List<Contract> contracts(boolean small) {
        return List.of(new PurseContract(signatures, new ClosedDoor()), new StreamContract(signatures));
    }

    @Override
    public List<String> clients() {
        return List.of();
    }

    @Override
    public LedgerTime found(InMemoryLedger ledger, LedgerTime now) {
        ProposedStreamRules rules = new ProposedStreamRules(
                "rules", clock.clock().at(now).next().asInterval(), List.of(LeaseSetting.rules()));
        submit(ledger, now, ClockedLedger.DSO_ADMIN, new StreamCommand.ProposeRules(rules));
        submit(ledger, now, ClockedLedger.REGULATOR_ADMIN, new StreamCommand.ApproveRules(rules.id(), rules.digest()));
        for (int place = 0; place < LeaseSetting.MOST_MEDIATORS; place++) {
            Organisation by = World.ORGANISATIONS.get(place);
            submit(
                    ledger,
                    now,
                    new Caller.Member(by, true, "admin"),
                    new StreamCommand.LicenseMediator(
                            LeaseSetting.mediatorKeys(place).publicKey()));
        }
        Stream.of(
                        Stream.of(LeaseSetting.customerKeys()),
                        IntStream.range(0, LeaseSetting.MOST_LANES).mapToObj(LeaseSetting::supplierKeys),
                        IntStream.range(0, LeaseSetting.MOST_MEDIATORS).mapToObj(LeaseSetting::mediatorKeys))
                .flatMap(keys -> keys)
                .forEach(keys -> fill(ledger, now, keys));
        return now.plusMillis(TWO_PERIODS_MILLIS);
    }

    private void submit(InMemoryLedger ledger, LedgerTime now, Caller.Member who, StreamCommand.ByMember command) {
        submit(ledger, now, who, StreamFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    private void submit(InMemoryLedger ledger, LedgerTime now, Caller.Member who, String function, String argument) {
        founding++;
        ledger.submit(function, argument, new LedgerCall("founding stream " + founding, now, World.TARGET, who))
                .orThrow();
    }

    private void fill(InMemoryLedger ledger, LedgerTime now, AccountKeyPair keys) {
        String reference = "payment-" + founding;
        PurseCommand.BookMoney booking = new PurseCommand.BookMoney(keys.publicKey(), reference, START);
        submit(
                ledger,
                now,
                new Caller.Member(Organisation.DSO, false, "dso-gateway"),
                PurseFunctions.NAMES.of(booking),
                RecordCodec.text(booking));
        PurseCommand.Collect collect = new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, reference)));
        String function = PurseFunctions.NAMES.of(collect);
        submit(
                ledger,
                now,
                ClockedLedger.COOPERATIVE,
                function,
                RecordCodec.text(ClockedLedger.signed(
                        keys,
                        function,
                        ClockedLedger.operation(700_000 + founding),
                        clock.clock().at(now).next(),
                        collect)));
    }

    @Override
    public Actors actors(World world) {
        StreamActors playing = new StreamActors(clock.clock(), world, signatures);
        actors = playing;
        world.chain().follow(block -> {
            CommittedTransaction.read(block, money);
            CommittedTransaction.read(block, audit);
            stream.add(block).forEach(event -> {
                count(event);
                playing.hear(event);
            });
        });
        clock.alsoWaitedFor(playing::waitedFor);
        return playing;
    }

    private void count(StreamEvent event) {
        switch (event) {
            case StreamEvent.StreamAllocationCreated e -> add("leases");
            case StreamEvent.StreamOpened e -> add(e.lane().status() == LaneStatus.FROZEN ? "disputes" : "epochs paid");
            case StreamEvent.StreamVerdictPosted e -> add("verdicts");
            case StreamEvent.StreamCustomerGone e -> add("customers gone");
            case StreamEvent.StreamLaneClosed e -> {
                if (e.closing().status() == LaneStatus.OVER) {
                    add("lanes lost");
                }
            }
            default -> {
                // not counted
            }
        }
    }

    private void add(String what) {
        achieved.merge("stream " + what, 1L, Long::sum);
    }

    @Override
    public Guarantees guarantees() {
        return new Guarantees() {
            @Override
            public List<Guarantee> all() {
                return List.of(StreamGuarantee.values());
            }

            @Override
            public List<Violation> check(NavigableMap<String, String> rows) {
                List<Violation> found = new ArrayList<>();
                money.findings(rows).violations().forEach(what -> found.add(new Violation(PurseGuarantee.G17, what)));
                audit.findings(rows).violations().forEach(what -> found.add(new Violation(StreamGuarantee.G28, what)));
                if (actors != null) {
                    found.addAll(actors.violations());
                }
                return found;
            }

            @Override
            public SortedMap<String, Long> achieved() {
                return new TreeMap<>(achieved);
            }
        };
    }
}
