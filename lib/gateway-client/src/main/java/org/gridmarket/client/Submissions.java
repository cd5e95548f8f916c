package org.gridmarket.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gridmarket.api.v1.SubmitOutcome;

/**
 * Carries signed operations through gateways until {@link AnswerAgreement} knows what became of them. First through one; a
 * second when its word is not enough, or when it keeps silent. Thread-safe.
 *
 * @param <E> the events of a market
 */
public final class Submissions<E> {
    /** How long a gateway may keep silent until another one is asked as well. */
    private static final long SILENCE_MILLIS = 4_000;

    /** How long the event of what is said to be committed may take until another one is asked. */
    private static final long EVENT_MILLIS = 3_000;

    /** How long an answer is waited for when an event has come before it: its place at the gateway is taken till then. */
    private static final long LATE_ANSWER_MILLIS = 500;

    private final EventFeed<E> feed;
    private final long silenceMillis;

    public Submissions(EventFeed<E> feed) {
        this(feed, SILENCE_MILLIS);
    }

    Submissions(EventFeed<E> feed, long silenceMillis) {
        this.feed = feed;
        this.silenceMillis = silenceMillis;
    }

    /** One gateway's word for the operation; silence is an {@link Answer.Indeterminate}, never an exception. */
    @FunctionalInterface
    public interface Asking {
        /** @param seenBlock the newest block that is believed, for the gateway to have read before it judges */
        Answer ask(Gateway gateway, long seenBlock);
    }

    /** A call as an answer: silence is Indeterminate, what the gateway cannot read is Rejected. */
    public static Answer asked(Supplier<SubmitOutcome> call) {
        try {
            return RelayMessages.read(call.get());
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
                return new Answer.Rejected(
                        Status.Code.INVALID_ARGUMENT.name(),
                        "gateway",
                        String.valueOf(failure.getStatus().getDescription()));
            }
            return new Answer.Indeterminate(StatusText.of(failure));
        }
    }

    /**
     * Asks gateways until it is known what became of an operation, or all have been asked.
     *
     * @param proof which event shows that it is on the ledger, if any does
     * @param gateways whom to ask, in this order
     */
    public Answer carry(Optional<Predicate<E>> proof, List<Gateway> gateways, Asking asking) {
        return carry(new Carried(proof, gateways, asking, Optional.empty()));
    }

    /**
     * The same for a client that need not hide which gateway carries its operation: the first one, when it keeps silent, is asked
     * whether it is there, and when it is not, another one gets the operation at once. Once only for each operation, so that a
     * busy market is not asked for everything several times.
     */
    public Answer carryOpenly(Optional<Predicate<E>> proof, List<Gateway> gateways, Asking asking) {
        return carry(new Carried(proof, gateways, asking, Optional.of(feed::isThere)));
    }

    private Answer carry(Carried carried) {
        Consumer<BlockEvents<E>> watcher = carried::believed;
        if (carried.proof.isPresent()) {
            feed.watch(watcher);
        }
        try {
            return carried.run();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Answer.Indeterminate("interrupted");
        } finally {
            feed.unwatch(watcher);
        }
    }

    private final class Carried {
        private final AnswerAgreement answers = new AnswerAgreement();
        private final Set<Gateway> asked = new LinkedHashSet<>();
        private final Optional<Predicate<E>> proof;
        private final List<Gateway> gateways;
        private final Asking asking;
        private final Optional<Predicate<Gateway>> isThere;
        private final Set<Gateway> awaited = new HashSet<>();
        private boolean proved;

        Carried(
                Optional<Predicate<E>> proof,
                List<Gateway> gateways,
                Asking asking,
                Optional<Predicate<Gateway>> isThere) {
            this.proof = proof;
            this.gateways = gateways;
            this.asking = asking;
            this.isThere = isThere;
        }

        synchronized void believed(BlockEvents<E> told) {
            if (proof.isPresent() && told.events().stream().anyMatch(proof.get())) {
                proved = true;
                answers.proved();
                notifyAll();
            }
        }

        synchronized Answer run() throws InterruptedException {
            while (answers.decided().isEmpty()) {
                Optional<Gateway> next = answers.next(gateways, asked);
                if (next.isPresent()) {
                    ask(next.get());
                }
                await(next.isPresent() ? silenceMillis : Long.MAX_VALUE);
                if (answers.decided().isEmpty() && answers.saysCommitted() && proof.isPresent() && feed.isListening()) {
                    awaitEvent();
                }
                if (next.isEmpty() && answers.decided().isEmpty()) {
                    return answers.undecided();
                }
            }
            if (proved && !awaited.isEmpty()) {
                awaitUntil(awaited::isEmpty, LATE_ANSWER_MILLIS);
            }
            return answers.decided().orElseGet(answers::undecided);
        }

        private void ask(Gateway gateway) {
            boolean first = asked.isEmpty();
            asked.add(gateway);
            awaited.add(gateway);
            if (first && isThere.isPresent()) {
                Predicate<Gateway> look = isThere.get();
                Thread.ofVirtual().name("looks after " + gateway).start(() -> lookAfter(gateway, look));
            }
            Thread.ofVirtual().name("asks " + gateway).start(() -> {
                Answer answer;
                try {
                    answer = asking.ask(gateway, feed.block());
                } catch (RuntimeException broken) { // whatever one gateway can make a client throw
                    answer = new Answer.Indeterminate(Shown.of(broken.toString()));
                }
                answered(gateway, answer);
            });
        }

        private synchronized void answered(Gateway gateway, Answer answer) {
            awaited.remove(gateway);
            answers.answered(gateway, answer);
            notifyAll();
        }

        /** A gateway that is not there is waited for no longer; should it answer nevertheless, that counts. */
        private void lookAfter(Gateway gateway, Predicate<Gateway> look) {
            try {
                if (isSilent(gateway) && !look.test(gateway)) {
                    gone(gateway);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized boolean isSilent(Gateway gateway) throws InterruptedException {
            awaitUntil(() -> !awaited.contains(gateway) || answers.decided().isPresent(), Pulse.QUIET_MILLIS);
            return awaited.contains(gateway) && answers.decided().isEmpty();
        }

        private synchronized void gone(Gateway gateway) {
            if (awaited.contains(gateway)) {
                answered(gateway, new Answer.Indeterminate("it does not even answer whether it is there"));
            }
        }

        /** Until all that were asked have answered, it is decided, or time is over. */
        private void await(long millis) throws InterruptedException {
            awaitUntil(() -> awaited.isEmpty() || answers.decided().isPresent(), millis);
        }

        private void awaitEvent() throws InterruptedException {
            awaitUntil(() -> answers.decided().isPresent(), EVENT_MILLIS);
        }

        private void awaitUntil(BooleanSupplier done, long millis) throws InterruptedException {
            long started = System.nanoTime();
            while (!done.getAsBoolean()) {
                long left = millis == Long.MAX_VALUE
                        ? SILENCE_MILLIS
                        : millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        }
    }
}
