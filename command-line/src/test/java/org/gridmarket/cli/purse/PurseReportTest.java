package org.gridmarket.cli.purse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.api.v1.PurseRequest;
import org.gridmarket.api.v1.PursesGrpc;
import org.gridmarket.api.v1.Redemption;
import org.gridmarket.api.v1.RedemptionList;
import org.gridmarket.api.v1.RedemptionsRequest;
import org.gridmarket.api.v1.WaitingPayout;
import org.gridmarket.cli.Gridmarket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands against a gateway that knows one purse. */
class PurseReportTest {
    private static final String ACCOUNT = "a1".repeat(32);
    private static final Redemption WAITING = Redemption.newBuilder()
            .setAccount(ByteString.fromHex(ACCOUNT))
            .setRedemption("b7".repeat(32))
            .setAmount(40_000_000)
            .setStatus("WAITING")
            .build();
    private static final Redemption PAID = WAITING.toBuilder()
            .setRedemption("c8".repeat(32))
            .setStatus("PAID")
            .setReference("transfer-4712")
            .build();

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private Server gateway;

    /** Speaks the real protocol. */
    private static final class OnePurse extends PursesGrpc.PursesImplBase {
        @Override
        public void getPurse(PurseRequest request, StreamObserver<PurseReply> caller) {
            caller.onNext(PurseReply.newBuilder()
                    .setHeld(9_007_199_254_740_993L)
                    .setBlock(12)
                    .addPayouts(WaitingPayout.newBuilder()
                            .setMarket("compute")
                            .setDeal("4711")
                            .setAmount(1_500_000))
                    .addPayouts(WaitingPayout.newBuilder()
                            .setMarket("booking")
                            .setDeal("transfer")
                            .setAmount(500_000))
                    .addRedemptions(WAITING)
                    .addRedemptions(PAID)
                    .build());
            caller.onCompleted();
        }

        @Override
        public void listRedemptions(RedemptionsRequest request, StreamObserver<RedemptionList> caller) {
            caller.onNext(RedemptionList.newBuilder().addRedemptions(WAITING).build());
            caller.onCompleted();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        gateway = ServerBuilder.forPort(0).addService(new OnePurse()).build().start();
    }

    @AfterEach
    void stop() {
        gateway.shutdownNow();
    }

    private JsonNode report(String... command) throws IOException {
        Path file = folder.resolve("report.json");
        CommandLine commands = Gridmarket.commandLine();
        commands.setOut(new PrintWriter(said, true));
        commands.setErr(new PrintWriter(said, true));
        String[] all = new String[command.length + 5];
        all[0] = "purse";
        System.arraycopy(command, 0, all, 1, command.length);
        all[command.length + 1] = "--gateway";
        all[command.length + 2] = "127.0.0.1:" + gateway.getPort();
        all[command.length + 3] = "--report";
        all[command.length + 4] = file.toString();
        assertThat(commands.execute(all)).as(said.toString()).isZero();
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void a_purse_is_reported_with_all_that_is_shown_and_exactly() throws IOException {
        JsonNode report = report("show", ACCOUNT);

        assertThat(report.get("account").asText()).isEqualTo(ACCOUNT);
        assertThat(report.get("held_micro").longValue()).isEqualTo(9_007_199_254_740_993L);
        assertThat(report.get("waiting_micro").longValue()).isEqualTo(2_000_000);
        assertThat(report.at("/payouts/0/market").asText()).isEqualTo("compute");
        assertThat(report.at("/redemptions/1/reference").asText()).isEqualTo("transfer-4712");
        assertThat(report.at("/redemptions/0/reference").isNull()).isTrue();
        assertThat(report.get("block").longValue()).isEqualTo(12);
    }

    @Test
    void what_the_operator_owes_is_reported_with_its_sum() throws IOException {
        JsonNode report = report("redemptions");

        assertThat(report.get("waiting").intValue()).isEqualTo(1);
        assertThat(report.get("owed_micro").longValue()).isEqualTo(40_000_000);
        assertThat(report.at("/redemptions/0/account").asText()).isEqualTo(ACCOUNT);
    }

    @Test
    void a_report_tells_as_every_one_does_under_which_circumstances_it_was_made() throws IOException {
        assertThat(report("redemptions").get("command").asText()).isNotNull();
        assertThat(report("redemptions").has("version")).isTrue();
    }
}
