package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.chain.Outcome;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.network.SharedNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a real gateway on a real network, while its market is founded and an orderer dies: one story, in this order. */
@Tag("network")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PageOnNetworkTest {
    private static final long INTERVAL_MILLIS = 5_000;
    private static final int MORE_THAN_AWAY = 25; // blocks; the page takes 20 without a signature as away
    private static final String ORDERER = "orderer-tso";
    private static final Duration MOST_FOR_ENDING = Duration.ofSeconds(8);

    @RegisterExtension
    static final SharedNetwork NETWORK = SharedNetwork.ofMarket();

    @TempDir
    static Path folder;

    private PageBrowser browser;
    private GatewayProcess gateway;
    private FabricChain dso;
    private FabricChain regulator;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        assumeThat(PageBrowser.program()).as("Chromium in PATH").isPresent();
        browser = PageBrowser.open(PageBrowser.program().orElseThrow());
        gateway = GatewayProcess.start(NETWORK.propertiesFile(), folder);
        NetworkProfile profile = NetworkProfile.read(NETWORK.propertiesFile());
        dso = FabricChain.open(profile, "Dso");
        regulator = FabricChain.open(profile, "Regulator");
    }

    @AfterAll
    void end() {
        for (AutoCloseable part : new AutoCloseable[] {browser, gateway, dso, regulator}) {
            if (part != null) {
                try {
                    part.close();
                } catch (Exception stuck) {
                    throw new IllegalStateException("cannot be ended", stuck);
                }
            }
        }
    }

    private static <C extends EnergyCommand.ByMember> void submit(Chain chain, Class<C> type, C command) {
        Outcome outcome = chain.submit(
                Credential.ADMIN,
                EnergyFunctions.of(command),
                RecordCodec.of(type).write(command));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    }

    private PageBrowser.Tab tab(int width, String address) {
        return browser.tab(width, false).show(gateway.address() + address);
    }

    @Test
    @Order(1)
    void before_founding_the_page_says_so_and_is_readable() {
        try (PageBrowser.Tab tab = tab(InBrowser.PHONE, "")) {
            assertThat(tab.page().textContent("#verdict")).contains("There is no market yet.");
            PageMeasures.requireReadable(tab);
        }
    }

    @Test
    @Order(2)
    void a_proposal_appears_in_the_inbox_by_itself_and_goes_when_it_is_approved() {
        try (PageBrowser.Tab tab = tab(InBrowser.DESK, "#/inbox")) {
            ProposedRules rules = new ProposedRules(
                    "first-rules",
                    Interval.of(-1_000),
                    List.of(
                            new RuleChange.SetGrid(EnergyExamples.grid()),
                            new RuleChange.SetTariff(EnergyExamples.tariff())));
            submit(dso, EnergyCommand.ProposeRules.class, new EnergyCommand.ProposeRules(rules));
            submit(
                    regulator,
                    EnergyCommand.ApproveRules.class,
                    new EnergyCommand.ApproveRules(rules.id(), rules.digest()));

            MarketCalendar calendar = calendar();
            submit(dso, EnergyCommand.ProposeCalendar.class, new EnergyCommand.ProposeCalendar(calendar));
            String digest = calendar.digest().toHex();
            tab.page().waitForSelector("text=gridmarket operator approve " + digest.substring(0, 16));
            submit(
                    regulator,
                    EnergyCommand.ApproveCalendar.class,
                    new EnergyCommand.ApproveCalendar(calendar.digest()));

            tab.page().waitForSelector("text=No proposal is open.");
            PageMeasures.requireReadable(tab);
        }
    }

    /** From now on, in short intervals. */
    private static MarketCalendar calendar() {
        return new MarketCalendar(
                new LedgerTime(Clock.systemUTC().millis()),
                15,
                INTERVAL_MILLIS,
                1,
                8,
                4,
                INTERVAL_MILLIS / 2,
                2,
                Interval.of(3),
                Objective.ENERGY_THEN_WELFARE,
                true);
    }

    @Test
    @Order(3)
    void once_it_is_founded_the_market_is_in_time_and_the_clock_goes() {
        try (PageBrowser.Tab tab = tab(InBrowser.TABLET, "")) {
            tab.page().waitForSelector("text=Market in time.");
            tab.page().waitForSelector("#clock:not([hidden])");
            assertThat(tab.page().textContent("#clock")).contains("simulated time");
            PageMeasures.requireReadable(tab);
        }
    }

    @Test
    @Order(4)
    void the_network_page_knows_the_orderers_by_their_signatures() {
        assumeConsortium();
        try (PageBrowser.Tab tab = tab(InBrowser.DESK, "#/network")) {
            tab.page().waitForSelector("text=4 of 4 take part; 1 may be away.");
            assertThat(leaders(tab.page())).hasSize(1);
            assertThat(tab.page().textContent("section[data-key=certificates]")).contains("Dso client");
            PageMeasures.requireReadable(tab);
        }
    }

    private static List<String> leaders(Page page) {
        return PageMeasures.list(page, """
                () => [...document.querySelectorAll('section[data-key=orderers] tbody tr')]
                  .filter((row) => row.textContent.includes('leads')).map((row) => row.querySelector('th').textContent)""");
    }

    @Test
    @Order(5)
    void an_orderer_that_dies_is_away_on_the_page_and_the_market_goes_on() {
        assumeConsortium();
        NETWORK.scripts().kill(ORDERER);
        try (PageBrowser.Tab tab = tab(InBrowser.DESK, "#/network")) {
            for (int i = 0; i < MORE_THAN_AWAY; i++) {
                submit(
                        dso,
                        EnergyCommand.BookMoney.class,
                        new EnergyCommand.BookMoney(EnergyExamples.account(1), "page-" + i, new Money(1)));
            }

            tab.page().waitForSelector("text=3 of 4 take part; 1 may be away.");
            assertThat(tab.page().textContent("section[data-key=orderers]")).contains("away");
            assertThat(tab.page().textContent("#verdict")).contains("Market in time.");
        } finally {
            NETWORK.scripts().start(ORDERER);
        }
    }

    @Test
    @Order(6)
    void a_gateway_that_is_told_to_end_does_so_though_pages_and_streams_listen() throws InterruptedException {
        ManagedChannel channel = ManagedChannelBuilder.forTarget(
                        gateway.address().replace("http://", "").replace("/", ""))
                .usePlaintext()
                .build();
        try (PageBrowser.Tab tab = tab(InBrowser.DESK, "")) {
            tab.page().waitForSelector("body[data-stream=good]");
            Iterator<TransactionEvents> events =
                    MarketGrpc.newBlockingStub(channel).streamEvents(StreamEventsRequest.getDefaultInstance());
            assertThat(events.hasNext()).isTrue();

            long begun = System.nanoTime();
            gateway.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(MOST_FOR_ENDING);
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> events.forEachRemaining(event -> {}))
                    .matches(end -> end.getStatus().getCode() == Status.Code.UNAVAILABLE);
        } finally {
            channel.shutdownNow();
        }
    }

    private static void assumeConsortium() {
        assumeThat(System.getProperty("gridmarket.network.profile", "consortium"))
                .as("one orderer signs alone under the profile dev")
                .isEqualTo("consortium");
    }
}
