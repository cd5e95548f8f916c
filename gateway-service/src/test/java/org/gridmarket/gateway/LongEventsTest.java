package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.junit.jupiter.api.Test;

/** What a caller with little memory is told. */
@QuarkusTest
class LongEventsTest extends GatewaySuite {
    @Test
    void of_events_that_are_too_long_for_the_caller_the_stream_tells_length_and_digest() throws InterruptedException {
        traded();
        MarketGrpc.MarketBlockingStub market =
                MarketGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
        String whole = market.streamEvents(StreamEventsRequest.getDefaultInstance())
                .next()
                .getEventsJson();

        TransactionEvents fitting = market.streamEvents(StreamEventsRequest.newBuilder()
                        .setLongestEvents(whole.length())
                        .build())
                .next();
        TransactionEvents leftOut = market.streamEvents(StreamEventsRequest.newBuilder()
                        .setLongestEvents(whole.length() - 1)
                        .build())
                .next();

        assertThat(fitting.getEventsJson()).isEqualTo(whole);
        assertThat(leftOut.getEventsJson()).isEmpty();
        assertThat(leftOut.getLeftOutBytes()).isEqualTo(whole.length());
        assertThat(Bytes.of(leftOut.getLeftOutDigest().toByteArray())).isEqualTo(Digest.sha256(Bytes.utf8(whole)));
    }
}
