package org.gridmarket.testbed.simulation.purse;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.audit.purse.MoneyAudit;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.CreditDoor;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
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
import org.gridmarket.testkit.purse.ClosedDoor;
import org.gridmarket.testkit.purse.PurseGuarantee;
import org.gridmarket.testkit.purse.WagerContract;

/**
 * Purses in simulation, with the deals of wagers. They live by the periods of the clock in the same world; beside the energy
 * market, homes move money between their credit and their purses.
 */
public final class SimulatedPurse implements SimulatedMarket {

    private final SimulatedClock clock;
    private final Function<Boolean, CreditDoor> door;
    private final List<AccountKeyPair> homes;
    private final MoneyAudit audit;
    private final PublicStream<Record> stream =
            new PublicStream<>(EventFamily.readerOf(PurseEvent.class, ClockEvent.class));
    private final List<Violation> violations = new ArrayList<>();
    private final SortedMap<String, Long> achieved = new TreeMap<>();

    /**
     * @param clock of the same world
     * @param door to the energy market's credit; given whether bounds are small
     * @param homes that have credit there
     * @param deals what the deals of the other markets of the world hold
     */
    public SimulatedPurse(
            SimulatedClock clock,
            Function<Boolean, CreditDoor> door,
            List<AccountKeyPair> homes,
            List<MoneyInDeals> deals) {
        this.clock = clock;
        this.door = door;
        this.homes = List.copyOf(homes);
        List<MoneyInDeals> all = new ArrayList<>(deals);
        all.add(WagerContract.MONEY);
        this.audit = new MoneyAudit(all);
        for (String name : List.of("bookings", "collections", "stakes", "redemptions paid")) {
            achieved.put("purse " + name, 0L);
        }
    }

    /**
     * Purses in a world without an energy market: its door is shut.
     *
     * @param deals what the deals of the other markets of the world hold
     */
    public static SimulatedPurse alone(SimulatedClock clock, MoneyInDeals... deals) {
        return new SimulatedPurse(clock, small -> new ClosedDoor(), List.of(), List.of(deals));
    }

    @Override
    public String name() {
        return PurseFunctions.PREFIX;
    }

    @Override
    public Set<Fault> faults() {
        return SimulatedClock.FAULTS;
    }

    /** Bounds of purses are constants; whoever fills the books meets them as they are. */
    @Override
    public List<Contract> contracts(boolean small) {
        RememberedCheck signatures = new RememberedCheck(new PinnedEd25519());
        return List.of(new PurseContract(signatures, door.apply(small)), new WagerContract(signatures));
    }

    @Override
    public List<String> clients() {
        return PurseActors.names();
    }

    @Override
    public LedgerTime found(InMemoryLedger ledger, LedgerTime now) {
        return now; // purses need no founding
    }

    @Override
    public Actors actors(World world) {
        world.chain().follow(block -> {
            CommittedTransaction.read(block, audit);
            stream.add(block).forEach(this::count);
            block.transactions().forEach(this::checkOwners);
        });
        PurseActors actors = new PurseActors(clock.clock(), world, stream, homes);
        clock.alsoWaitedFor(actors::waitedFor);
        return actors;
    }

    private void count(Record event) {
        switch (event) {
            case PurseEvent.PurseMoneyBooked booked -> achieved.merge("purse bookings", 1L, Long::sum);
            case PurseEvent.PurseCollected collected -> achieved.merge("purse collections", 1L, Long::sum);
            case PurseEvent.PurseStaked staked -> achieved.merge("purse stakes", 1L, Long::sum);
            case PurseEvent.PurseRedeemed paid -> achieved.merge("purse redemptions paid", 1L, Long::sum);
            default -> {
                // not counted
            }
        }
    }

    /** Nobody but its account writes a purse: the one that has signed the operation. */
    private void checkOwners(Block.Entry entry) {
        if (entry.status() != CommitStatus.VALID) {
            return;
        }
        Endorsement.Endorsed transaction = entry.transaction();
        String purses = PurseState.BALANCE.name() + '~';
        for (String key : transaction.effects().writes().keySet()) {
            if (key.startsWith(purses) && !key.equals(purseOfSigner(transaction.argument()))) {
                violations.add(new Violation(
                        PurseGuarantee.G19,
                        transaction.function() + " writes " + key + ", whose account did not sign"));
            }
        }
    }

    /** Empty where nobody has signed. */
    private static String purseOfSigner(String argument) {
        return argument.startsWith("{\"signer\":")
                ? PurseState.BALANCE.key(
                        RecordCodec.of(Submission.class).read(argument).signer())
                : "";
    }

    @Override
    public Guarantees guarantees() {
        return new Guarantees() {
            @Override
            public List<Guarantee> all() {
                return List.of(PurseGuarantee.values());
            }

            @Override
            public List<Violation> check(NavigableMap<String, String> rows) {
                List<Violation> found = new ArrayList<>(violations);
                MarketFindings findings = audit.findings(rows);
                boolean conserved = !Boolean.FALSE.equals(findings.figures().get("purse_conserved"));
                findings.violations()
                        .forEach(what ->
                                found.add(new Violation(conserved ? PurseGuarantee.G18 : PurseGuarantee.G17, what)));
                return found;
            }

            @Override
            public SortedMap<String, Long> achieved() {
                return new TreeMap<>(achieved);
            }
        };
    }
}
