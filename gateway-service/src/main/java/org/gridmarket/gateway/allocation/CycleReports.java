package org.gridmarket.gateway.allocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.AccountKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the read model knows of one cycle, and of one member. Money in µ, as decimal text. */
public final class CycleReports {
    /** A solution that led: terms of its value and their bounds, a dash where nothing is proved. */
    public record Candidate(String solver, String worth, String bounds, int proved, int assignments) {}

    /** An assignment; type and amounts are the values of fields and dimensions. */
    public record Assigned(
            int place,
            String provide,
            String providedBy,
            String consume,
            String consumedBy,
            String type,
            String amounts,
            long volume,
            String price,
            boolean reversed) {}

    /** What was assigned of one type. */
    public record OfType(String type, int assignments, long volume, String lowest, String highest) {}

    /** An offer, and how much of it is assigned in all cycles that are not swept. */
    public record OfferLine(
            String id,
            String owner,
            String side,
            int until,
            @Nullable Integer voidFrom,
            int alternatives,
            long assigned) {}

    /** One cycle: candidates newest first, assignments in order, offers of its book of which nothing is assigned. */
    public record CyclePage(
            AllocationReports.CycleLine cycle,
            List<Candidate> candidates,
            List<OfType> types,
            List<Assigned> assignments,
            List<OfferLine> unassigned) {}

    /** A posting's money: what it is owed in the end is deposit + proceeds - spent. */
    public record PageLine(String page, String deposit, String proceeds, String spent, String given) {}

    /** One member, or one that was: groups, postings and offers, newest first. */
    public record MemberPage(
            String account, boolean member, String groups, List<PageLine> pages, List<OfferLine> offers) {}

    private static final String ASSIGNED = """
            select a.place, a.provide_book, a.provide_page, a.provide_place, p.owner as provided_by,
            a.consume_book, a.consume_page, a.consume_place, c.owner as consumed_by,
            a.type, a.amounts, a.volume, a.price, a.reversed from alloc_assignment a
            left join alloc_page p on p.market = a.market and p.book = a.provide_book and p.page = a.provide_page
            left join alloc_page c on c.market = a.market and c.book = a.consume_book and c.page = a.consume_page
            where a.market = :market and a.cycle = :cycle and a.place >= :from order by a.place limit :most""";

    private static final String OFFER = """
            select o.book, o.page, o.place, p.owner, o.side, o.until, o.void_from, o.alternatives,
            (select coalesce(sum(a.volume), 0) from alloc_assignment a where a.market = o.market
                and a.provide_book = o.book and a.provide_page = o.page and a.provide_place = o.place)
            + (select coalesce(sum(a.volume), 0) from alloc_assignment a where a.market = o.market
                and a.consume_book = o.book and a.consume_page = o.page and a.consume_place = o.place) as assigned
            from alloc_offer o join alloc_page p on p.market = o.market and p.book = o.book and p.page = o.page
            where o.market = :market""";

    private final Jdbi jdbi;

    public CycleReports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A cycle; empty when nothing was told of it. */
    public Optional<CyclePage> cycle(MarketName market, Cycle cycle) {
        return jdbi.inTransaction(rows -> AllocationReports.cycle(market, cycle, rows)
                .map(line -> new CyclePage(
                        line,
                        candidates(market, cycle, rows),
                        types(market, cycle, rows),
                        assigned(market, cycle, 0, rows),
                        unassigned(market, cycle, rows))));
    }

    /** Assignments of a cycle from a position on, at most {@link AllocationReports#MOST}. */
    public List<Assigned> assigned(MarketName market, Cycle cycle, int from) {
        return jdbi.withHandle(rows -> assigned(market, cycle, from, rows));
    }

    /** A member; empty for one that never was. */
    public Optional<MemberPage> member(MarketName market, AccountKey account) {
        return jdbi.inTransaction(rows -> rows.createQuery(
                        "select member, groups_ from alloc_member where market = :market and account = :account")
                .bind("market", market.text())
                .bind("account", account.toHex())
                .map((row, context) -> new MemberPage(
                        account.toHex(),
                        row.getBoolean("member"),
                        row.getString("groups_"),
                        pages(market, account, rows),
                        offers(market, account, rows)))
                .findOne());
    }

    private static List<Candidate> candidates(MarketName market, Cycle cycle, Handle rows) {
        return rows.createQuery("""
                        select solver, worth, bounds, proved, assignments from alloc_candidate
                        where market = :market and cycle = :cycle order by block desc, position desc limit :most""")
                .bind("market", market.text())
                .bind("cycle", cycle.index())
                .bind("most", AllocationReports.MOST)
                .map((row, context) -> new Candidate(
                        row.getString("solver"),
                        row.getString("worth"),
                        row.getString("bounds"),
                        row.getInt("proved"),
                        row.getInt("assignments")))
                .list();
    }

    private static List<OfType> types(MarketName market, Cycle cycle, Handle rows) {
        return rows.createQuery("""
                        select type, count(*) as assignments, sum(volume) as volume, min(price) as lowest,
                        max(price) as highest from alloc_assignment where market = :market and cycle = :cycle
                        group by type order by sum(volume) desc, type limit :most""")
                .bind("market", market.text())
                .bind("cycle", cycle.index())
                .bind("most", AllocationReports.MOST)
                .map((row, context) -> new OfType(
                        row.getString("type"),
                        row.getInt("assignments"),
                        row.getLong("volume"),
                        row.getString("lowest"),
                        row.getString("highest")))
                .list();
    }

    private static List<Assigned> assigned(MarketName market, Cycle cycle, int from, Handle rows) {
        return rows.createQuery(ASSIGNED)
                .bind("market", market.text())
                .bind("cycle", cycle.index())
                .bind("from", from)
                .bind("most", AllocationReports.MOST)
                .map((row, context) -> new Assigned(
                        row.getInt("place"),
                        id(row, "provide_book", "provide_page", "provide_place"),
                        owner(row, "provided_by"),
                        id(row, "consume_book", "consume_page", "consume_place"),
                        owner(row, "consumed_by"),
                        row.getString("type"),
                        row.getString("amounts"),
                        row.getLong("volume"),
                        row.getString("price"),
                        row.getBoolean("reversed")))
                .list();
    }

    /** The page of an older book may be swept, and with it who owned it. */
    private static String owner(ResultSet row, String column) throws SQLException {
        String found = row.getString(column);
        return found == null ? "" : found;
    }

    /** As the kernel writes the id of an offer. */
    private static String id(ResultSet row, String book, String page, String place) throws SQLException {
        return row.getInt(book) + "." + row.getString(page) + "/" + row.getInt(place);
    }

    private static List<OfferLine> unassigned(MarketName market, Cycle book, Handle rows) {
        return rows.createQuery(OFFER + """
                         and o.book = :book and o.void_from is null
                        and not exists (select 1 from alloc_assignment a where a.market = o.market
                            and a.provide_book = o.book and a.provide_page = o.page and a.provide_place = o.place)
                        and not exists (select 1 from alloc_assignment a where a.market = o.market
                            and a.consume_book = o.book and a.consume_page = o.page and a.consume_place = o.place)
                        order by o.page, o.place limit :most""")
                .bind("market", market.text())
                .bind("book", book.index())
                .bind("most", AllocationReports.MOST)
                .map((row, context) -> offer(row))
                .list();
    }

    private static List<OfferLine> offers(MarketName market, AccountKey account, Handle rows) {
        return rows.createQuery(OFFER + " and p.owner = :owner order by o.book desc, o.page, o.place limit :most")
                .bind("market", market.text())
                .bind("owner", account.toHex())
                .bind("most", AllocationReports.MOST)
                .map((row, context) -> offer(row))
                .list();
    }

    private static OfferLine offer(ResultSet row) throws SQLException {
        return new OfferLine(
                id(row, "book", "page", "place"),
                row.getString("owner"),
                row.getString("side"),
                row.getInt("until"),
                row.getObject("void_from", Integer.class),
                row.getInt("alternatives"),
                row.getLong("assigned"));
    }

    private static List<PageLine> pages(MarketName market, AccountKey account, Handle rows) {
        return rows.createQuery("""
                        select book, page, deposit, proceeds, spent, given from alloc_page
                        where market = :market and owner = :owner order by book desc, page limit :most""")
                .bind("market", market.text())
                .bind("owner", account.toHex())
                .bind("most", AllocationReports.MOST)
                .map((row, context) -> new PageLine(
                        row.getInt("book") + "." + row.getString("page"),
                        row.getString("deposit"),
                        row.getString("proceeds"),
                        row.getString("spent"),
                        row.getString("given")))
                .list();
    }
}
