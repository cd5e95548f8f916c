package org.gridmarket.testbed.simulation.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.roles.stream.StreamPlan;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.stream.StreamGuarantee;
import org.jspecify.annotations.Nullable;

/** Those who make a lease, and, once it is made, those who play it. */
final class StreamActors implements Actors {
    private static final long UNTIL_START_MILLIS = 150_000;
    private static final long BEFORE_START_MILLIS = 20_000;
    private static final long RETRY_MILLIS = 25_000;
    private static final int PERIODS_OF_AN_OFFER = 2_000;

    private final Clock clock;
    private final World world;
    private final SignatureCheck signatures;
    private final LeaseSetting setting;
    private final StreamPlan plan;
    private final AllocationTerms terms;
    private final List<StreamCommand.CreateAllocation> heldBack = new ArrayList<>();
    private LedgerTime tryAgain = new LedgerTime(0);
    private @Nullable PlayedLease lease;
    private int made;

    StreamActors(Clock clock, World world, SignatureCheck signatures) {
        this.clock = clock;
        this.world = world;
        this.signatures = signatures;
        Random random = world.random();
        this.setting = LeaseSetting.draw(random, world.faults().isOn(Fault.WILD_PARTICIPANTS));
        this.plan = LeaseTerms.plan(setting, random);
        LedgerTime now = world.chain().now();
        this.terms = LeaseTerms.terms(
                setting, plan, now.plusMillis(UNTIL_START_MILLIS), clock.at(now).plus(PERIODS_OF_AN_OFFER));
    }

    void hear(StreamEvent event) {
        if (event instanceof StreamEvent.StreamAllocationCreated created) {
            made++;
            if (lease == null) {
                lease = new PlayedLease(setting, plan, created, clock, world, signatures);
            }
        }
        if (lease != null) {
            lease.hear(event);
        }
    }

    List<Violation> violations() {
        List<Violation> found = new ArrayList<>(lease == null ? List.of() : lease.violations());
        if (made > 1) {
            found.add(new Violation(StreamGuarantee.G28, "an allocation was made " + made + " times"));
        }
        return found;
    }

    @Override
    public void arrive() {
        // everybody is there
    }

    @Override
    public void look() {
        // events are heard as blocks come
    }

    @Override
    public void act() {
        if (lease == null) {
            create();
        } else {
            lease.act();
            playOldTricks();
        }
    }

    private List<AccountKeyPair> signers() {
        return Stream.of(
                        Stream.of(LeaseSetting.customerKeys()),
                        IntStream.range(0, setting.lanes()).mapToObj(LeaseSetting::supplierKeys),
                        IntStream.range(0, setting.panel()).mapToObj(LeaseSetting::mediatorKeys))
                .flatMap(keys -> keys)
                .toList();
    }

    private void create() {
        LedgerTime now = world.chain().now();
        if (now.isBefore(tryAgain) || !now.isBefore(terms.start().plusMillis(-BEFORE_START_MILLIS))) {
            return;
        }
        tryAgain = now.plusMillis(RETRY_MILLIS);
        LedgerPeriod last = clock.at(world.chain().readClock()).next();
        Bytes message = Acceptance.message(World.TARGET, terms.id(), last);
        boolean forged = setting.allocator() == Conduct.OfAllocator.FORGES
                && world.random().nextBoolean();
        List<Acceptance> acceptances = new ArrayList<>();
        for (AccountKeyPair signer : signers()) {
            Bytes signature =
                    forged && acceptances.size() == 1 ? signer.sign(terms.id().id()) : signer.sign(message);
            acceptances.add(new Acceptance(signer.publicKey(), signature));
        }
        StreamCommand.CreateAllocation create = new StreamCommand.CreateAllocation(terms, last, acceptances);
        if (setting.allocator() == Conduct.OfAllocator.HOLDS_BACK
                && world.random().nextBoolean()) {
            heldBack.add(create);
        } else {
            Desk.send(create, world);
            if (setting.allocator() == Conduct.OfAllocator.COPIES) {
                heldBack.add(create);
            }
        }
    }

    /** What was held back or copied comes once more. */
    private void playOldTricks() {
        if (!heldBack.isEmpty() && world.random().nextInt(20) == 0) {
            Desk.send(heldBack.getFirst(), world);
        }
    }

    /** Periods that have to be sealed, so that nothing can be held back for long. */
    Stream<LedgerPeriod> waitedFor() {
        return Stream.of(clock.at(world.chain().now()).plus(-2));
    }

    @Override
    public void mend() {
        // nobody of this market has an outage of its own
    }

    @Override
    public void finish() {
        if (lease != null && !lease.view().isClosed()) {
            lease.act();
            lease.keep();
        }
    }

    @Override
    public boolean isOver() {
        return lease == null || lease.view().isClosed();
    }

    @Override
    public List<Violation> shortcomings() {
        PlayedLease played = lease;
        return played == null || played.view().isClosed()
                ? List.of()
                : List.of(new Violation(
                        StreamGuarantee.G27,
                        "a lease does not end: " + played.view().lanes() + "; " + setting));
    }

    /** Somebody's purse, as full as nothing. */
    @Override
    public Optional<Map.Entry<String, String>> forgery() {
        return Optional.of(Map.entry(
                PurseState.BALANCE.key(LeaseSetting.customerKeys().publicKey()),
                PurseState.BALANCE.codec().write(new PurseState.Balance(Money.ZERO))));
    }
}
