package org.gridmarket.agent.energy.home;

import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmarket.agent.energy.meter.CsvReadings;
import org.gridmarket.agent.energy.meter.CycleClock;
import org.gridmarket.agent.energy.meter.CycleReport;
import org.gridmarket.agent.energy.meter.JsonReadings;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.agent.energy.meter.MeterNotesFile;
import org.gridmarket.agent.energy.meter.MeterReading;
import org.gridmarket.agent.energy.meter.MeterSecretFile;
import org.gridmarket.agent.energy.meter.ReadingBook;
import org.gridmarket.agent.energy.meter.ReadingSource;
import org.gridmarket.agent.settings.SettingsException;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.PrivateFile;
import org.gridmarket.process.ReadyFile;

/**
 * A meter as a process: reads its sensor, hears the market, opens its door to the agent of its home, reports and bills. May be
 * stopped at any moment; what it has said is written down before it is sent.
 */
final class MeterProcess {
    private static final long LOOK_MILLIS = 200;
    private static final long RETRY_MILLIS = 5_000;

    /** Blocks that were told and not yet taken in; more wait at the gateways. */
    private static final int MOST_WAITING = 1_000;

    /** Readings that one question at the door may ask for. */
    private static final int MOST_ASKED = 96;

    private static final Logger LOG = System.getLogger(MeterProcess.class.getName());

    private final MeterSettings settings;
    private final KeyFolder keys;
    private final Troubles troubles;
    private final Closing closing;
    private final ReadingBook book;
    private final ReadingSource source;
    private final PrivateFile accountFile;
    private final CountDownLatch paired = new CountDownLatch(1);
    private final BlockingQueue<BlockEvents<EnergyEvent>> told = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CycleClock clock;
    private final MeterFigures figures;
    private final Admission admission;
    private final CatchUp catchUp = new CatchUp();
    private volatile Optional<MeterDevice> device = Optional.empty();
    private long nextLook;
    private long nextBill;

    MeterProcess(MeterSettings settings, KeyFolder keys, Troubles troubles, Closing closing) {
        this.settings = settings;
        this.keys = keys;
        this.troubles = troubles;
        this.closing = closing;
        this.book = new ReadingBook(keys.path(), settings.meter());
        this.accountFile = new PrivateFile(keys.file("account"));
        this.admission = new Admission(settings.meter(), keys.file("meter.key").toString());
        this.clock = new CycleClock(settings.meter(), settings.cycle());
        this.figures = new MeterFigures(settings.cycle(), troubles, closing);
        String client = "gridmarket-meter-" + settings.meter().name();
        this.source = settings.readings() instanceof SourceSettings.Csv(Path file, var every)
                ? new CsvReadings(file)
                : new JsonReadings(
                        settings.readings().name(), settings.readings().texts(client));
    }

    /** Runs until the thread is interrupted. */
    void run() throws InterruptedException {
        AccountKeyPair key = keys.key("meter");
        LOG.log(Logger.Level.INFO, "meter {0} with key {1}", settings.meter(), key.publicKey());
        GrpcGatewayLink link = new GrpcGatewayLink(settings.gateways().connections(), 0);
        closing.add("close the gateway link", link::close);
        closing.add("close the source of readings", source::close);
        SecureRandom random = new SecureRandom();
        Signer signer = new Signer(key, MarketAccess.await(link, troubles), random);
        if (accountFile.exists()) {
            paired.countDown();
        }
        MeterDoor door = MeterDoor.open(settings.door(), line -> answer(line, signer));
        closing.add("close the door", door::close);
        Map<String, Integer> ports =
                figures.serve(settings, keys, () -> link.feed().believedMillisAgo());
        settings.readyFile().ifPresent(file -> ReadyFile.write(file, ports));
        if (paired.getCount() > 0) {
            LOG.log(Logger.Level.INFO, "waiting for the home''s agent at {0}", settings.door());
        }
        paired.await();
        MeterDevice meter = new MeterDevice(
                settings.meter(),
                signer,
                book,
                new AccountKey(Bytes.hex(accountFile.read().strip())),
                MeterSecretFile.of(keys.path(), settings.meter(), random),
                new MeterNotesFile(keys.path(), settings.meter()));
        device = Optional.of(meter);
        LOG.log(
                Logger.Level.INFO,
                "measuring for account {0}",
                accountFile.read().strip());
        FatalErrors.ofThisProcess()
                .vital("events", () -> link.listen(this::hear))
                .start();
        while (true) {
            BlockEvents<EnergyEvent> block = told.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (block != null) {
                block.events().forEach(event -> {
                    meter.observe(event);
                    clock.observe(event);
                });
                admission.observe(block.events());
                catchUp.observe(block.events());
            }
            if (block == null || told.isEmpty()) {
                work(meter, link);
            }
        }
    }

    private void hear(BlockEvents<EnergyEvent> block) {
        try {
            told.put(block);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(MeterDevice meter, GatewayLink link) throws InterruptedException {
        MarketCalendar calendar = clock.calendar().orElse(null);
        if (calendar == null) {
            return;
        }
        if (clock.isAdmitted() || catchUp.isHeard()) {
            admission.tell(troubles);
        }
        if (!clock.isAdmitted()) {
            return;
        }
        long now = System.currentTimeMillis();
        if (now >= nextLook) {
            nextLook = now + settings.readings().every().toMillis();
            look(calendar, new LedgerTime(now));
        }
        Optional<CycleClock.Cycle> due = clock.due(new LedgerTime(now));
        if (due.isPresent() && now >= nextBill) {
            bill(meter, link, calendar, due.get());
        }
    }

    private void look(MarketCalendar calendar, LedgerTime now) {
        Interval due = clock.unbilled().orElseThrow();
        try {
            for (MeterReading reading : source.look()) {
                book.take(reading, calendar, now, due)
                        .ifPresent(complaint -> troubles.tell(
                                "reading " + complaint.t(),
                                "reading of interval " + complaint.t() + ", " + complaint.what(),
                                complaint.taken() ? "it was taken" : "it was not taken; see the sensor"));
            }
            troubles.over("readings");
        } catch (SourceException silent) {
            troubles.tell("readings", String.valueOf(silent.getMessage()), "see that the source of readings works");
        }
        var missing = book.missing(due, calendar, now);
        figures.looked(missing.size(), clock.over(now));
        if (missing.isEmpty()) {
            troubles.over("missing");
        } else {
            troubles.tell(
                    "missing",
                    missing.size() + " intervals have no reading, the first is " + missing.getFirst(),
                    "bring the readings to " + settings.readings().name() + "; their cycle is not billed before");
        }
    }

    private void bill(MeterDevice meter, GatewayLink link, MarketCalendar calendar, CycleClock.Cycle cycle)
            throws InterruptedException {
        if (!meter.missing(cycle.first(), cycle.last()).isEmpty() || !meter.isSettled(cycle.first(), cycle.last())) {
            return; // told by the look, or a matter of time
        }
        CycleReport report =
                new CycleReport(link, calendar, settings.billing(), () -> new LedgerTime(System.currentTimeMillis()));
        switch (report.bill(meter, cycle.first(), cycle.last())) {
            case CycleReport.Billed billed -> {
                figures.billed();
                troubles.over("bill");
                LOG.log(
                        Logger.Level.INFO,
                        "cycle {0} to {1} is billed: {2}",
                        cycle.first(),
                        cycle.last(),
                        billed.owed());
            }
            case CycleReport.NotBilled(String reason) ->
                troubles.tell("bill", reason, "it is tried again; a cycle that stays unbilled is for the DSO");
        }
        nextBill = System.currentTimeMillis() + RETRY_MILLIS; // the event of what was billed may take its time
    }

    /** One question of the agent; anything else than an answer begins with "no". */
    private String answer(String line, Signer signer) {
        String[] words = line.split(" ", -1);
        try {
            return MeterAtHome.OK + " " + answer(words, signer);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException wrong) {
            return "no " + wrong.getMessage();
        }
    }

    private String answer(String[] words, Signer signer) {
        return switch (words[0]) {
            case MeterAtHome.CERTIFICATE -> certificate(new AccountKey(Bytes.hex(words[1])), signer);
            case MeterAtHome.TAG ->
                known().tag(new AccountKey(Bytes.hex(words[1])), Interval.of(Integer.parseInt(words[2])))
                        .toHex();
            case MeterAtHome.CREDIT_TAG ->
                known().creditTag(new AccountKey(Bytes.hex(words[1]))).toHex();
            case MeterAtHome.READINGS ->
                readings(Interval.of(Integer.parseInt(words[1])), Interval.of(Integer.parseInt(words[2])));
            default -> throw new IllegalArgumentException("the meter does not know '" + words[0] + "'");
        };
    }

    private MeterDevice known() {
        return device.orElseThrow(() -> new IllegalStateException("the meter is starting"));
    }

    /** The first account that asks is the home's; the door is in a folder that only its owner may enter. */
    private synchronized String certificate(AccountKey account, Signer signer) {
        if (!accountFile.exists()) {
            accountFile.replace(account.toHex() + "\n");
            paired.countDown();
        }
        String known = accountFile.read().strip();
        if (!known.equals(account.toHex())) {
            throw new IllegalStateException("the meter vouches for account " + known + " and for no other; remove "
                    + accountFile + " if that key is lost, before the market has bound it");
        }
        Bytes signature = signer.sign(MeterCertificate.signingBytes(signer.target(), settings.meter(), account));
        return settings.meter().name() + " " + signature.toHex();
    }

    private String readings(Interval first, Interval last) {
        if (last.isBefore(first) || last.index() - first.index() >= MOST_ASKED) {
            throw new IllegalArgumentException("at most " + MOST_ASKED + " readings are asked at a time");
        }
        StringJoiner answer = new StringJoiner(" ");
        for (Interval t : IntervalSet.range(first, last)) {
            answer.add(book.net(t).map(NetEnergy::wh).map(String::valueOf).orElse(MeterAtHome.NONE));
        }
        return answer.toString();
    }

    /** What {@code --check} looks at beyond the settings. */
    static void check(MeterSettings settings) {
        KeyFolder.at(settings.keys());
        Path folder = settings.door().toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SettingsException(
                    "door " + settings.door() + ": its folder does not exist; make it with mode 700");
        }
    }
}
