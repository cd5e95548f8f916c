package org.gridmarket.testbed.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gridmarket.client.Answer;
import org.gridmarket.client.AnswerAgreement;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a client on its way: one gateway after the other is asked until the client knows what became of it.
 *
 * @param <E> the events of its market
 */
final class AskedGateways<E> {
    /** How long it waits for one gateway, and for the event of what one says is committed. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final String function;
    private final Submission submission;
    private final Consumer<Answer> asker;
    private final Optional<Predicate<E>> proof;
    private final AnswerAgreement answers = new AnswerAgreement();
    private final Set<Gateway> asked = new HashSet<>();
    private @Nullable Gateway waitsFor;
    private LedgerTime since = new LedgerTime(0);

    AskedGateways(String function, Optional<Predicate<E>> proof, Submission submission, Consumer<Answer> asker) {
        this.function = function;
        this.submission = submission;
        this.asker = asker;
        this.proof = proof;
    }

    String function() {
        return function;
    }

    Submission submission() {
        return submission;
    }

    Consumer<Answer> asker() {
        return asker;
    }

    void observe(E believed) {
        if (proof.isPresent() && proof.get().test(believed)) {
            answers.proved();
        }
    }

    void answered(Gateway gateway, Answer answer) {
        answers.answered(gateway, answer);
        if (gateway.equals(waitsFor)) {
            waitsFor = null;
        }
    }

    /** What is known by now; when all were asked in vain, that nobody knows. */
    Optional<Answer> decided(LedgerTime now, List<Gateway> all) {
        Optional<Answer> decided = answers.decided();
        boolean exhausted = asked.size() == all.size() && !isWaiting(now);
        boolean worthWaiting = answers.saysCommitted() && proof.isPresent() && isRecent(now);
        return decided.isEmpty() && exhausted && !worthWaiting ? Optional.of(answers.undecided()) : decided;
    }

    /** Whom to ask now; whoever gets this asks. */
    Optional<Gateway> takeNext(LedgerTime now, List<Gateway> inOrderOfPreference) {
        if (isWaiting(now)) {
            return Optional.empty();
        }
        Optional<Gateway> next = answers.next(inOrderOfPreference, asked);
        next.ifPresent(gateway -> {
            asked.add(gateway);
            waitsFor = gateway;
            since = now;
        });
        return next;
    }

    private boolean isWaiting(LedgerTime now) {
        return waitsFor != null && isRecent(now);
    }

    private boolean isRecent(LedgerTime now) {
        return now.isBefore(since.plusMillis(PATIENCE_MILLIS));
    }
}
