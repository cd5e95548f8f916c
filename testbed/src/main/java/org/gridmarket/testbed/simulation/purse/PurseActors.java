package org.gridmarket.testbed.simulation.purse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testbed.simulation.clock.PatientSigner;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.clock.ClockedLedger;

/** Savers who keep to the rules, the operator, and strangers who try what they can. */
final class PurseActors implements Actors {
    private static final int SAVERS = 3;
    private static final int FIRST_KEY = 200;
    private static final Money RICHES = new Money(1_000_000_000);

    private final World world;
    private final Clock clock;
    private final PurseOperator operator;
    private final Strangers strangers;
    private final Map<Saver, PatientSigner> savers = new LinkedHashMap<>();
    private final List<AccountKey> accounts = new ArrayList<>();

    /** @param others accounts that have something besides their purses, such as credit */
    PurseActors(Clock clock, World world, PublicStream<Record> stream, List<AccountKeyPair> others) {
        this.world = world;
        this.clock = clock;
        List<SimulatedGateway<Record>> gateways = SimulatedGateway.ofEach(world, stream, this::forged);
        for (int number = 1; number <= SAVERS; number++) {
            AccountKeyPair keys = key(number);
            AccountKey friend = key(number % SAVERS + 1).publicKey();
            Saver saver = new Saver(name(number), keys.publicKey(), friend, world.random());
            savers.put(saver, new PatientSigner(name(number), keys, clock, world, stream, gateways, saver));
            accounts.add(keys.publicKey());
        }
        List<AccountKeyPair> strange = new ArrayList<>(List.of(key(SAVERS + 1)));
        strange.addAll(others);
        this.strangers = new Strangers(world, clock, strange);
        accounts.addAll(strangers.accounts());
        this.operator = new PurseOperator(world, accounts);
    }

    private static AccountKeyPair key(int number) {
        return ClockedLedger.keyPair(FIRST_KEY + number);
    }

    private static String name(int number) {
        return "saver " + number;
    }

    /** As partitions know them. */
    static List<String> names() {
        return IntStream.rangeClosed(1, SAVERS).mapToObj(PurseActors::name).toList();
    }

    /** The last periods of what savers have under way. */
    Stream<LedgerPeriod> waitedFor() {
        return savers.values().stream().flatMap(signer -> signer.waitsFor().stream());
    }

    /** Money that is not there, an outcome that is none, a seal that is none. */
    private String forged() {
        Random random = world.random();
        AccountKey saver = key(1 + random.nextInt(SAVERS)).publicKey();
        Deal deal = new Deal(Deal.BOOKING, "bank-" + (1 + random.nextInt(20)));
        Money amount = new Money(1L + random.nextInt(1_000));
        LedgerPeriod near = clock.at(world.chain().now()).plus(random.nextInt(5));
        String text = switch (random.nextInt(3)) {
            case 0 -> RecordCodec.of(PurseEvent.class).write(new PurseEvent.PurseMoneyBooked(saver, deal.id(), amount));
            case 1 ->
                RecordCodec.of(PurseEvent.class).write(new PurseEvent.PurseCollected(saver, List.of(deal), amount));
            default ->
                RecordCodec.of(ClockEvent.class)
                        .write(new ClockEvent.PeriodSealed(near, world.chain().now()));
        };
        return new Receipt("", List.of(text)).eventsJson();
    }

    /** Everybody comes with some money. */
    @Override
    public void arrive() {
        accounts.forEach(operator::book);
    }

    @Override
    public void look() {
        // savers hear through gateways, the operator reads the state
    }

    @Override
    public void act() {
        if (world.random().nextInt(3) == 0) {
            operator.act();
        }
        if (world.faults().strikes(Fault.WILD_PARTICIPANTS, 3)) {
            strangers.act();
        }
        if (world.faults().isOn(Fault.FULL_BOOKS)) {
            strangers.flood();
        }
        savers.values().forEach(signer -> signer.act(true));
    }

    @Override
    public void mend() {
        // all programs of this market run
    }

    @Override
    public void finish() {
        operator.endRedemptions();
        savers.values().forEach(signer -> signer.act(false));
    }

    @Override
    public boolean isOver() {
        return savers.values().stream().allMatch(PatientSigner::isDone)
                && operator.redemptions().isEmpty();
    }

    @Override
    public List<Violation> shortcomings() {
        List<Violation> found = new ArrayList<>();
        if (!operator.redemptions().isEmpty()) {
            found.add(new Violation(SharedGuarantee.G11, "redemptions wait: " + operator.redemptions()));
        }
        savers.forEach((saver, signer) -> {
            if (signer.isDone()) {
                saver.loss(world.chain().ledger().currentState())
                        .ifPresent(lost -> found.add(new Violation(SharedGuarantee.G15, lost)));
            } else {
                found.add(new Violation(SharedGuarantee.G11, "a saver waits for ledger period " + signer.waitsFor()));
            }
        });
        return found;
    }

    /** A stranger who is rich. */
    @Override
    public Optional<Map.Entry<String, String>> forgery() {
        return Optional.of(Map.entry(
                PurseState.BALANCE.key(key(SAVERS + 1).publicKey()),
                PurseState.BALANCE.codec().write(new PurseState.Balance(RICHES))));
    }
}
