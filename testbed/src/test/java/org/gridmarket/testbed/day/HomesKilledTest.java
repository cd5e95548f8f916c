package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.cli.Testbed;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A part of a day on a network of its own, in which homes' agents and meters are killed again and again. */
@Tag("network")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class HomesKilledTest {
    private static final int KILLS = 10;
    private static final Interval FIRST = Interval.of(40);
    private static final Interval LAST = Interval.of(51);
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 250;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void killed_ten_times_a_home_loses_nothing_and_its_statement_is_the_ledgers() throws Exception {
        Microgrid homes = GeneratedMicrogrid.of(1, 6, LIMIT).within(FIRST, LAST);

        HomeProcesses own = killAndCheck(
                new DayPlan(homes, DaySpeed.atLeast(4_000), Objective.ENERGY_THEN_WELFARE, null),
                HomeProcesses.ONE_IN,
                false,
                homes.homes().stream()
                        .filter(home -> home.plan().rows().isEmpty())
                        .map(home -> home.meter().name())
                        .toList());

        assertThat(own.size()).isEqualTo(1);
    }

    /**
     * Three of eight, so that a mix goes on without those that are killed in it: five are enough. Agents, meters, boards,
     * forwarders, solvers and the command line speak TLS.
     */
    @Test
    void killed_ten_times_while_they_mix_and_trade_over_tls_anonymous_homes_lose_nothing() throws Exception {
        Microgrid homes =
                MergedMicrogrid.of(GeneratedMicrogrid.of(7, 8, LIMIT).within(FIRST, LAST), 2 * AnonymityPlan.K_MIN);
        AnonymityPlan anonymity = AnonymityPlan.of(homes, homes, HidingChoice.USUAL);

        HomeProcesses own = killAndCheck(
                new DayPlan(homes, DaySpeed.atLeast(4_000), Objective.ENERGY_THEN_WELFARE, anonymity),
                3,
                true,
                homes.homes().stream().map(home -> home.meter().name()).toList());

        assertThat(own.size()).isEqualTo(3);
    }

    /** @param silent homes that need not offer: too small for a step, or left out since they were killed in a mix */
    private HomeProcesses killAndCheck(DayPlan plan, int oneIn, boolean tls, List<String> silent) throws Exception {
        DaySetup setup = new DaySetup(
                Path.of("..").toAbsolutePath().normalize(),
                RunFolder.at(folder),
                System.getProperty("gridmarket.network.profile", "dev"),
                0,
                1,
                DaySetup.Heaps.USUAL,
                Testbed.class);
        try (Closing closing = new Closing()) {
            TradingDay day = new TradingDay(plan, setup, FabricConsortium::open, closing, new Silent(), oneIn)
                    .bearing(new DayTroubles(false, tls, KILLS, List.of()));

            DayResult result = day.run();

            HomeProcesses own = day.ownHomes();
            assertThat(own.kills()).isEqualTo(KILLS);
            assertThat(result.findings().violations()).isEmpty();
            assertThat(result.findings().unsettledIntervals()).isZero();
            assertThat(result.bills().notBilled()).isEmpty();
            assertThat(day.questions().traces()).isEmpty();
            assertThat(result.traded()).isGreaterThan(EnergySum.ZERO);
            assertThat(result.homesWithoutOffers()).isSubsetOf(silent);
            for (HomeProcesses.Page page : own.pages()) {
                isTheLedgers(page, FabricConsortium.open(setup.folder().file("network/network.properties")));
            }
            if (tls) {
                isAnsweredOverTls(day.dashboard(), setup.folder());
            }
            System.out.println("resident memory: " + ResidentMemory.of(own.processes()));
            return own;
        }
    }

    /** The command line, with the right authority and with none that vouches for this gateway. */
    private static void isAnsweredOverTls(String address, RunFolder run) throws InterruptedException {
        String gateway = address.replaceAll("/$", "");
        assertThat(gateway).startsWith("https://");
        String authority = run.file("authority.pem").toString();

        assertThat(command(run, "now", "--gateway", gateway, "--ca", authority)).isZero();
        assertThat(command(run, "now", "--gateway", gateway)).isNotZero();
    }

    private static int command(RunFolder run, String... arguments) throws InterruptedException {
        JavaProgram.Code code = new JavaProgram.Code.Own(Testbed.class, List.of(arguments));
        return new JavaProgram("command-" + arguments.length, code, 64, Map.of())
                .start(run.folder("logs"))
                .await();
    }

    private static void isTheLedgers(HomeProcesses.Page page, Consortium ledger) throws Exception {
        try (ledger) {
            JsonNode home = billed(page);
            String account = ledger.ask(ledger.peers().getFirst(), new EnergyQuery.ReadAccount(page.account()));
            assertThat(home.get("money").get("credit").longValue())
                    .isEqualTo(
                            RecordCodec.of(Account.class).read(account).credit().micro());
            assertThat(home.get("cycles")).isNotEmpty().allSatisfy(cycle -> {
                assertThat(cycle.get("unread").intValue()).isZero();
                assertThat(cycle.get("difference").longValue()).isZero();
            });
            System.out.println(home.get("privacy").asText() + " troubles: " + home.get("troubles"));
        }
    }

    /** Once all its cycles are billed: an agent that was killed last reads the ledger again before its page tells the end. */
    private static JsonNode billed(HomeProcesses.Page page) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode home = JSON.readTree(get(page));
            JsonNode cycles = home.get("cycles");
            boolean all = !cycles.isEmpty();
            for (JsonNode cycle : cycles) {
                all &= cycle.has("bill");
            }
            if (all) {
                return home;
            }
            assertThat(System.nanoTime())
                    .as("after %s not all is billed on %s", PATIENCE, home)
                    .isLessThan(end);
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static String get(HomeProcesses.Page page) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page.port() + "/home.json"))
                                .header("Authorization", "Bearer " + page.token())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What happens is in the logs of the parts. */
    private static final class Silent implements Announcer {
        @Override
        public void step(String text) {
            System.out.println(text);
        }

        @Override
        public void warn(String text) {
            System.out.println("warning: " + text);
        }

        @Override
        public void interval(IntervalLine line) {
            System.out.println(line.interval() + " " + line.finding().traded());
        }
    }
}
