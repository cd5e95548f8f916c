package org.gridmarket.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.ListWaitingRequest;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.WaitingMeters;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway of another organisation tells of its enrolments, over a real connection. */
class NeighbourEnrolmentsTest {
    private static final int PART = 2;
    private static final int MOST = 10;

    @TempDir
    private Path folder;

    private Server neighbour = NettyServerBuilder.forPort(0).build();

    /** Tells these in parts of two. */
    private record Teller(List<EnrolRequest> waiting) {
        MeterGrpc.MeterImplBase service() {
            return new MeterGrpc.MeterImplBase() {
                @Override
                public void listWaiting(ListWaitingRequest request, StreamObserver<WaitingMeters> caller) {
                    List<EnrolRequest> later = waiting.stream()
                            .filter(one -> one.getMeter().compareTo(request.getAfterMeter()) > 0)
                            .toList();
                    caller.onNext(WaitingMeters.newBuilder()
                            .addAllMeters(later.subList(0, Math.min(PART, later.size())))
                            .setMore(later.size() >= PART)
                            .build());
                    caller.onCompleted();
                }
            };
        }
    }

    private NeighbourEnrolments.Answer ask(List<EnrolRequest> waiting) throws IOException {
        neighbour = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Teller(waiting).service())
                .build()
                .start();
        return askAt("COOPERATIVE=127.0.0.1:" + neighbour.getPort());
    }

    private NeighbourEnrolments.Answer askAt(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("neighbours"), "# others\n" + line + "\n");
        return new NeighbourEnrolments(Optional.of(file), Optional.empty(), new PinnedEd25519(), MOST).ask();
    }

    @AfterEach
    void end() throws InterruptedException {
        neighbour.shutdownNow();
        assertThat(neighbour.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private static EnrolRequest wish(int number) {
        AccountKeyPair keys = EnergyExamples.keyPair(number);
        Enrolment enrolment = new Enrolment(
                new MeterId("meter-" + number),
                keys.publicKey(),
                new FeederId("f1"),
                new TradingLimits(Energy.ofWh(1), Energy.ofWh(2)));
        return EnrolmentMessages.message(
                new EnrolmentDesk.SignedEnrolment(enrolment, keys.sign(enrolment.signingBytes())));
    }

    @Test
    void all_parts_are_told_with_whose_they_are() throws IOException {
        NeighbourEnrolments.Answer answer = ask(IntStream.rangeClosed(1, 5)
                .mapToObj(NeighbourEnrolmentsTest::wish)
                .toList());

        assertThat(answer.silent()).isEmpty();
        assertThat(answer.told())
                .hasSize(5)
                .allSatisfy(told -> assertThat(told.organisation()).isEqualTo("COOPERATIVE"))
                .extracting(told -> told.enrolment().meter().name())
                .contains("meter-1", "meter-5");
    }

    @Test
    void what_no_meter_has_signed_is_not_believed() throws IOException {
        EnrolRequest changed = wish(1).toBuilder().setLPlusWh(900).build();

        NeighbourEnrolments.Answer answer = ask(List.of(changed));

        assertThat(answer.told()).isEmpty();
        assertThat(answer.silent())
                .singleElement()
                .asString()
                .contains("COOPERATIVE", "meter-1 is not signed by its key");
    }

    @Test
    void a_neighbour_that_tells_without_end_is_left() throws IOException {
        NeighbourEnrolments.Answer answer = ask(IntStream.rangeClosed(10, 30)
                .mapToObj(NeighbourEnrolmentsTest::wish)
                .toList());

        assertThat(answer.told()).isEmpty();
        assertThat(answer.silent()).singleElement().asString().contains("more than " + MOST);
    }

    @Test
    void a_neighbour_that_is_away_is_named() throws IOException {
        assertThat(askAt("REGULATOR=127.0.0.1:1").silent())
                .singleElement()
                .asString()
                .contains("REGULATOR (127.0.0.1:1)");
    }

    @Test
    void a_key_of_another_length_is_no_enrolment() throws IOException {
        EnrolRequest shortened =
                wish(1).toBuilder().setKey(ByteString.copyFromUtf8("short")).build();

        assertThat(ask(List.of(shortened)).silent()).singleElement().asString().contains("COOPERATIVE");
    }
}
