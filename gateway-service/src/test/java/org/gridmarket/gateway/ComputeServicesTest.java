package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import org.gridmarket.api.v1.ComputationsGrpc;
import org.gridmarket.api.v1.ComputeMatchRequest;
import org.gridmarket.api.v1.ComputeOverviewReply;
import org.gridmarket.api.v1.ComputeOverviewRequest;
import org.junit.jupiter.api.Test;

/** Batch computation through a whole gateway. */
@QuarkusTest
class ComputeServicesTest extends GatewaySuite {
    @Test
    void the_overview_tells_up_to_which_block_it_holds() {
        ComputeOverviewReply reply = ComputationsGrpc.newBlockingStub(channel)
                .getComputeOverview(ComputeOverviewRequest.getDefaultInstance());

        assertThat(reply.getBlock()).isPositive();
        assertThat(reply.getMatchesList()).isEmpty();
    }

    @Test
    void a_match_that_nobody_has_heard_of_is_not_found_and_what_is_no_match_is_refused() {
        ComputationsGrpc.ComputationsBlockingStub stub = ComputationsGrpc.newBlockingStub(channel);

        assertThat(refusal(() -> stub.getComputeMatch(match(32)))).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refusal(() -> stub.getComputeMatch(match(31)))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    private static ComputeMatchRequest match(int bytes) {
        return ComputeMatchRequest.newBuilder()
                .setMatch(ByteString.copyFrom(new byte[bytes]))
                .build();
    }
}
