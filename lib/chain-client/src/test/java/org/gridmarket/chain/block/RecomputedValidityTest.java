package org.gridmarket.chain.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** A peer that gives genuine blocks and lies about how their transactions ended. */
final class RecomputedValidityTest {
    private final SyntheticChannel channel = new SyntheticChannel();

    private RecomputedValidity validity() throws BlockRefusedException {
        VerifiedBlocks verified = VerifiedBlocks.fromFirst(channel.genesis());
        RecomputedValidity validity = new RecomputedValidity();
        for (Block block : channel.blocks()) {
            verified.take(block, validity);
        }
        return validity;
    }

    private void offends(String reason) throws BlockRefusedException {
        assertThat(validity().offence())
                .hasValueSatisfying(offence -> assertThat(offence).contains(reason));
    }

    private SyntheticTransaction transaction() {
        return SyntheticTransaction.in(channel, 2);
    }

    private void append(SyntheticTransaction transaction, TxValidationCode code) {
        channel.append(List.of(transaction.envelope()), List.of(code));
    }

    @Test
    void what_ended_as_it_must_is_no_offence() throws BlockRefusedException {
        append(transaction().readsNothingAt("a").writes("a", "1"), TxValidationCode.VALID);
        append(transaction().reads("a", 1, 0).writes("a", "2"), TxValidationCode.VALID);
        append(transaction().reads("a", 1, 0).writes("a", "3"), TxValidationCode.MVCC_READ_CONFLICT);
        append(transaction().readsRange("a", "b", "a", 2, 0).writes("b", "1"), TxValidationCode.VALID);
        append(transaction().readsRange("a", "c", "a", 2, 0), TxValidationCode.PHANTOM_READ_CONFLICT);

        RecomputedValidity validity = validity();

        assertThat(validity.offence()).isEmpty();
        assertThat(validity.chaincodes()).containsExactly("gridmarket");
        assertThat(validity.unchecked()).isEmpty();
    }

    @Test
    void a_conflict_called_valid_is_found() throws BlockRefusedException {
        append(transaction().writes("a", "1"), TxValidationCode.VALID);
        append(transaction().readsNothingAt("a").writes("a", "2"), TxValidationCode.VALID);

        offends(
                "transaction 0 of block 2 is called VALID by the peer that gave the block, although something that it read"
                        + " had changed");
    }

    @Test
    void a_conflict_within_one_block_called_valid_is_found() throws BlockRefusedException {
        channel.append(
                transaction().writes("a", "1").envelope(),
                transaction().readsNothingAt("a").writes("a", "2").envelope());

        offends("transaction 1 of block 1 is called VALID");
    }

    @Test
    void a_row_that_came_into_a_range_is_found() throws BlockRefusedException {
        append(transaction().writes("a", "1").writes("b", "1"), TxValidationCode.VALID);
        append(transaction().readsRange("a", "c", "a", 1, 0), TxValidationCode.VALID);

        offends("transaction 0 of block 2 is called VALID");
    }

    @Test
    void a_transaction_kept_out_by_an_invented_conflict_is_found() throws BlockRefusedException {
        append(transaction().readsNothingAt("a").writes("a", "1"), TxValidationCode.MVCC_READ_CONFLICT);

        offends(
                "is called MVCC_READ_CONFLICT by the peer that gave the block, although nothing that it read had changed");
    }

    @Test
    void too_few_endorsements_called_valid_are_found() throws BlockRefusedException {
        append(SyntheticTransaction.in(channel, 1).writes("a", "1"), TxValidationCode.VALID);

        offends("its endorsements do not satisfy the policy of gridmarket");
    }

    @Test
    void a_transaction_that_its_creator_has_not_signed_so_is_found() throws BlockRefusedException {
        append(transaction().writes("a", "1").changedAfterwards(), TxValidationCode.VALID);

        offends("its creator has not signed it");
    }

    @Test
    void a_repeated_transaction_called_valid_is_found() throws BlockRefusedException {
        SyntheticTransaction first = transaction().writes("a", "1");
        append(first, TxValidationCode.VALID);
        append(transaction().sameIdAs(first), TxValidationCode.VALID);

        offends("its id had been used");
    }

    @Test
    void a_mark_that_cannot_be_computed_is_counted() throws BlockRefusedException {
        append(transaction().writes("a", "1"), TxValidationCode.EXPIRED_CHAINCODE);

        RecomputedValidity validity = validity();

        assertThat(validity.offence()).isEmpty();
        assertThat(validity.unchecked()).containsEntry("transactions marked EXPIRED_CHAINCODE", 1L);
    }
}
