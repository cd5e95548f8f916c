package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
