package org.gridmarket.testbed.docs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridmarket.api.v1.Enrolment;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.cli.Testbed;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.FabricConsortium;
import org.gridmarket.testbed.day.FastMarket;
import org.gridmarket.testbed.day.PartsOfDay;
import org.gridmarket.testbed.day.Services;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client that was written in another language from docs/wire.md, on a real network: two homes trade with each other. */
@Tag("network")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class PythonClientTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CLIENT = ROOT.resolve("clients/python");
    private static final String PROFILE = System.getProperty("gridmarket.network.profile", "dev");

    /** Its first book opens when both homes have had time to hear of it. */
    private static final long OPENING_MILLIS = 10_000;

    private static final Money DEPOSIT = new Money(1_000_000);

    private static final int ENERGY_WH = 500;
    private static final long SELLERS_PRICE = 100;
    private static final long BUYERS_PRICE = 200;
    private static final long TRADE_PRICE = (SELLERS_PRICE + BUYERS_PRICE) / 2;
    private static final long LOOK_MILLIS = 250;

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final String token = HexFormat.of().formatHex(random.generateSeed(32));

    @Test
    void two_homes_in_python_enrol_trade_claim_retire_and_read_their_bills() throws Exception {
        Path python = PythonEnvironment.python(CLIENT.resolve("requirements.txt"));
        RunFolder run = RunFolder.at(folder);
        Files.writeString(run.file(Services.OPERATORS), "python-test " + hash(token) + "\n");
        DaySetup setup = new DaySetup(ROOT, run, PROFILE, 0, 1, DaySetup.Heaps.USUAL, Testbed.class);
        try (Closing closing = new Closing()) {
            FastMarket market = FastMarket.start(setup, closing);
            PartsOfDay parts = market.parts();

            ChildProcess seller = home(python, parts, run, closing, "seller", "SELL", SELLERS_PRICE);
            ChildProcess buyer = home(python, parts, run, closing, "buyer", "BUY", BUYERS_PRICE);
            List<Enrolment> enrolled = await("two enrolments", List.of(seller, buyer), () -> enrolments(parts));
            market.founding().registerMeters(registrations(enrolled), FastMarket.LONG_AGO);
            market.found(OPENING_MILLIS + 2 * FastMarket.INTERVAL_MILLIS);
            AccountKey account = await(
                    "the buyer's registration", List.of(seller, buyer), () -> accountOf(market.consortium(), "buyer"));
            market.founding().book(Map.of(account, DEPOSIT));

            JsonNode sold = result(seller, run);
            JsonNode bought = result(buyer, run);
            assertThat(sold.get("traded").asLong()).isEqualTo(ENERGY_WH);
            assertThat(bought.get("traded").asLong()).isEqualTo(ENERGY_WH);
            assertThat(sold.get("credit").asLong())
                    .isEqualTo(
                            ENERGY_WH * (TRADE_PRICE - FastMarket.TARIFF.fee().microPerWh()));
            assertThat(bought.get("credit").asLong())
                    .isEqualTo(DEPOSIT.micro()
                            - ENERGY_WH * (TRADE_PRICE + FastMarket.TARIFF.fee().microPerWh()));
            for (JsonNode settled : List.of(sold, bought)) {
                assertThat(settled.get("bill").asLong())
                        .isPositive()
                        .isEqualTo(settled.get("reckoned").asLong());
            }
        }
    }

    @Test
    void the_client_signs_and_hashes_as_the_vectors_say() throws Exception {
        Path python = PythonEnvironment.python(CLIENT.resolve("requirements.txt"));
        List<String> command =
                List.of(python.toString(), "-B", "-m", "unittest", "discover", "--start-directory", CLIENT.toString());

        ChildProcess tests = ChildProcess.start("vectors", command, Map.of(), folder.resolve("vectors.log"));

        assertThat(tests.await()).as(tests.tail()).isZero();
        assertThat(tests.tail()).contains("OK");
    }

    private static ChildProcess home(
            Path python, PartsOfDay parts, RunFolder run, Closing closing, String name, String side, long price) {
        List<String> command = new ArrayList<>(List.of(
                python.toString(),
                CLIENT.resolve("gridmarket_client.py").toString(),
                "--keys",
                run.folder("keys-" + name).toString(),
                "--meter",
                name,
                "--feeder",
                FastMarket.FEEDER.name(),
                "--side",
                side,
                "--energy",
                Integer.toString(ENERGY_WH),
                "--price",
                Long.toString(price)));
        parts.endpoints().forEach(endpoint -> command.addAll(List.of("--gateway", endpoint)));
        ChildProcess process = ChildProcess.start(
                name, command, Map.of("PYTHONUNBUFFERED", "1", "PYTHONDONTWRITEBYTECODE", "1"), log(run, name));
        return closing.add(process, TimeUnit.SECONDS.toMillis(5));
    }

    private static Path log(RunFolder run, String name) {
        return run.file(name + ".log");
    }

    private static <T> T await(String what, List<ChildProcess> homes, Supplier<Optional<T>> question)
            throws InterruptedException {
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            for (ChildProcess home : homes) {
                if (!home.isAlive()) {
                    throw home.failure("ended before " + what);
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Both meters, as the DSO's operator sees them. */
    private Optional<List<Enrolment>> enrolments(PartsOfDay parts) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        ManagedChannel channel = ManagedChannelBuilder.forTarget(
                        parts.endpoints().getFirst())
                .usePlaintext()
                .build();
        try {
            List<Enrolment> list = OperatorGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .listEnrolments(ListEnrolmentsRequest.getDefaultInstance())
                    .getEnrolmentsList();
            return list.size() == 2 ? Optional.of(list) : Optional.empty();
        } finally {
            channel.shutdownNow();
        }
    }

    private static List<RuleChange> registrations(List<Enrolment> enrolled) {
        List<RuleChange> changes = new ArrayList<>();
        for (Enrolment meter : enrolled) {
            changes.add(new RuleChange.RegisterSmartMeter(
                    new MeterId(meter.getMeter()),
                    new AccountKey(Bytes.of(meter.getKey().toByteArray())),
                    new FeederId(meter.getFeeder()),
                    new TradingLimits(Energy.ofWh(meter.getLPlusWh()), Energy.ofWh(meter.getLMinusWh()))));
        }
        return changes;
    }

    private static Optional<AccountKey> accountOf(FabricConsortium consortium, String meter) {
        String json = consortium.ask(consortium.peers().getFirst(), new EnergyQuery.ReadMeter(new MeterId(meter)));
        return Optional.ofNullable(RecordCodec.of(SmartMeter.class).read(json).account());
    }

    /** What a home prints last, once it has ended well. */
    private static JsonNode result(ChildProcess home, RunFolder run) throws InterruptedException, IOException {
        if (home.await() != 0) {
            throw home.failure("did not come to its end");
        }
        List<String> lines = Files.readAllLines(log(run, home.name()));
        System.out.println(String.join("\n", lines));
        return new ObjectMapper().readTree(lines.getLast());
    }

    private static String hash(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
