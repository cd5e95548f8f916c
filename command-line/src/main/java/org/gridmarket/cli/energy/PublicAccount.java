package org.gridmarket.cli.energy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.gridmarket.api.v1.AccountRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.client.RelayMessages;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.RecordCodec;

/** A public account as the ledger has it. */
final class PublicAccount {
    private PublicAccount() {}

    /** Empty for one that no meter vouches for, of which nobody may ask. */
    static Optional<Account> of(AccountKey key, GatewayOption through) {
        return through.askAt(channel -> {
            try {
                return Optional.of(RecordCodec.of(Account.class)
                        .read(GatewayOption.forOneQuestion(MarketGrpc.newBlockingStub(channel))
                                .getPublicAccount(AccountRequest.newBuilder()
                                        .setAccount(RelayMessages.bytes(key.key()))
                                        .build())
                                .getJson()));
            } catch (StatusRuntimeException refused) {
                if (refused.getStatus().getCode() == Status.Code.PERMISSION_DENIED) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }
}
