package org.gridmarket.cli.purse;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.api.v1.PurseRequest;
import org.gridmarket.api.v1.PursesGrpc;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.party.AccountKey;

/** What a gateway is asked of purses. */
final class PurseQuestions {
    private PurseQuestions() {}

    static PursesGrpc.PursesBlockingStub purses(ManagedChannel channel) {
        return GatewayOption.forOneQuestion(PursesGrpc.newBlockingStub(channel));
    }

    static PurseReply purse(AccountKey account, GatewayOption through) {
        return through.askAt(channel -> purses(channel)
                .getPurse(PurseRequest.newBuilder()
                        .setAccount(ByteString.copyFrom(account.key().copy()))
                        .build()));
    }
}
