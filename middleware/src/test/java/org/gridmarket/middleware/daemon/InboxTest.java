package org.gridmarket.middleware.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.middleware.MiddlewareLimits;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();
    private final List<String> done = new ArrayList<>();

    private static Member member(String name) {
        return new Member(name, new NodeId(Digest.sha256(Bytes.utf8(name))), Link.SITE);
    }

    private void doNext() throws InterruptedException {
        Runnable next = inbox.take(1);
        if (next != null) {
            next.run();
        }
    }

    @Test
    void things_are_done_in_the_order_in_which_they_came() throws InterruptedException {
        inbox.add(() -> done.add("a"));
        inbox.offer(member("m"), 1, () -> done.add("b"));
        inbox.add(() -> done.add("c"));
        for (int i = 0; i < 4; i++) {
            doNext();
        }

        assertThat(done).containsExactly("a", "b", "c");
    }

    /** Else the daemon's thread runs in circles for the last millisecond before each thing that is due. */
    @Test
    void without_anything_to_do_nobody_comes_back_before_the_time() throws InterruptedException {
        for (int millis = 1; millis <= 3; millis++) {
            long begun = System.nanoTime();
            assertThat(inbox.take(millis)).isNull();
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(millis * 1_000_000L);
        }
    }

    @Test
    void a_flood_of_one_member_costs_no_other() {
        assertThat(inbox.offer(member("flood"), MiddlewareLimits.WAITING_BYTES_PER_MEMBER, () -> {}))
                .isTrue();
        assertThat(inbox.offer(member("flood"), 1, () -> {})).isFalse();

        assertThat(inbox.offer(member("other"), 1, () -> {})).isTrue();
        assertThat(inbox.dropped()).isEqualTo(1);
    }

    @Test
    void what_has_been_done_waits_no_more() throws InterruptedException {
        inbox.offer(member("m"), MiddlewareLimits.WAITING_BYTES_PER_MEMBER, () -> {});
        doNext();

        assertThat(inbox.offer(member("m"), MiddlewareLimits.WAITING_BYTES_PER_MEMBER, () -> {}))
                .isTrue();
    }

    @Test
    void all_members_together_have_a_bound_and_programs_of_this_machine_none() {
        int taken = 0;
        while (inbox.offer(member("m" + taken), MiddlewareLimits.WAITING_BYTES_PER_MEMBER, () -> {})) {
            taken++;
        }

        assertThat(taken * MiddlewareLimits.WAITING_BYTES_PER_MEMBER).isEqualTo(MiddlewareLimits.WAITING_BYTES);
        assertThat(inbox.add(() -> {})).isTrue();
    }

    @Test
    void what_waited_when_it_was_closed_is_still_done() throws InterruptedException {
        inbox.add(() -> done.add("a"));
        inbox.close();

        assertThat(inbox.add(() -> done.add("b"))).isFalse();
        assertThat(inbox.isOver()).isFalse();
        doNext();
        assertThat(inbox.isOver()).isTrue();
        assertThat(done).containsExactly("a");
    }
}
