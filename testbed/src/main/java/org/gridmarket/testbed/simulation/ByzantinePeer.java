package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.ledger.memory.ReadWriteSet;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.jspecify.annotations.Nullable;

/**
 * The peer of one organisation signs what it never executed: other results, other writes, refusals of what the rules allow;
 * and sends to the orderers what only it has signed. It makes its accomplice rich.
 */
final class ByzantinePeer {
    private static final int LIES_ONE_IN = 3;
    private static final int SENDS_ONE_IN = 40;
    private static final Money RICHES = new Money(1_000_000_000);

    private final int peer;
    private final AccountKey accomplice;
    private final SimulatedChain chain;
    private final Faults faults;
    private final Random random;
    private @Nullable Endorsed seen;
    private int sent;

    ByzantinePeer(Organisation organisation, SimulatedChain chain, Faults faults, Random random) {
        this.peer = Street.peerOf(organisation);
        this.accomplice = EnergyExamples.account(1);
        this.chain = chain;
        this.faults = faults;
        this.random = random;
    }

    /** From now on it lies when it is asked, while the fault is on. */
    void begin() {
        chain.market().ledger().corrupt(peer, this::tell);
    }

    void end() {
        chain.market().ledger().corrupt(peer, InMemoryLedger.HONEST);
    }

    private Endorsement tell(Endorsement honest) {
        if (honest instanceof Endorsed endorsed) {
            seen = endorsed;
        }
        return faults.strikes(Fault.BYZANTINE_ENDORSER, LIES_ONE_IN) ? lie(honest) : honest;
    }

    private Endorsement lie(Endorsement honest) {
        return switch (honest) {
            case Endorsed endorsed ->
                switch (random.nextInt(3)) {
                    case 0 -> enriched(endorsed);
                    case 1 ->
                        new Endorsed(
                                endorsed.function(),
                                endorsed.argument(),
                                endorsed.call(),
                                new Receipt("{}", List.of()),
                                endorsed.effects(),
                                endorsed.endorsers());
                    default -> refusal();
                };
            case Endorsement.Refused refused -> seen == null ? refusal() : seen;
            case Endorsement.Aborted aborted -> aborted;
        };
    }

    private static Endorsement refusal() {
        return new Endorsement.Refused(new Rejection(ShellRejection.BAD_SIGNATURE, "nowhere", "it does not like it"));
    }

    private Endorsed enriched(Endorsed honest) {
        String key = Keys.of("account", accomplice);
        Account account = chain.market().currentState().account(accomplice);
        NavigableMap<String, Optional<String>> writes =
                new TreeMap<>(honest.effects().writes());
        writes.put(
                key,
                Optional.of(RecordCodec.of(Account.class)
                        .write(account.withCredit(account.credit().plus(RICHES)))));
        return new Endorsed(
                honest.function(),
                honest.argument(),
                honest.call(),
                honest.receipt(),
                new ReadWriteSet(honest.effects().reads(), honest.effects().ranges(), writes),
                honest.endorsers());
    }

    /** Now and then it sends what it alone has signed, under a transaction id of its own. */
    void act() {
        Endorsed like = seen;
        if (like != null && faults.strikes(Fault.BYZANTINE_ENDORSER, SENDS_ONE_IN)) {
            sent++;
            LedgerCall call = new LedgerCall(
                    "forged" + sent,
                    like.call().time(),
                    like.call().target(),
                    like.call().creator());
            Endorsed forged = enriched(like);
            chain.enqueue(new Endorsed(
                    forged.function(),
                    forged.argument(),
                    call,
                    new Receipt("{}", List.of()),
                    new ReadWriteSet(
                            new TreeMap<>(), List.of(), forged.effects().writes()),
                    List.of(peer)));
        }
    }
}
