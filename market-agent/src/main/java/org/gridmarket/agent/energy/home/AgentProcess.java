package org.gridmarket.agent.energy.home;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmarket.agent.energy.AgentDriver;
import org.gridmarket.agent.energy.AgentStuckException;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.OutgoingJournal;
import org.gridmarket.agent.energy.OutgoingJournalFile;
import org.gridmarket.agent.energy.ProsumerAgent;
import org.gridmarket.agent.energy.forecast.CsvForecast;
import org.gridmarket.agent.energy.forecast.EnergyForecast;
import org.gridmarket.agent.energy.forecast.JsonForecast;
import org.gridmarket.agent.energy.forecast.Strategy;
import org.gridmarket.agent.energy.mixing.JournalFile;
import org.gridmarket.agent.energy.mixing.MixingByRules;
import org.gridmarket.agent.energy.page.HomePage;
import org.gridmarket.agent.energy.page.HomeView;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.loopback.LoopbackServer;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.energy.GrpcBoardLink;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.ReadyFile;

/**
 * The agent of a home as a process: hears the market, and what the home expects, and trades. May be stopped at any moment: it
 * sends again what it had sent, and offers what the newest forecast wants and is not offered yet.
 */
final class AgentProcess {
    private static final long RETRY_MILLIS = 2_000;
    private static final long BROKER_MILLIS = 5_000;
    private static final int WIRES_OF_ONE = 1;

    /** Anonymous accounts of a home do not wait for each other, or the times of their operations would tie them together. */
    private static final int WIRES_OF_MANY = 16;

    private static final Logger LOG = System.getLogger(AgentProcess.class.getName());

    private final AgentSettings settings;
    private final KeyFolder keys;
    private final Troubles troubles;
    private final Closing closing;
    private final CatchUp catchUp = new CatchUp();
    private final MeterAtHome meter;
    private final EnergyForecast forecast;
    private List<ProfileRow> expected = List.of();
    private Strategy strategy;

    AgentProcess(AgentSettings settings, KeyFolder keys, Troubles troubles, Closing closing) {
        this.settings = settings;
        this.keys = keys;
        this.troubles = troubles;
        this.closing = closing;
        this.meter = new MeterAtHome(settings.door());
        this.strategy = settings.strategy();
        this.forecast = settings.forecast() instanceof SourceSettings.Csv(Path file, var every)
                ? new CsvForecast(file)
                : new JsonForecast(
                        settings.forecast().name(),
                        settings.forecast()
                                .texts("gridmarket-agent-" + settings.home().hashCode()));
    }

    /** Runs until the thread is interrupted. */
    void run() throws InterruptedException {
        AccountKeyPair key = keys.key("account");
        LOG.log(Logger.Level.INFO, "account {0} of {1}", key.publicKey(), settings.home());
        closing.add("close the forecast", forecast::close);
        GrpcGatewayLink link = new GrpcGatewayLink(settings.gateways().connections(), 0);
        closing.add("close the gateway link", link::close);
        Signer signer = new Signer(key, MarketAccess.await(link, troubles), new SecureRandom());
        MeterCertificate certificate = certificate(signer);
        Admission admission = new Admission(certificate.meter(), "METER-KEY-FILE");
        HomeAccounts accounts = new HomeAccounts(key.publicKey(), certificate.meter(), meter, troubles);
        HomeTrading trading = trading(signer, certificate, link, accounts);
        AgentDriver driver = new AgentDriver(
                trading.agent(),
                trading.link(),
                new Semaphore(trading.boards().isPresent() ? WIRES_OF_MANY : WIRES_OF_ONE),
                nanos -> {});
        FatalErrors.ofThisProcess()
                .vital("events", () -> link.listen(told -> hear(told, driver, accounts, admission)))
                .start();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        closing.add("stop trading", threads::shutdownNow);
        Map<String, Integer> ports = page(new HomeOfAgent(
                settings,
                accounts,
                troubles,
                trading,
                driver,
                link.feed()::believedMillisAgo,
                wishes -> take(wishes, trading, driver)));
        settings.readyFile().ifPresent(file -> ReadyFile.write(file, ports));
        catchUp.await();
        LOG.log(Logger.Level.INFO, "has heard all that happened; trading begins");
        threads.execute(() -> forever("look ahead", () -> lookAhead(trading, driver, admission)));
        threads.execute(() -> forever("trade", () -> trade(driver, threads)));
        trading.boards().ifPresent(boards -> threads.execute(() -> forever("mix", () -> driver.runBoards(boards))));
        settings.mqtt().ifPresent(broker -> {
            HomeBroker told = new HomeBroker(broker, settings.home(), settings.currency());
            closing.add("close the broker", told::close);
            threads.execute(() -> forever("broker", () -> tell(told, accounts)));
        });
        new CountDownLatch(1).await();
    }

    private HomeTrading trading(
            Signer signer, MeterCertificate certificate, GrpcGatewayLink link, HomeAccounts accounts) {
        OutgoingJournal outgoing = new OutgoingJournalFile(keys.file("outgoing"));
        OfferPlan nothingYet = OfferPlan.ofRows(List.of());
        if (settings.trading() == AgentSettings.Trading.PUBLIC) {
            return new PublicTrading(
                    new ProsumerAgent(signer, certificate, nothingYet, settings.retireTogether(), outgoing), link);
        }
        ObliviousLink forwarders = new ObliviousLink(
                link,
                signer.key()::equals,
                settings.forwarders(),
                ObliviousLink.client(settings.gateways().authority()));
        closing.add("close the link to the forwarders", forwarders::close);
        MixingByRules windows = new MixingByRules(certificate.meter(), settings.hours(), settings.retireTogether());
        AnonymousAgent agent = new AnonymousAgent(
                signer,
                certificate,
                nothingYet,
                windows,
                new TagsAtHome(meter, troubles, accounts::adopt),
                new JournalFile(keys.path(), certificate.meter()),
                outgoing);
        return new AnonymousTrading(agent, windows, forwarders, new GrpcBoardLink(link.connections()));
    }

    /** Serves the home's page, if it is wanted; its token is told here and kept where only the owner reads. */
    private Map<String, Integer> page(HomeView view) {
        if (settings.pagePort().isEmpty()) {
            return Map.of();
        }
        LoopbackServer page = LoopbackServer.open(
                "page_port", settings.pagePort().get(), keys.file("page-token"), HomePage.routes(view));
        closing.add("close the page", page::close);
        LOG.log(Logger.Level.INFO, "page at http://127.0.0.1:{0}/#{1}", Integer.toString(page.port()), page.token());
        return Map.of("page", page.port());
    }

    private void take(HomeView.Wishes wishes, HomeTrading trading, AgentDriver driver) {
        synchronized (this) {
            strategy = strategy.with(wishes.sellAtLeast(), wishes.buyAtMost(), wishes.reserve());
        }
        replan(trading, driver);
    }

    private void replan(HomeTrading trading, AgentDriver driver) {
        OfferPlan plan;
        synchronized (this) {
            plan = strategy.plan(expected);
        }
        driver.with(() -> trading.replan(plan));
    }

    private void tell(HomeBroker broker, HomeAccounts accounts) throws InterruptedException {
        if (broker.tell(accounts.everything(new LedgerTime(System.currentTimeMillis())))) {
            troubles.over("broker");
        } else {
            troubles.tell("broker", "the MQTT broker does not answer", "it is tried again; see 'mqtt' in the settings");
        }
        TimeUnit.MILLISECONDS.sleep(BROKER_MILLIS);
    }

    private MeterCertificate certificate(Signer signer) throws InterruptedException {
        while (true) {
            try {
                MeterCertificate certificate = meter.certificate(signer.key());
                troubles.over("meter");
                return certificate;
            } catch (SourceException silent) {
                troubles.tell(
                        "meter",
                        String.valueOf(silent.getMessage()),
                        "start gridmarket meter first; it is asked again");
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private void hear(BlockEvents<EnergyEvent> told, AgentDriver driver, HomeAccounts accounts, Admission admission) {
        driver.tell(told.events());
        accounts.observe(told.events());
        admission.observe(told.events());
        catchUp.observe(told.events());
    }

    private void trade(AgentDriver driver, ExecutorService threads) throws InterruptedException {
        driver.run(work -> threads.execute(() -> watched("send", () -> attempt("send", work))));
        driver.awaitWork();
    }

    /** A new word of the source replaces all that is offered and not traded yet. */
    private void lookAhead(HomeTrading trading, AgentDriver driver, Admission admission) throws InterruptedException {
        try {
            Optional<List<ProfileRow>> news = forecast.look();
            troubles.over("forecast");
            if (news.isPresent()) {
                synchronized (this) {
                    expected = news.get();
                }
                LOG.log(
                        Logger.Level.INFO,
                        "a forecast of {0} rows is taken over",
                        news.get().size());
                replan(trading, driver);
            }
        } catch (SourceException wrong) {
            troubles.tell(
                    "forecast",
                    String.valueOf(wrong.getMessage()),
                    "the last forecast stays; see the source "
                            + settings.forecast().name());
        }
        admission.tell(troubles);
        driver.with(() -> trading.tell(troubles));
        TimeUnit.MILLISECONDS.sleep(settings.forecast().every().toMillis());
    }

    /** Again and again, until the thread is interrupted. */
    private void forever(String what, AgentDriver.Work work) {
        watched(what, () -> {
            while (true) {
                attempt(what, work);
            }
        });
    }

    /** What a rule of the ledger refuses is told; who wants it tried again waits a little before. */
    private void attempt(String what, AgentDriver.Work work) throws InterruptedException {
        try {
            work.run();
            troubles.over(what);
        } catch (AgentStuckException refused) {
            troubles.tell(what, String.valueOf(refused.getMessage()), "it is tried again; ask the DSO if it stays");
            Thread.sleep(RETRY_MILLIS);
        }
    }

    /** A bug ends the process; an interruption ends the work. */
    private static void watched(String what, AgentDriver.Work work) {
        try {
            work.run();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            FatalErrors.ofThisProcess().report(what, bug);
        }
    }
}
