package org.gridmarket.testkit.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.LevelDual;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a certificate is worth in the contest of a round: "Better" of the energy market. */
class CertifiedCandidateTest {
    private static final Book BOOK = Book.of(0);
    private static final Round ROUND = Round.of(1);
    private static final Interval T1 = ROUND.interval();
    private static final long MOST_WH = 500;

    private final MarketOnLedger market = Founding.market();
    private final OfferId sell;
    private final OfferId buy;

    CertifiedCandidateTest() {
        market.withdraw(1, T1, MOST_WH, 0);
        market.withdraw(3, T1, 0, MOST_WH);
        market.buyCredit(3, 1_000_000);
        sell = market.post(1, BOOK, MarketOnLedger.selling(MOST_WH, T1));
        buy = market.post(3, BOOK, MarketOnLedger.buying(MOST_WH, T1));
        market.advanceThrough(BOOK);
    }

    @Test
    void a_certified_solution_displaces_an_equal_one_that_is_not() {
        post(Founding.FIRST_SOLVER, MOST_WH, null).orThrow();

        post(Founding.SECOND_SOLVER, MOST_WH, proof()).orThrow();

        assertThat(candidate().solver()).isEqualTo(EnergyExamples.account(Founding.SECOND_SOLVER));
        assertThat(candidate().certified()).isTrue();
        assertThat(candidate().certificate()).isEqualTo(proof());
    }

    @Test
    void a_certified_candidate_stays() {
        post(Founding.FIRST_SOLVER, MOST_WH, proof()).orThrow();

        assertThat(post(Founding.SECOND_SOLVER, MOST_WH, proof()).isAccepted()).isFalse();
    }

    @Test
    void what_proves_a_gap_leads_and_is_not_certified() {
        post(Founding.FIRST_SOLVER, MOST_WH - 1, proof()).orThrow();

        assertThat(candidate().certified()).isFalse();
    }

    @Test
    void a_proof_of_energy_alone_certifies_no_pair() {
        post(Founding.FIRST_SOLVER, MOST_WH, new Certificate(proof().first(), null))
                .orThrow();

        assertThat(candidate().certified()).isFalse();
    }

    @Test
    void a_solver_has_a_fourth_turn_with_a_proof() {
        for (long wh = 1; wh <= 3; wh++) {
            post(Founding.FIRST_SOLVER, wh, null).orThrow();
        }

        post(Founding.FIRST_SOLVER, MOST_WH, proof()).orThrow();

        assertThat(candidate().certified()).isTrue();
    }

    private Decision<Receipt> post(int solver, long wh, @Nullable Certificate certificate) {
        Solution solution = Solution.of(ROUND, List.of(new Trade(sell, buy, T1, Energy.ofWh(wh))));
        return market.run(EnergyExamples.keyPair(solver), new EnergyCommand.PostSolution(solution, certificate));
    }

    /** The seller's energy is the minimum cut: a Wh of it is worth all there is, the buyer's nothing. */
    private Certificate proof() {
        long buyPrice = EnergyExamples.tariff()
                .clamp(MarketOnLedger.buying(1, T1).reservation())
                .microPerWh();
        return new Certificate(
                DualPrices.of(1, 0, List.of(), List.of(level(0))),
                DualPrices.of(0, 1, List.of(), List.of(level(-buyPrice))));
    }

    private static LevelDual level(long value) {
        return new LevelDual(T1, UnitPrice.ZERO, value);
    }

    private EnergyAnswer.CandidateState candidate() {
        String answer =
                market.ask(new EnergyQuery.ReadCandidate(ROUND)).orThrow().result();
        return RecordCodec.of(EnergyAnswer.CandidateState.class).read(answer);
    }
}
