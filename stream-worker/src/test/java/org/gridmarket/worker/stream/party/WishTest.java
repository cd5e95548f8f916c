package org.gridmarket.worker.stream.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.Test;

/** What a process carries at a time, and what it carries one after the other. */
class WishTest {
    private final OneAllocation one = StreamDraft.PAGE.made();
    private final OneAllocation other = StreamDraft.PAGE.lanes(2).made();

    @Test
    void steps_of_one_lease_are_about_the_same_and_those_of_two_are_not() {
        String reveal = new Wish.Sign(one.revealing(0)).subject();

        assertThat(new Wish.Sign(new StreamCommand.Stop(one.id())).subject()).isEqualTo(reveal);
        assertThat(new Wish.Sign(other.revealing(0)).subject()).isNotEqualTo(reveal);
    }

    @Test
    void leases_that_share_mediators_are_made_one_after_the_other() {
        Wish first = new Wish.Create(one.creating(one.ledger().period(), one.signers()));
        Wish second = new Wish.Create(other.creating(other.ledger().period(), other.signers()));

        assertThat(first.subject()).isEqualTo(second.subject());
    }
}
