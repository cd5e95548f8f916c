package org.gridmarket.testbed.allocation;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gridmarket.client.Answer;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;

/** The agents of a run: each signs for its member and sends through the gateways until it is known what became of it. */
final class Members {
    private static final int TRIES = 8;
    private static final int PERIODS_VALID = 10;

    private final Target target;
    private final Clock clock;
    private final MarketLink<AllocationEvent> link;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AccountKeyPair> keys = new TreeMap<>();
    private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    Members(Target target, Clock clock, MarketLink<AllocationEvent> link, Iterable<String> names) {
        this.target = target;
        this.clock = clock;
        this.link = link;
        names.forEach(name -> keys.put(name, AccountKeyPair.generate(random)));
    }

    AccountKey account(String name) {
        return of(name).publicKey();
    }

    private AccountKeyPair of(String name) {
        AccountKeyPair found = keys.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no member " + name);
        }
        return found;
    }

    /** Signs once, sends until there is an outcome; empty when it was refused, or nobody has said. */
    Optional<String> send(String member, String function, Record command) {
        OperationId id = OperationIds.fresh(random);
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        Submission signed = of(member)
                .sign(
                        target,
                        function,
                        id,
                        clock.at(now).plus(PERIODS_VALID).asLast(),
                        Bytes.utf8(RecordCodec.text(command)));
        long begun = System.nanoTime();
        for (int i = 0; i < TRIES; i++) {
            switch (link.submit(function, signed, Optional.empty())) {
                case Answer.Committed done -> {
                    millis.add((System.nanoTime() - begun) / 1_000_000);
                    return Optional.of(done.resultJson());
                }
                case Answer.Rejected no -> {
                    refused.merge(no.code(), 1, Integer::sum);
                    return Optional.empty();
                }
                case Answer.Conflicted again -> {
                    // another transaction was faster: the same operation once more
                }
                case Answer.Indeterminate again -> {
                    // it may be on the ledger: the same operation once more
                }
            }
        }
        refused.merge("NO_OUTCOME", 1, Integer::sum);
        return Optional.empty();
    }

    /** From signing to outcome, of each operation that was carried out. */
    List<Long> millis() {
        return new ArrayList<>(millis);
    }

    /** Operations that were refused, by code. */
    Map<String, Integer> refused() {
        return new TreeMap<>(refused);
    }
}
