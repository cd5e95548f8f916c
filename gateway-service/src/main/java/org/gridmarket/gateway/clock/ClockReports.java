package org.gridmarket.gateway.clock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What a gateway knows of the ledger's clock. Times in ms since 1970. */
@Singleton
public class ClockReports {
    /** Seals of one answer, the newest ones. */
    static final int SEALS = 12;

    private static final RecordCodec<Clock> CLOCK = RecordCodec.of(Clock.class);

    /** How periods are counted. */
    public record Terms(long epoch, long periodMillis, boolean simulation, String digest) {
        static Terms of(Clock clock) {
            return new Terms(
                    clock.epoch().epochMillis(),
                    clock.periodMillis(),
                    clock.simulation(),
                    clock.digest().toHex());
        }
    }

    /** What an organisation has proposed last, and since which transaction that waits, or has waited, for another's approval. */
    public record Proposal(String by, Terms terms, long block, String transaction) {}

    /** Where the clock stands, by this gateway's own: the period that lasts, its end, the last one that may be named. */
    public record Present(int period, long end, int lastNameable) {}

    /** The clock that the ledger has, since which transaction; {@code present} is where it stands. */
    public record Founded(Terms terms, long block, String transaction, Present present) {}

    /** A period that is or could be sealed: from when on, and when it was; null while it is open. */
    public record Waiting(
            int period, long sealable, @Nullable Long sealedAt) {}

    /**
     * Who seals periods and sweeps what is kept under them.
     *
     * @param here whether this gateway does
     * @param after how long it leaves it to the organisations before its own, in ms
     * @param asked when it last asked the ledger what waits; null before it has
     * @param waiting what the ledger said
     */
    public record Keepers(
            boolean here, long after, @Nullable Long asked, List<Waiting> waiting) {}

    /** A period that was sealed: when it could be, when it was, in which transaction, and how many outcomes were swept since. */
    public record Seal(int period, long sealable, long sealedAt, long block, String transaction, long swept) {}

    /** The page. Proposals are of before the founding; seals newest first. */
    public record Overview(
            List<Proposal> proposals, @Nullable Founded founded, Keepers keepers, long sealed, List<Seal> seals) {}

    private record Founding(Clock clock, long block, String transaction) {}

    private final Jdbi jdbi;
    private final WaitingPeriods waiting;
    private final Organisation organisation;
    private final boolean keeps;
    private final java.time.Clock clock;

    @Inject
    public ClockReports(ReadDatabase database, WaitingPeriods waiting, GatewayConfig config, java.time.Clock clock) {
        this(database.jdbi(), waiting, config.organisation(), config.closer().enabled(), clock);
    }

    ClockReports(Jdbi jdbi, WaitingPeriods waiting, Organisation organisation, boolean keeps, java.time.Clock clock) {
        this.jdbi = jdbi;
        this.waiting = waiting;
        this.organisation = organisation;
        this.keeps = keeps;
        this.clock = clock;
    }

    /** The page. */
    public Overview overview() {
        return jdbi.inTransaction(rows -> {
            Optional<Founding> founding = founding(rows);
            Optional<Clock> founded = founding.map(Founding::clock);
            return new Overview(
                    proposals(rows),
                    founding.map(this::founded).orElse(null),
                    keepers(founded),
                    sealed(rows),
                    founded.map(known -> seals(rows, known)).orElse(List.of()));
        });
    }

    /** How many periods have been sealed. */
    double sealed() {
        return jdbi.withHandle(ClockReports::sealed);
    }

    private static long sealed(Handle rows) {
        return Count.all(rows, "clock_seal");
    }

    private static Optional<Founding> founding(Handle rows) {
        return rows.createQuery("select json, block, tx from clock_terms")
                .map((row, context) ->
                        new Founding(CLOCK.read(row.getString("json")), row.getLong("block"), row.getString("tx")))
                .findOne();
    }

    private Founded founded(Founding row) {
        return new Founded(Terms.of(row.clock()), row.block(), row.transaction(), present(row.clock()));
    }

    private Present present(Clock founded) {
        LedgerTime now = new LedgerTime(clock.millis());
        LedgerPeriod period = founded.at(now);
        return new Present(
                period.index(),
                founded.end(period).epochMillis(),
                founded.lastNameable(now).index());
    }

    private static List<Proposal> proposals(Handle rows) {
        return rows.createQuery("select organisation, json, block, tx from clock_proposal order by organisation")
                .map((row, context) -> new Proposal(
                        row.getString("organisation"),
                        Terms.of(CLOCK.read(row.getString("json"))),
                        row.getLong("block"),
                        row.getString("tx")))
                .list();
    }

    private Keepers keepers(Optional<Clock> founded) {
        Optional<WaitingPeriods.Told> told = waiting.told();
        return new Keepers(
                keeps,
                founded.map(known -> Turn.of(organisation) * PeriodChore.beat(known))
                        .orElse(0L),
                told.map(known -> known.asked().epochMillis()).orElse(null),
                founded.flatMap(known -> told.map(answer -> answer.periods().stream()
                                .map(period -> waiting(known, period))
                                .toList()))
                        .orElse(List.of()));
    }

    private static Waiting waiting(Clock founded, ClockAnswer.Period period) {
        LedgerTime sealedAt = period.sealedAt();
        return new Waiting(
                period.period().index(),
                founded.sealable(period.period()).epochMillis(),
                sealedAt == null ? null : sealedAt.epochMillis());
    }

    private static List<Seal> seals(Handle rows, Clock founded) {
        return rows.createQuery("""
                        select period, sealed_at, swept, block, tx from clock_seal
                        order by block desc, period desc limit :most""")
                .bind("most", SEALS)
                .map((row, context) -> new Seal(
                        row.getInt("period"),
                        founded.sealable(LedgerPeriod.of(row.getInt("period"))).epochMillis(),
                        row.getLong("sealed_at"),
                        row.getLong("block"),
                        row.getString("tx"),
                        row.getLong("swept")))
                .list();
    }
}
