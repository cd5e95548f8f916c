package org.gridmarket.gateway.energy;

import io.grpc.Status;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.gridmarket.chain.Answer;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Question;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.RecordCodec;

/** Accounts that are bound to a meter; of others nobody may ask. */
@Singleton
public class PublicAccounts {
    private final Chain chain;
    private final KnownParties known;

    @Inject
    public PublicAccounts(Chain chain, KnownParties known) {
        this.chain = chain;
        this.known = known;
    }

    /** The account as canonical JSON of the kernel's Account. */
    public String read(AccountKey account) {
        if (!known.kindsOf(account).contains(AccountKind.PUBLIC)) {
            throw Calls.refusal(
                    Status.PERMISSION_DENIED,
                    "account " + account + " is not bound to a meter; only public accounts are shown");
        }
        EnergyQuery.ReadAccount query = new EnergyQuery.ReadAccount(account);
        return switch (chain.query(Question.of(
                EnergyFunctions.of(query),
                RecordCodec.of(EnergyQuery.ReadAccount.class).write(query),
                query.isConfidential()))) {
            case Answer.Found(String json) -> json;
            case Answer.Rejected(var refusal) -> throw Calls.refusal(Status.FAILED_PRECONDITION, refusal.text());
            case Answer.Unavailable(String reason) -> throw Calls.refusal(Status.UNAVAILABLE, reason);
        };
    }
}
