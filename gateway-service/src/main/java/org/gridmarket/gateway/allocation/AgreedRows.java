package org.gridmarket.gateway.allocation;

import java.util.List;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.SolverLicence;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What two organisations agree on, or are to, and who takes part. */
record AgreedRows(Handle rows) {
    /** The first cycle of a proposal that is about the market itself. */
    static final int FOUNDING = -1;

    /** What is proposed. */
    enum Kind {
        MARKET,
        TERMS,
        END
    }

    void propose(AllocationEvent.AllocationMarketProposed proposed, Projection.Place place) {
        propose(
                proposed.schema().name(),
                FOUNDING,
                Kind.MARKET,
                proposed.digest().toHex(),
                RecordCodec.of(MarketSchema.class).write(proposed.schema()),
                proposed.schema().calendar().epoch(),
                place);
    }

    void propose(AllocationEvent.AllocationChangeProposed proposed, Projection.Place place) {
        MarketTerms terms = proposed.terms();
        propose(
                proposed.market(),
                proposed.from().index(),
                terms == null ? Kind.END : Kind.TERMS,
                proposed.digest().toHex(),
                terms == null ? "" : RecordCodec.of(MarketTerms.class).write(terms),
                null,
                place);
    }

    private void propose(
            MarketName market,
            int first,
            Kind kind,
            String digest,
            String json,
            @Nullable LedgerTime before,
            Projection.Place place) {
        rows.createUpdate("""
                        delete from alloc_proposal
                        where market = :market and first_cycle = :first and digest = :digest""")
                .bind("market", market.text())
                .bind("first", first)
                .bind("digest", digest)
                .execute();
        rows.createUpdate("""
                        insert into alloc_proposal (market, first_cycle, digest, kind, json, before_ms, block)
                        values (:market, :first, :digest, :kind, :json, :before, :block)""")
                .bind("market", market.text())
                .bind("first", first)
                .bind("digest", digest)
                .bind("kind", kind.name())
                .bind("json", json)
                .bind("before", before == null ? null : before.epochMillis())
                .bind("block", place.block())
                .execute();
    }

    /** Book 0 opens, with the terms of the schema. */
    void found(MarketSchema schema) {
        decided(schema.name(), FOUNDING, Kind.MARKET);
        rows.createUpdate("""
                        insert into alloc_market (market, json, end_cycle, last_closed, last_final, last_swept)
                        values (:market, :json, null, -1, -1, -1)""")
                .bind("market", schema.name().text())
                .bind("json", RecordCodec.of(MarketSchema.class).write(schema))
                .execute();
        terms(schema.name(), Cycle.FIRST, schema.terms());
    }

    /** The founding may tell the first terms besides the schema. */
    void terms(MarketName market, Cycle from, MarketTerms terms) {
        decided(market, from.index(), Kind.TERMS);
        rows.createUpdate("delete from alloc_terms where market = :market and first_cycle = :first")
                .bind("market", market.text())
                .bind("first", from.index())
                .execute();
        rows.createUpdate("insert into alloc_terms (market, first_cycle, json) values (:market, :first, :json)")
                .bind("market", market.text())
                .bind("first", from.index())
                .bind("json", RecordCodec.of(MarketTerms.class).write(terms))
                .execute();
    }

    void end(MarketName market, Cycle from) {
        decided(market, from.index(), Kind.END);
        rows.createUpdate("update alloc_market set end_cycle = :first where market = :market")
                .bind("market", market.text())
                .bind("first", from.index())
                .execute();
    }

    /** Others of its cycle can be approved no more. */
    private void decided(MarketName market, int first, Kind kind) {
        rows.createUpdate("delete from alloc_proposal where market = :market and first_cycle = :first and kind = :kind")
                .bind("market", market.text())
                .bind("first", first)
                .bind("kind", kind.name())
                .execute();
    }

    void member(MarketName market, AccountKey account, boolean member, List<String> groups) {
        rows.createUpdate("delete from alloc_member where market = :market and account = :account")
                .bind("market", market.text())
                .bind("account", account.toHex())
                .execute();
        rows.createUpdate("""
                        insert into alloc_member (market, account, member, groups_)
                        values (:market, :account, :member, :groups)""")
                .bind("market", market.text())
                .bind("account", account.toHex())
                .bind("member", member)
                .bind("groups", String.join(" ", groups))
                .execute();
    }

    void solver(SolverLicence licence) {
        rows.execute(
                "delete from alloc_solver where account = ?", licence.holder().toHex());
        @Nullable Integer until = licence.until() == null ? null : licence.until().index();
        rows.createUpdate("""
                        insert into alloc_solver (account, organisation, from_period, until_period)
                        values (:account, :organisation, :from, :until)""")
                .bind("account", licence.holder().toHex())
                .bind("organisation", licence.organisation().name())
                .bind("from", licence.from().index())
                .bind("until", until)
                .execute();
    }
}
