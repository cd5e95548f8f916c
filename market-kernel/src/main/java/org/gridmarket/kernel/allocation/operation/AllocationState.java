package org.gridmarket.kernel.allocation.operation;

import java.util.List;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.SolverLicence;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.contest.SolverTurns;
import org.gridmarket.kernel.ledger.StateTable;

/** The schema of allocation markets, one page: every table, its key and its value. */
public final class AllocationState {
    private static final String CONTRACT = AllocationFunctions.PREFIX;

    // spotless:off
    static final StateTable<MarketSchema> MARKET = StateTable.of(CONTRACT, "market", "market", MarketSchema.class);
    static final StateTable<StoredRows.KeptChange> PROPOSAL = StateTable.of(CONTRACT, "proposal", "market, first cycle, digest", StoredRows.KeptChange.class);
    static final StateTable<MarketTerms> TERMS = StateTable.of(CONTRACT, "terms", "market, first cycle", MarketTerms.class);
    static final StateTable<StoredRows.MarketEnd> END = StateTable.of(CONTRACT, "end", "market", StoredRows.MarketEnd.class);
    static final StateTable<StoredRows.Member> MEMBER = StateTable.of(CONTRACT, "member", "market, account", StoredRows.Member.class);
    static final StateTable<StoredRows.TakenPlaces> PLACES = StateTable.of(CONTRACT, "places", "market", StoredRows.TakenPlaces.class);
    static final StateTable<StoredRows.Trader> TRADER = StateTable.of(CONTRACT, "trader", "market, account", StoredRows.Trader.class);
    static final StateTable<SolverLicence> LICENCE = StateTable.of(CONTRACT, "licence", "solver", SolverLicence.class);
    static final StateTable<StoredRows.LicenceOf> LICENCE_OF = StateTable.of(CONTRACT, "licenceof", "organisation, solver", StoredRows.LicenceOf.class);
    static final StateTable<OfferPage> PAGE = StateTable.of(CONTRACT, "page", "market, book, name", OfferPage.class);
    static final StateTable<StoredRows.Standing> STANDING = StateTable.of(CONTRACT, "standing", "market, book, name", StoredRows.Standing.class);
    static final StateTable<StoredRows.VoidPage> VOID = StateTable.of(CONTRACT, "void", "market, book, name", StoredRows.VoidPage.class);
    static final StateTable<StoredRows.CycleSeal> SEALED = StateTable.of(CONTRACT, "sealed", "market, cycle", StoredRows.CycleSeal.class);
    static final StateTable<StoredRows.Candidate> CANDIDATE = StateTable.of(CONTRACT, "candidate", "market, cycle", StoredRows.Candidate.class);
    static final StateTable<StoredSolution> SOLUTION = StateTable.of(CONTRACT, "solution", "market, cycle, solver, turn", StoredSolution.class);
    static final StateTable<SolverTurns> TURNS = StateTable.of(CONTRACT, "turns", "market, cycle, solver", SolverTurns.class);
    static final StateTable<StoredRows.FinalCycle> FINAL = StateTable.of(CONTRACT, "final", "market, cycle", StoredRows.FinalCycle.class);
    static final StateTable<StoredRows.PageDeals> DEAL = StateTable.of(CONTRACT, "deal", "market, book, name, cycle", StoredRows.PageDeals.class);
    static final StateTable<StoredRows.Reversal> REVERSAL = StateTable.of(CONTRACT, "reversal", "market, cycle, assignment", StoredRows.Reversal.class);
    static final StateTable<StoredRows.CollectedFees> FEES = StateTable.of(CONTRACT, "fees", "market, cycle", StoredRows.CollectedFees.class);
    static final StateTable<StoredRows.SweptBooks> SWEPT = StateTable.of(CONTRACT, "swept", "market", StoredRows.SweptBooks.class);
    // spotless:on

    /** All tables, for the generated page and for whoever reads a whole state. */
    public static final List<StateTable<?>> TABLES = List.of(
            MARKET,
            PROPOSAL,
            TERMS,
            END,
            MEMBER,
            PLACES,
            TRADER,
            LICENCE,
            LICENCE_OF,
            PAGE,
            STANDING,
            VOID,
            SEALED,
            CANDIDATE,
            SOLUTION,
            TURNS,
            FINAL,
            DEAL,
            REVERSAL,
            FEES,
            SWEPT);

    private AllocationState() {}
}
