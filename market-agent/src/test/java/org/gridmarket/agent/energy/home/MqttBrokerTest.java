package org.gridmarket.agent.energy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.forecast.JsonForecast;
import org.gridmarket.agent.energy.meter.JsonReadings;
import org.gridmarket.agent.energy.meter.MeterReading;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.source.MqttLink;
import org.gridmarket.agent.source.TextSource;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.process.ChildProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Mosquitto as Debian packages it; skipped where it is not installed. */
class MqttBrokerTest {
    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    private Path folder;

    private int port;
    private @Nullable ChildProcess broker;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void a_broker_runs() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(MOSQUITTO), "Mosquitto is not installed: apt-get install mosquitto");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        broker = start();
    }

    @AfterEach
    void all_is_closed() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        if (broker != null) {
            broker.stop(1_000);
        }
    }

    @Test
    void home_assistant_finds_the_energy_and_the_money_of_a_home() throws Exception {
        MqttLink observer = link("observer");
        TextSource configuration = observer.topic("homeassistant/sensor/gridmarket_birch_lane_4/sold/config");
        TextSource state = observer.topic("gridmarket/birch_lane_4/state");
        HomeBroker told = new HomeBroker(settings(), "Birch Lane 4", "EUR");
        open.add(told);

        assertThat(told.tell(statement(12_345, 2_500_000))).isTrue();

        JsonNode sold = JSON.readTree(await(configuration));
        assertThat(sold.get("state_class").asText()).isEqualTo("total_increasing");
        assertThat(sold.get("device_class").asText()).isEqualTo("energy");
        assertThat(sold.get("unit_of_measurement").asText()).isEqualTo("kWh");
        assertThat(sold.get("state_topic").asText()).isEqualTo("gridmarket/birch_lane_4/state");
        JsonNode values = JSON.readTree(await(state));
        assertThat(values.get("sold").decimalValue()).isEqualByComparingTo("12.345");
        assertThat(values.get("revenue").decimalValue()).isEqualByComparingTo("2.5");
    }

    @Test
    void a_broker_that_was_away_is_told_again() throws Exception {
        HomeBroker told = new HomeBroker(settings(), "Birch Lane 4", "EUR");
        open.add(told);
        assertThat(told.tell(statement(1_000, 0))).isTrue();
        Objects.requireNonNull(broker).kill();
        awaitUntil(() -> !told.tell(statement(1_500, 0)));

        broker = start();
        awaitUntil(() -> told.tell(statement(2_000, 0)));

        TextSource state = link("observer").topic("gridmarket/birch_lane_4/state");
        awaitUntil(() -> state.news().stream().anyMatch(text -> text.contains("\"sold\":2.000")));
    }

    @Test
    void a_forecast_and_readings_come_by_topics() throws Exception {
        JsonForecast forecast = new JsonForecast("forecast", link("agent").topic("home/forecast"));
        JsonReadings readings = new JsonReadings("readings", link("meter").topic("home/readings"));
        assertThat(forecast.look()).isEmpty();
        assertThat(readings.look()).isEmpty();
        MqttLink manager = link("energy-manager");
        manager.keep("home/forecast", "[{\"first\":40,\"last\":45,\"energy_wh\":-500,\"price_micro_per_wh\":210}]");
        manager.keep("home/readings", "{\"interval\":7,\"produced_wh\":3,\"consumed_wh\":20}");

        List<ProfileRow> expected = new ArrayList<>();
        List<MeterReading> read = new ArrayList<>();
        awaitUntil(() -> {
            forecast.look().ifPresent(expected::addAll);
            read.addAll(readings.look());
            return !expected.isEmpty() && !read.isEmpty();
        });

        assertThat(expected)
                .containsExactly(
                        new ProfileRow(Interval.of(40), Interval.of(45), new NetEnergy(-500), new UnitPrice(210)));
        assertThat(read).containsExactly(new MeterReading(Interval.of(7), 3, 20));
    }

    @Test
    void all_that_was_kept_before_the_connection_is_told_with_it() throws Exception {
        List<String> rooms =
                IntStream.range(0, 500).mapToObj(room -> "home/room" + room).toList();
        MqttLink manager = settings().link("energy-manager", Optional.empty());
        open.add(manager);
        rooms.forEach(room -> manager.keep(room, "kept"));

        assertThat(manager.connect()).isTrue();

        MqttLink meter = link("meter");
        for (TextSource room : rooms.stream().map(meter::topic).toList()) {
            assertThat(await(room)).isEqualTo("kept");
        }
    }

    @Test
    void a_text_that_the_broker_keeps_comes_once() throws Exception {
        MqttLink manager = link("energy-manager");
        List<String> rooms =
                IntStream.range(0, 40).mapToObj(room -> "home/room" + room).toList();
        rooms.forEach(room -> manager.keep(room, "kept"));
        for (int turn = 0; turn < 10; turn++) { // topics are asked for while the connection tells that it is complete
            MqttLink meter = link("meter " + turn);
            List<TextSource> readings = rooms.stream().map(meter::topic).toList();
            manager.keep("home/end", "end " + turn);
            TextSource end = meter.topic("home/end");
            assertThat(await(end)).startsWith("end");

            assertThat(readings).allSatisfy(room -> assertThat(room.news()).containsExactly("kept"));
        }
    }

    private ChildProcess start() throws IOException, InterruptedException {
        Path settings = Files.writeString(
                folder.resolve("mosquitto.conf"), "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
        ChildProcess started = ChildProcess.start(
                "mosquitto",
                List.of(MOSQUITTO.toString(), "-c", settings.toString()),
                Map.of(),
                folder.resolve("mosquitto.log"));
        awaitUntil(this::listens);
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private SourceSettings.MqttSettings settings() {
        return new SourceSettings.MqttSettings("tcp://127.0.0.1:" + port, Optional.empty());
    }

    private MqttLink link(String name) {
        MqttLink link = settings().link(name, Optional.empty());
        open.add(link);
        assertThat(link.connect()).isTrue();
        return link;
    }

    private static String await(TextSource source) throws InterruptedException {
        List<String> news = new ArrayList<>();
        awaitUntil(() -> {
            news.addAll(source.news());
            return !news.isEmpty();
        });
        return news.getLast();
    }

    private static void awaitUntil(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static CycleStatement statement(long soldWh, long soldMicro) {
        return new CycleStatement(
                Interval.of(0),
                Interval.of(9),
                EnergySum.ofWh(soldWh),
                new Money(soldMicro),
                EnergySum.ZERO,
                Money.ZERO,
                Money.ZERO,
                EnergySum.ZERO,
                Money.ZERO,
                EnergySum.ZERO,
                Money.ZERO,
                Money.ZERO,
                0,
                Optional.empty(),
                Money.ZERO);
    }
}
