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
import org.gridmarket.agent.energy.OutgoingJournalFile;
import org.gridmarket.agent.energy.ProsumerAgent;
import org.gridmarket.agent.energy.forecast.CsvForecast;
import org.gridmarket.agent.energy.forecast.EnergyForecast;
import org.gridmarket.agent.energy.forecast.JsonForecast;
import org.gridmarket.agent.energy.forecast.Strategy;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
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
    private static final int WIRES = 1;
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
        GrpcGatewayLink link = settings.gateways().link();
        closing.add("close the gateway link", link::close);
        Signer signer = new Signer(key, MarketAccess.await(link, troubles), new SecureRandom());
        MeterCertificate certificate = certificate(signer);
        ProsumerAgent agent = new ProsumerAgent(
                signer,
                certificate,
                OfferPlan.ofRows(List.of()),
                settings.retireTogether(),
                new OutgoingJournalFile(keys.file("outgoing")));
        AgentDriver driver = new AgentDriver(agent, link, new Semaphore(WIRES), nanos -> {});
        HomeAccounts accounts = new HomeAccounts(key.publicKey(), certificate.meter(), meter, troubles);
        FatalErrors.ofThisProcess()
                .vital("events", () -> link.listen(told -> hear(told, driver, accounts)))
                .start();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        closing.add("stop trading", threads::shutdownNow);
        settings.readyFile().ifPresent(file -> ReadyFile.write(file, Map.of()));
        catchUp.await();
        LOG.log(Logger.Level.INFO, "has heard all that happened; trading begins");
        threads.execute(() -> forever("forecast", () -> lookAhead(agent, driver)));
        threads.execute(() -> forever("trade", () -> trade(driver, threads)));
        new CountDownLatch(1).await();
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

    private void hear(BlockEvents<EnergyEvent> told, AgentDriver driver, HomeAccounts accounts) {
        driver.tell(told.events());
        accounts.observe(told.events());
        catchUp.observe(told.events());
    }

    private void trade(AgentDriver driver, ExecutorService threads) throws InterruptedException {
        driver.run(work -> threads.execute(() -> forever("send", work)));
        driver.awaitWork();
    }

    /** A new word of the source replaces all that is offered and not traded yet. */
    private void lookAhead(ProsumerAgent agent, AgentDriver driver) throws InterruptedException {
        try {
            Optional<List<ProfileRow>> news = forecast.look();
            troubles.over("forecast");
            if (news.isPresent()) {
                expected = news.get();
                LOG.log(Logger.Level.INFO, "a forecast of {0} rows is taken over", expected.size());
                driver.with(() -> agent.replan(strategy.plan(expected)));
            }
        } catch (SourceException wrong) {
            troubles.tell(
                    "forecast",
                    String.valueOf(wrong.getMessage()),
                    "the last forecast stays; see the source "
                            + settings.forecast().name());
        }
        TimeUnit.MILLISECONDS.sleep(settings.forecast().every().toMillis());
    }

    /** Again and again; what a rule of the ledger refuses is told and tried again. */
    private void forever(String what, AgentDriver.Work work) {
        boolean once = what.equals("send");
        try {
            do {
                try {
                    work.run();
                    troubles.over(what);
                } catch (AgentStuckException refused) {
                    troubles.tell(
                            what, String.valueOf(refused.getMessage()), "it is tried again; ask the DSO if it stays");
                    Thread.sleep(RETRY_MILLIS);
                }
            } while (!once);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            FatalErrors.ofThisProcess().report(what, bug);
        }
    }
}
