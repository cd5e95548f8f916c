package org.gridmarket.testkit.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.EnergyExamples.buying;
import static org.gridmarket.testkit.energy.EnergyExamples.instance;
import static org.gridmarket.testkit.energy.EnergyExamples.open;
import static org.gridmarket.testkit.energy.EnergyExamples.rules;
import static org.gridmarket.testkit.energy.EnergyExamples.selling;
import static org.gridmarket.testkit.energy.EnergyExamples.trade;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.RunningSums;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.clearing.TradePacking;
import org.gridmarket.kernel.energy.clearing.VerifiedSolution;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** One witness for each refusal of the verifier, and what it makes of a good solution. */
class SolutionVerifierTest {
    private static final Interval TAU = Interval.of(5);
    private static final Round ROUND = TAU.round();
    private static final Interval END = TAU.plus(EnergyExamples.LOOK_AHEAD);

    private static final RoundInstance PLAIN =
            instance(ROUND, rules(), selling(1, 100, TAU, END), buying(2, 100, TAU, END));

    private static Decision<VerifiedSolution> verify(RoundInstance instance, Trade... trades) {
        return SolutionVerifier.verify(instance, Solution.of(instance.round(), List.of(trades)));
    }

    private static void assertRefused(RejectionCode code, Decision<?> decision) {
        assertThat(decision.isAccepted()).as("accepted").isFalse();
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(code));
    }

    @Test
    void a_good_solution_gets_the_middle_price_and_its_value() {
        VerifiedSolution verified = verify(PLAIN, trade(1, 2, TAU, 40)).orThrow();

        assertThat(verified.trades())
                .containsExactly(new PricedTrade(trade(1, 2, TAU, 40), new UnitPrice(150), new UnitPrice(5)));
        assertThat(verified.value()).isEqualTo(new ObjectiveValue(40, 40 * (240 - 60 - 10)));
    }

    @Test
    void reservation_prices_count_as_clamped_to_the_band() {
        RoundInstance instance = instance(
                ROUND,
                rules(),
                open(1, Side.SELL, "f1", 10, IntervalSet.of(TAU), 0),
                open(2, Side.BUY, "f2", 10, IntervalSet.of(TAU), 1_000));

        assertThat(verify(instance, trade(1, 2, TAU, 10))
                        .orThrow()
                        .trades()
                        .getFirst()
                        .price())
                .isEqualTo(new UnitPrice((55 + 245) / 2));
    }

    @Test
    void a_solution_for_another_round_is_refused() {
        assertRefused(
                ClearingRejection.WRONG_ROUND,
                SolutionVerifier.verify(PLAIN, Solution.of(TAU.next().round(), List.of(trade(1, 2, TAU, 1)))));
    }

    @Test
    void an_empty_solution_is_refused() {
        assertRefused(ContestRejection.SOLUTION_EMPTY, verify(PLAIN));
    }

    @Test
    void the_same_pair_twice_in_an_interval_is_refused() {
        assertRefused(ClearingRejection.TRADES_NOT_IN_ORDER, verify(PLAIN, trade(1, 2, TAU, 1), trade(1, 2, TAU, 2)));
    }

    @Test
    void trades_out_of_order_are_refused() {
        List<PageId> pages = List.of(
                EnergyExamples.offerId(1).page(), EnergyExamples.offerId(2).page());
        Longs laterFirst = Longs.of(TAU.next().index(), 0, 0, 1, 0, 1, TAU.index(), 0, 0, 1, 0, 1);

        assertRefused(
                ClearingRejection.TRADES_NOT_IN_ORDER,
                SolutionVerifier.verify(PLAIN, new Solution(ROUND, new TradePacking(pages, laterFirst))));
    }

    @Test
    void a_trade_without_energy_is_refused() {
        assertRefused(ClearingRejection.TRADE_WITHOUT_ENERGY, verify(PLAIN, trade(1, 2, TAU, 0)));
    }

    @Test
    void a_trade_before_the_round_is_refused() {
        assertRefused(ClearingRejection.OUTSIDE_LOOK_AHEAD, verify(PLAIN, trade(1, 2, TAU.previous(), 1)));
    }

    @Test
    void a_trade_beyond_the_look_ahead_is_refused() {
        assertRefused(ClearingRejection.OUTSIDE_LOOK_AHEAD, verify(PLAIN, trade(1, 2, END.next(), 1)));
    }

    @Test
    void an_offer_that_is_not_in_the_instance_is_refused() {
        assertRefused(ContestRejection.OFFER_NOT_IN_INSTANCE, verify(PLAIN, trade(3, 2, TAU, 1)));
        assertRefused(ContestRejection.OFFER_NOT_IN_INSTANCE, verify(PLAIN, trade(1, 3, TAU, 1)));
    }

    @Test
    void swapped_sides_are_refused() {
        assertRefused(ContestRejection.SIDES_SWAPPED, verify(PLAIN, trade(2, 1, TAU, 1)));
    }

    @Test
    void an_offer_cannot_trade_with_itself() {
        assertRefused(ContestRejection.SIDES_SWAPPED, verify(PLAIN, trade(1, 1, TAU, 1)));
    }

    @Test
    void an_interval_in_the_gap_of_a_set_is_refused() {
        IntervalSet gap = IntervalSet.of(List.of(TAU, TAU.plus(2)));
        RoundInstance instance =
                instance(ROUND, rules(), selling(1, 9, TAU, END), open(2, Side.BUY, "f2", 9, gap, 240));

        assertRefused(ClearingRejection.INTERVAL_NOT_NAMED, verify(instance, trade(1, 2, TAU.next(), 1)));
    }

    @Test
    void a_seller_who_asks_more_than_the_buyer_pays_is_refused() {
        RoundInstance instance = instance(
                ROUND,
                rules(),
                open(1, Side.SELL, "f1", 10, IntervalSet.of(TAU), 101),
                open(2, Side.BUY, "f2", 10, IntervalSet.of(TAU), 100));

        assertRefused(ContestRejection.PRICES_DO_NOT_MEET, verify(instance, trade(1, 2, TAU, 1)));
    }

    @Test
    void a_group_without_limits_may_not_trade() {
        GridPlan plan = new GridPlan(
                List.of(
                        EnergyExamples.feeder("f1", EnergyExamples.limit()),
                        EnergyExamples.feeder("f2", EnergyExamples.limit())),
                List.of(
                        new AnonymityGroup(new GroupId("f1"), List.of(new FeederId("f1"))),
                        new AnonymityGroup(new GroupId("f2"), List.of(new FeederId("f2")))),
                List.of(new LimitGroup(new GroupId("f1"), List.of(new GroupId("f1")), EnergyExamples.limit())));
        RoundInstance instance = instance(ROUND, rules(plan), selling(1, 9, TAU, END), buying(2, 9, TAU, END));

        assertRefused(ClearingRejection.GROUP_WITHOUT_LIMITS, verify(instance, trade(1, 2, TAU, 1)));
    }

    @Test
    void more_than_an_offer_has_left_is_refused_over_all_intervals_together() {
        assertRefused(
                ContestRejection.OFFER_EXCEEDED, verify(PLAIN, trade(1, 2, TAU, 60), trade(1, 2, TAU.next(), 41)));
    }

    @Test
    void selling_more_than_c_i_allows_is_refused() {
        RoundInstance instance = instance(
                ROUND, rules(), selling(1, 9_000, TAU, END), open(2, Side.BUY, "f1", 9_000, IntervalSet.of(TAU), 240));

        assertRefused(ClearingRejection.INTERNAL_PRODUCTION_EXCEEDED, verify(instance, trade(1, 2, TAU, 6_251)));
    }

    @Test
    void buying_more_than_c_i_allows_is_refused() {
        RoundInstance instance = instance(
                ROUND,
                rules(),
                open(1, Side.SELL, "f1", 5_000, IntervalSet.of(TAU), 60),
                buying(2, 9_000, TAU, END),
                open(3, Side.SELL, "f3", 5_000, IntervalSet.of(TAU), 60));

        assertRefused(
                ClearingRejection.INTERNAL_CONSUMPTION_EXCEEDED,
                verify(instance, trade(1, 2, TAU, 4_000), trade(3, 2, TAU, 2_251)));
    }

    private static final OpenOffer BIG_SELLER = selling(1, 6_000, TAU, END);
    private static final OpenOffer BIG_BUYER = buying(2, 6_000, TAU, END);

    @Test
    void exporting_more_than_c_e_is_refused() {
        assertRefused(
                ClearingRejection.EXPORT_EXCEEDED,
                verify(instance(ROUND, rules(), BIG_SELLER, BIG_BUYER), trade(1, 2, TAU, 5_001)));
    }

    @Test
    void importing_more_than_c_e_is_refused() {
        OpenOffer other = open(3, Side.SELL, "f3", 3_000, IntervalSet.of(TAU), 60);

        assertRefused(
                ClearingRejection.IMPORT_EXCEEDED,
                verify(
                        instance(ROUND, rules(), BIG_SELLER, BIG_BUYER, other),
                        trade(1, 2, TAU, 3_000),
                        trade(3, 2, TAU, 2_001)));
    }

    @Test
    void what_a_group_buys_makes_room_for_what_it_sells() {
        OpenOffer back = open(3, Side.SELL, "f2", 1_000, IntervalSet.of(TAU), 60);
        OpenOffer here = open(4, Side.BUY, "f1", 1_000, IntervalSet.of(TAU), 240);
        RoundInstance instance = instance(ROUND, rules(), BIG_SELLER, BIG_BUYER, back, here);

        assertThat(verify(instance, trade(1, 2, TAU, 6_000), trade(3, 4, TAU, 1_000))
                        .isAccepted())
                .isTrue();
    }

    /** What G8 does not promise: of two pairings that are equally good the one that comes first stands, with its prices. */
    @Test
    void two_pairings_of_equal_value_may_have_other_prices_and_each_lies_between_its_reservations() {
        RoundInstance instance = instance(
                ROUND,
                rules(),
                open(1, Side.SELL, "f1", 100, IntervalSet.of(TAU), 100),
                open(2, Side.SELL, "f1", 100, IntervalSet.of(TAU), 140),
                open(3, Side.BUY, "f1", 100, IntervalSet.of(TAU), 200),
                open(4, Side.BUY, "f1", 100, IntervalSet.of(TAU), 240));

        VerifiedSolution cheapWithLow =
                verify(instance, trade(1, 3, TAU, 100), trade(2, 4, TAU, 100)).orThrow();
        VerifiedSolution cheapWithHigh =
                verify(instance, trade(1, 4, TAU, 100), trade(2, 3, TAU, 100)).orThrow();

        assertThat(cheapWithHigh.value()).isEqualTo(cheapWithLow.value());
        assertThat(cheapWithLow.trades())
                .extracting(PricedTrade::price)
                .containsExactly(EnergyExamples.price(150), EnergyExamples.price(190));
        assertThat(cheapWithHigh.trades())
                .extracting(PricedTrade::price)
                .containsExactly(EnergyExamples.price(170), EnergyExamples.price(170));
    }

    @Test
    void an_offence_is_named_in_the_order_of_the_rows() {
        assertRefused(ClearingRejection.TRADE_WITHOUT_ENERGY, verify(PLAIN, trade(9, 9, TAU.minus(9), 0)));
        assertRefused(ClearingRejection.OUTSIDE_LOOK_AHEAD, verify(PLAIN, trade(9, 9, TAU.minus(9), 1)));
    }

    @Test
    void an_interval_takes_only_so_many_trades_however_they_are_split_into_parts() {
        RoundInstance instance = crowded();
        List<Trade> all = crowdedTrades();
        int half = all.size() / 2;

        Decision<SolutionVerifier.VerifiedPart> second = SolutionVerifier.extend(
                        instance, RunningSums.START, Solution.of(ROUND, all.subList(0, half)))
                .then(first -> SolutionVerifier.extend(
                        instance, first.sums(), Solution.of(ROUND, all.subList(half, all.size()))));

        assertRefused(ClearingRejection.TOO_MANY_TRADES_IN_INTERVAL, second);
        assertRefused(
                ClearingRejection.TOO_MANY_TRADES_IN_INTERVAL,
                SolutionVerifier.verify(instance, Solution.of(ROUND, all)));
    }

    private static final int SIDE = 142;

    private static RoundInstance crowded() {
        List<OpenOffer> offers = new ArrayList<>();
        for (int i = 0; i < 2 * SIDE; i++) {
            Side side = i < SIDE ? Side.SELL : Side.BUY;
            offers.add(new OpenOffer(
                    crowdedId(i),
                    side,
                    EnergyExamples.group("f1"),
                    Energy.ofWh(SIDE),
                    IntervalSet.of(TAU),
                    new UnitPrice(100)));
        }
        GridPlan wide = GridPlan.oneGroupPerFeeder(
                List.of(EnergyExamples.feeder("f1", EnergyExamples.limit(1_000_000, 1_000_000))));
        return instance(ROUND, rules(wide), offers.toArray(OpenOffer[]::new));
    }

    private static OfferId crowdedId(int number) {
        return new OfferId(EnergyExamples.offerId(1).page(), number);
    }

    /** 142 x 142 pairs: a few more than {@link EnergyLimit#TRADES_PER_INTERVAL}. */
    private static List<Trade> crowdedTrades() {
        List<Trade> trades = new ArrayList<>();
        for (int sell = 0; sell < SIDE; sell++) {
            for (int buy = SIDE; buy < 2 * SIDE; buy++) {
                trades.add(new Trade(crowdedId(sell), crowdedId(buy), TAU, Energy.ofWh(1)));
            }
        }
        assertThat(trades).hasSizeGreaterThan(EnergyLimit.TRADES_PER_INTERVAL.ceiling());
        return trades;
    }
}
