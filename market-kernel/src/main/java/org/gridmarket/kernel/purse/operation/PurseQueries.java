package org.gridmarket.kernel.purse.operation;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.StateDigest;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseQuery;
import org.gridmarket.kernel.wire.RecordCodec;

/** Answers questions about purses. */
final class PurseQueries {
    private PurseQueries() {}

    static Decision<Receipt> answer(PurseQuery question, WorldState world) {
        return Decision.accept(
                switch (question) {
                    case PurseQuery.ReadPurse(var account) ->
                        text(
                                PurseAnswer.PurseBalance.class,
                                new PurseAnswer.PurseBalance(account, new Purses(world).of(account)));
                    case PurseQuery.ReadPayout(var account, var deal) ->
                        text(
                                PurseAnswer.PurseBalance.class,
                                new PurseAnswer.PurseBalance(account, new Purses(world).waiting(account, deal)));
                    case PurseQuery.ReadPurseDigest() -> {
                        StateDigest digest = StateDigest.of(PurseState.TABLES, world);
                        yield text(
                                PurseAnswer.PurseDigest.class,
                                new PurseAnswer.PurseDigest(digest.digest(), digest.rows()));
                    }
                });
    }

    private static <A> Receipt text(Class<A> type, A answer) {
        return Receipt.of(RecordCodec.of(type).write(answer));
    }
}
