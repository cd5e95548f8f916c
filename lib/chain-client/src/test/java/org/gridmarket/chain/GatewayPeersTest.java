package org.gridmarket.chain;

import static io.grpc.Status.Code.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.chain.FakePeer.failure;
import static org.gridmarket.chain.FakePeer.failureWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which peer hears a question. */
final class GatewayPeersTest {
    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final FakePeer own = new FakePeer("Dso");
    private final FakePeer other = new FakePeer("Regulator");
    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private final ChainSettings settings = new ChainSettings(
            ChainDeadlines.DEFAULT,
            new RetryLimits(ATTEMPTS, 1, Duration.ofMillis(1), Duration.ofMillis(1)),
            false,
            ChainWatch.logging(),
            pauses::add,
            new Random(1));
    private final GatewayPeers peers = new GatewayPeers(List.of(own, other), settings.watch(), WHILE, nanos::get);

    private Answer ask(Question question) {
        return new Asking(peers, settings, question).run();
    }

    @Test
    void the_own_peer_is_asked_again_after_a_while() {
        peers.leave(own, "away");
        assertThat(peers.current()).isEqualTo(other);

        nanos.addAndGet(WHILE.toNanos() + 1);

        assertThat(peers.current()).isEqualTo(own);
    }

    @Test
    void an_open_question_may_be_answered_by_another_peer() {
        own.doesNotAnswer(failure(UNAVAILABLE));
        other.answers();

        assertThat(ask(new Question.Open("energy:readInterval", "{}"))).isEqualTo(new Answer.Found("found"));
    }

    @Test
    void a_confidential_question_is_heard_by_the_own_peer_only() {
        for (int i = 0; i < ATTEMPTS; i++) {
            own.doesNotAnswer(failure(UNAVAILABLE));
        }
        other.answers();

        assertThat(ask(new Question.Confidential("energy:checkOpening", "{}"))).isInstanceOf(Answer.Unavailable.class);
        assertThat(other.log()).isEmpty();
    }

    @Test
    void a_confidential_question_goes_to_the_own_peer_even_while_others_are_asked_other_things() {
        peers.leave(own, "away");
        own.answers();

        assertThat(ask(new Question.Confidential("energy:checkOpening", "{}"))).isEqualTo(new Answer.Found("found"));
    }

    @Test
    void an_answer_that_does_not_come_is_told_without_a_java_value() {
        for (int i = 0; i < ATTEMPTS; i++) {
            own.doesNotAnswer(failureWith("io exception", UNAVAILABLE));
        }

        assertThat(ask(new Question.Confidential("energy:checkOpening", "{}")))
                .isEqualTo(new Answer.Unavailable("the peer of Dso does not answer: unavailable, io exception"));
    }
}
