package org.gridmarket.cli.allocation;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.util.concurrent.Callable;
import org.gridmarket.api.v1.AllocationMarketReply;
import org.gridmarket.api.v1.AllocationMarketRequest;
import org.gridmarket.api.v1.AllocationMemberReply;
import org.gridmarket.api.v1.AllocationMemberRequest;
import org.gridmarket.api.v1.AllocationsGrpc;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A question to a gateway about allocation markets, answered as text. */
abstract class AllocationQuestion implements Callable<Integer> {
    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** The answer for people. */
    abstract String shown(GatewayOption through);

    @Override
    public final Integer call() {
        CommandTools.out(spec).println(shown(gateway).stripTrailing());
        return 0;
    }

    static AllocationsGrpc.AllocationsBlockingStub allocations(ManagedChannel channel) {
        return GatewayOption.forOneQuestion(AllocationsGrpc.newBlockingStub(channel));
    }

    static AllocationMarketReply market(MarketName name, GatewayOption through) {
        return through.askAt(channel -> market(name, allocations(channel)));
    }

    static AllocationMarketReply market(MarketName name, AllocationsGrpc.AllocationsBlockingStub allocations) {
        return allocations.getAllocationMarket(
                AllocationMarketRequest.newBuilder().setMarket(name.text()).build());
    }

    static AllocationMemberReply member(MarketName market, AccountKey account, GatewayOption through) {
        return through.askAt(channel -> allocations(channel)
                .getAllocationMember(AllocationMemberRequest.newBuilder()
                        .setMarket(market.text())
                        .setAccount(ByteString.copyFrom(account.key().copy()))
                        .build()));
    }

    /** Enough of an account to tell it from others at a glance. */
    static String brief(ByteString account) {
        return HexDigits.brief(Bytes.of(account.toByteArray()).toHex());
    }

    static MarketSchema schema(AllocationMarketReply market) {
        return RecordCodec.of(MarketSchema.class).read(market.getSchemaJson());
    }
}
