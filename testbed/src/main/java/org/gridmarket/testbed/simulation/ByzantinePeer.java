package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.ledger.memory.ReadWriteSet;
import org.jspecify.annotations.Nullable;

/**
 * The peer of one organisation signs what it never executed: other results, other writes, refusals of what the rules allow;
 * and sends to the orderers what only it has signed. What it would write is each market's own ({@link Actors#forgery}).
 */
final class ByzantinePeer {
    private static final int LIES_ONE_IN = 3;
    private static final int SENDS_ONE_IN = 40;

    private final int peer;
    private final Map<String, Actors> markets;
    private final SimulatedChain chain;
    private final Faults faults;
    private final Random random;
    private @Nullable Endorsed seen;
    private int sent;

    /** @param markets by the prefix of their functions */
    ByzantinePeer(World world, Map<String, Actors> markets) {
        this.peer = World.peerOf(world.liar());
        this.markets = markets;
        this.chain = world.chain();
        this.faults = world.faults();
        this.random = world.random();
    }

    /** From now on it lies when it is asked, while the fault is on. */
    void begin() {
        chain.ledger().corrupt(peer, this::tell);
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

    /** With a row more that does harm in the market whose function it is; else in the first one. */
    private Endorsed enriched(Endorsed honest) {
        String market = honest.function().substring(0, honest.function().indexOf(':'));
        Actors harmed = markets.getOrDefault(market, markets.values().iterator().next());
        NavigableMap<String, Optional<String>> writes =
                new TreeMap<>(honest.effects().writes());
        harmed.forgery().ifPresent(row -> writes.put(row.getKey(), Optional.of(row.getValue())));
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
