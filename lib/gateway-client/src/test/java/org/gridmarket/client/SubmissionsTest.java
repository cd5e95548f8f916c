package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many gateways are asked, and what is made of what they say; nothing is connected. */
class SubmissionsTest {
    private static final Gateway DSO = new Gateway("127.0.0.1:1", "DSO");
    private static final Gateway COOPERATIVE = new Gateway("127.0.0.1:2", "COOPERATIVE");
    private static final Gateway REGULATOR = new Gateway("127.0.0.1:3", "REGULATOR");
    private static final List<Gateway> ALL = List.of(DSO, COOPERATIVE, REGULATOR);
    private static final Answer COMMITTED = new Answer.Committed("{}", false);
    private static final Answer REFUSED = new Answer.Rejected("ASSETS_NOT_FREE", "", "");

    private final GatewayConnections connections = new GatewayConnections(ALL, Optional.empty());
    private final EventFeed<String> feed = new EventFeed<>(connections, 0, List::of);
    private final Submissions<String> submissions = new Submissions<>(feed);
    private final List<Gateway> asked = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        feed.close();
        connections.close();
    }

    private Answer carry(List<Gateway> gateways, Answer... answers) {
        return submissions.carry(Optional.empty(), gateways, (gateway, seenBlock) -> {
            asked.add(gateway);
            return answers[ALL.indexOf(gateway)];
        });
    }

    @Test
    void a_false_refusal_is_overruled_by_two_others() {
        assertThat(carry(ALL, REFUSED, COMMITTED, COMMITTED)).isEqualTo(COMMITTED);
        assertThat(asked).containsExactlyElementsOf(ALL);
    }

    @Test
    void a_false_commit_is_overruled_by_two_others() {
        assertThat(carry(ALL, COMMITTED, REFUSED, REFUSED)).isEqualTo(REFUSED);
    }

    @Test
    void two_that_agree_are_enough() {
        assertThat(carry(ALL, COMMITTED, COMMITTED, REFUSED)).isEqualTo(COMMITTED);
        assertThat(asked).containsExactly(DSO, COOPERATIVE);
    }

    @Test
    void two_that_differ_leave_it_open() {
        assertThat(carry(List.of(DSO, COOPERATIVE), COMMITTED, REFUSED, COMMITTED))
                .isInstanceOf(Answer.Indeterminate.class);
    }

    @Test
    void a_trusted_gateway_is_asked_alone() {
        assertThat(submissions.carry(Optional.empty(), List.of(DSO.asTrusted(), COOPERATIVE), (gateway, seen) -> {
                    asked.add(gateway);
                    return REFUSED;
                }))
                .isEqualTo(REFUSED);
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_one_gateway_makes_a_client_throw_costs_only_its_answer() {
        Answer answer = submissions.carry(Optional.empty(), ALL, (gateway, seen) -> {
            if (gateway.equals(DSO)) {
                throw new IllegalStateException("nonsense");
            }
            return COMMITTED;
        });

        assertThat(answer).isEqualTo(COMMITTED);
    }

    /** The first keeps silent until the test is over; all others say that it is committed. */
    private Submissions.Asking firstIsSilent(CountDownLatch over) {
        return (gateway, seen) -> {
            if (gateway.equals(DSO)) {
                try {
                    over.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
            return COMMITTED;
        };
    }

    @Test
    @Timeout(60)
    void another_gets_the_operation_as_soon_as_the_first_is_seen_not_to_be_there() {
        CountDownLatch over = new CountDownLatch(1);
        Submissions<String> waiting = new Submissions<>(feed, TimeUnit.HOURS.toMillis(1)); // for who keeps silent

        assertThat(waiting.carryOpenly(Optional.empty(), ALL, firstIsSilent(over)))
                .isEqualTo(COMMITTED);

        over.countDown();
        assertThat(feed.preferred()).last().isEqualTo(DSO);
    }

    @Test
    void nobody_is_asked_whether_it_is_there_for_an_operation_that_hides_its_way() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                GatewayConnections hidden = new GatewayConnections(
                        List.of(new Gateway("127.0.0.1:" + silent.getLocalPort(), "DSO", true)), Optional.empty());
                EventFeed<String> quiet = new EventFeed<>(hidden, 0, List::of)) {
            silent.setSoTimeout((int) (Pulse.QUIET_MILLIS + 200));
            CountDownLatch over = new CountDownLatch(1);
            Thread carrying = Thread.ofVirtual()
                    .start(() -> new Submissions<>(quiet)
                            .carry(Optional.empty(), hidden.gateways(), (gateway, seen) -> {
                                try {
                                    over.await();
                                } catch (InterruptedException stop) {
                                    Thread.currentThread().interrupt();
                                }
                                return COMMITTED;
                            }));

            assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);

            over.countDown();
            carrying.join();
        }
    }
}
