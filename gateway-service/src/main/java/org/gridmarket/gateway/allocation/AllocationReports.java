package org.gridmarket.gateway.allocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What the read model knows of allocation markets and their cycles. Money in µ, as decimal text, since a reader's numbers may
 * be too small for it; volumes are at most 2 x 10^14.
 */
public final class AllocationReports {
    /** Rows of one answer. */
    static final int MOST = 200;

    /** Cycles of a market's page. */
    private static final int CYCLES = 48;

    /**
     * A market on one line.
     *
     * @param offering the cycle whose book is open; null when none is
     * @param closesMs when that book is over
     * @param solving the cycle that is solved; null when none is
     * @param endsMs when that is over
     * @param end the first cycle that never is; null while no end is agreed
     * @param newest the last final cycle; null before the first
     */
    public record Market(
            String name,
            String operator,
            String supervisor,
            @Nullable Integer offering,
            long closesMs,
            @Nullable Integer solving,
            long endsMs,
            @Nullable Integer end,
            int members,
            @Nullable CycleLine newest) {}

    /** Something that waits for a supervisor; {@code first} is -1 for a market. */
    public record Proposal(String market, int first, String kind, String digest) {}

    /** A solver of all markets; {@code until} is null while its licence is in force. */
    public record Solver(
            String account,
            String organisation,
            int from,
            @Nullable Integer until) {}

    /** All markets, what waits, who solves. */
    public record Overview(List<Market> markets, List<Proposal> proposals, List<Solver> solvers) {}

    /** A cycle on one line; times are null before it is closed, and final. */
    public record CycleLine(
            int cycle,
            int offers,
            @Nullable Long closedMs,
            @Nullable Integer terms,
            @Nullable Long finalMs,
            @Nullable String source,
            int assignments,
            long volume,
            String paid,
            String fees,
            int reversed,
            String collected) {}

    /** Terms that are agreed from a cycle on: canonical JSON of the kernel's record. */
    public record Terms(int from, String json) {}

    /** Offers of a book that were left out, by code. */
    public record Refused(String code, int offers) {}

    /**
     * One market.
     *
     * @param schema canonical JSON of the kernel's record
     * @param terms of the open book, or of the next one
     * @param later from which cycles on others are agreed
     * @param cycles newest first
     * @param refused of the open book
     */
    public record MarketPage(
            Market market,
            String schema,
            Terms terms,
            List<Integer> later,
            List<CycleLine> cycles,
            List<Refused> refused) {}

    private final Jdbi jdbi;
    private final MarketFacts facts;

    public AllocationReports(Jdbi jdbi, MarketFacts facts) {
        this.jdbi = jdbi;
        this.facts = facts;
    }

    /** All markets by name; lists are cut at {@link #MOST}. */
    public Overview overview(LedgerTime now) {
        List<Progress> all = facts.all();
        return jdbi.inTransaction(rows -> {
            Map<String, Standing> standings = standings(STANDING, rows, query -> query);
            return new Overview(
                    all.stream()
                            .limit(MOST)
                            .map(market -> line(market, standings))
                            .toList(),
                    proposals(rows, now),
                    solvers(rows));
        });
    }

    /** One market; empty when it was not founded. */
    public Optional<MarketPage> market(MarketName market) {
        return facts.of(market)
                .map(progress -> jdbi.inTransaction(rows -> new MarketPage(
                        line(
                                progress,
                                standings(
                                        STANDING + " where m.market = :market",
                                        rows,
                                        query -> query.bind("market", market.text()))),
                        schemaJson(market, rows),
                        terms(market, progress.closed() + 1, rows),
                        later(market, progress.closed() + 1, rows),
                        cycles(market, rows),
                        refused(market, progress.offering().orElse(null), rows))));
    }

    /** What a market's line has from other tables; {@code newest} is null before the first final cycle. */
    private record Standing(int members, @Nullable CycleLine newest) {}

    /** Of all markets in one statement. */
    private static final String STANDING = """
            select m.market, (select count(*) from alloc_member a where a.market = m.market and a.member = true) as members,
            c.cycle, c.offers, c.closed_at, c.terms, c.final_at, c.source, c.assignments, c.volume, c.paid, c.fees,
            c.reversed, c.collected
            from alloc_market m left join alloc_cycle c on c.market = m.market and c.cycle = m.last_final""";

    private static Map<String, Standing> standings(String sql, Handle rows, UnaryOperator<Query> bound) {
        Map<String, Standing> standings = new HashMap<>();
        bound.apply(rows.createQuery(sql))
                .map((row, context) -> Map.entry(
                        row.getString("market"),
                        new Standing(
                                row.getInt("members"),
                                row.getObject("cycle", Integer.class) == null ? null : cycleLine(row))))
                .forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
        return standings;
    }

    /** A market that was founded since its progress was read has no standing yet, nor any members. */
    private static Market line(Progress progress, Map<String, Standing> standings) {
        Standing standing = standings.getOrDefault(progress.name().text(), new Standing(0, null));
        Optional<Cycle> offering = progress.offering();
        Optional<Cycle> solving = progress.solving();
        Cycle end = progress.end();
        return new Market(
                progress.name().text(),
                progress.schema().operator().name(),
                progress.schema().supervisor().name(),
                offering.map(Cycle::index).orElse(null),
                offering.map(progress.calendar()::closes)
                        .map(LedgerTime::epochMillis)
                        .orElse(0L),
                solving.map(Cycle::index).orElse(null),
                solving.map(progress.calendar()::ends)
                        .map(LedgerTime::epochMillis)
                        .orElse(0L),
                end == null ? null : end.index(),
                standing.members(),
                standing.newest());
    }

    /** A market that is to begin before now can be approved no more. */
    private static List<Proposal> proposals(Handle rows, LedgerTime now) {
        return rows.createQuery("""
                        select market, first_cycle, kind, digest from alloc_proposal
                        where before_ms is null or before_ms > :now
                        order by block desc, market, first_cycle, digest limit :most""")
                .bind("now", now.epochMillis())
                .bind("most", MOST)
                .map((row, context) -> new Proposal(
                        row.getString("market"),
                        row.getInt("first_cycle"),
                        row.getString("kind"),
                        row.getString("digest")))
                .list();
    }

    /** What is proposed, as canonical JSON of the kernel's record; empty for an end. */
    public Optional<String> proposal(MarketName market, String digest) {
        return jdbi.withHandle(
                rows -> rows.createQuery("select json from alloc_proposal where market = :market and digest = :digest")
                        .bind("market", market.text())
                        .bind("digest", digest)
                        .mapTo(String.class)
                        .findFirst());
    }

    private static List<Solver> solvers(Handle rows) {
        return rows.createQuery("""
                        select account, organisation, from_period, until_period from alloc_solver
                        order by from_period desc, account limit :most""")
                .bind("most", MOST)
                .map((row, context) -> new Solver(
                        row.getString("account"),
                        row.getString("organisation"),
                        row.getInt("from_period"),
                        row.getObject("until_period", Integer.class)))
                .list();
    }

    private static String schemaJson(MarketName market, Handle rows) {
        return rows.createQuery("select json from alloc_market where market = :market")
                .bind("market", market.text())
                .mapTo(String.class)
                .one();
    }

    private static Terms terms(MarketName market, int cycle, Handle rows) {
        return rows.createQuery("""
                        select first_cycle, json from alloc_terms where market = :market and first_cycle <= :cycle
                        order by first_cycle desc limit 1""")
                .bind("market", market.text())
                .bind("cycle", cycle)
                .map((row, context) -> new Terms(row.getInt("first_cycle"), row.getString("json")))
                .one();
    }

    private static List<Integer> later(MarketName market, int cycle, Handle rows) {
        return rows.createQuery("""
                        select first_cycle from alloc_terms where market = :market and first_cycle > :cycle
                        order by first_cycle limit :most""")
                .bind("market", market.text())
                .bind("cycle", cycle)
                .bind("most", MOST)
                .mapTo(Integer.class)
                .list();
    }

    private static List<Refused> refused(MarketName market, @Nullable Cycle book, Handle rows) {
        return book == null
                ? List.of()
                : rows.createQuery("""
                        select code, offers from alloc_refused where market = :market and book = :book
                        order by code limit :most""")
                        .bind("market", market.text())
                        .bind("book", book.index())
                        .bind("most", MOST)
                        .map((row, context) -> new Refused(row.getString("code"), row.getInt("offers")))
                        .list();
    }

    private static final String CYCLE =
            "select cycle, offers, closed_at, terms, final_at, source, assignments, volume, paid, fees, reversed, collected from alloc_cycle";

    private static List<CycleLine> cycles(MarketName market, Handle rows) {
        return rows.createQuery(CYCLE + " where market = :market order by cycle desc limit :most")
                .bind("market", market.text())
                .bind("most", CYCLES)
                .map((row, context) -> cycleLine(row))
                .list();
    }

    /** The line of a cycle; empty when nothing was told of it. */
    static Optional<CycleLine> cycle(MarketName market, Cycle cycle, Handle rows) {
        return rows.createQuery(CYCLE + " where market = :market and cycle = :cycle")
                .bind("market", market.text())
                .bind("cycle", cycle.index())
                .map((row, context) -> cycleLine(row))
                .findOne();
    }

    private static CycleLine cycleLine(ResultSet row) throws SQLException {
        return new CycleLine(
                row.getInt("cycle"),
                row.getInt("offers"),
                row.getObject("closed_at", Long.class),
                row.getObject("terms", Integer.class),
                row.getObject("final_at", Long.class),
                row.getString("source"),
                row.getInt("assignments"),
                row.getLong("volume"),
                row.getString("paid"),
                row.getString("fees"),
                row.getInt("reversed"),
                row.getString("collected"));
    }
}
