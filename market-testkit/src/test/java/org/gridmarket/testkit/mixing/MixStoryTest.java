package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLE;
import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLES;
import static org.gridmarket.testkit.mixing.MixingMarket.MIX;
import static org.gridmarket.testkit.mixing.MixingMarket.WINDOW;

import java.util.List;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole mixes, from joining to the retired credit of an anonymous account. */
class MixStoryTest {
    private static final int FIRST_OUTPUT = 1_001;
    private static final Bytes TAG = Bytes.hex("00112233445566778899aabbccddeeff");

    private static MixingMarket mixed(int homes) {
        MixingMarket mixing = MixingMarket.opened(homes);
        mixing.commit(new MixTable(mixing, FIRST_OUTPUT).playHonestly()).orThrow();
        return mixing;
    }

    private static Account output(MixingMarket mixing, int number) {
        return mixing.market().state().account(EnergyExamples.account(FIRST_OUTPUT + number));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 8})
    void honest_participants_get_a_bundle_in_each_fresh_account(int homes) {
        MixingMarket mixing = mixed(homes);

        for (int number = 0; number < homes * BUNDLES; number++) {
            Account account = output(mixing, number);
            assertThat(account.isAnonymous()).isTrue();
            assertThat(account.credit()).isEqualTo(BUNDLE.credit());
            assertThat(account.holdings()).hasSize(4).allSatisfy(held -> {
                assertThat(held.production()).isEqualTo(BUNDLE.energy());
                assertThat(held.consumption()).isEqualTo(BUNDLE.energy());
                assertThat(held.group()).isEqualTo(MixingMarket.GROUP);
            });
        }
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void a_mix_takes_exactly_its_bundles_from_each_participant() {
        MixingMarket mixing = mixed(5);

        Account home = mixing.market().state().account(EnergyExamples.account(2));
        assertThat(home.credit()).isEqualTo(new Money(MixingMarket.PAID_IN - 200_000));
        assertThat(home.holding(WINDOW).orElseThrow().production()).isEqualTo(Energy.ofWh(200));
    }

    @Test
    void nothing_of_a_mix_is_left_but_its_opening() {
        MixingMarket mixing = mixed(5);

        assertThat(mixing.market().state().tables()).contains("mixopening").doesNotContain("mixjoin", "mixlock");
    }

    @Test
    void a_joint_transaction_counts_once() {
        MixingMarket mixing = MixingMarket.opened(5);
        EnergyCommand.CommitMix joint = new MixTable(mixing, FIRST_OUTPUT).playHonestly();
        mixing.commit(joint).orThrow();

        assertThat(mixing.commit(joint).isAccepted()).isFalse();
    }

    @Test
    void a_message_that_the_board_withholds_reaches_everybody_over_the_ledger() {
        MixingMarket mixing = MixingMarket.opened(5);
        MixTable table = new MixTable(mixing, FIRST_OUTPUT);
        var censored = table.run().at(3);

        table.withhold(message -> Message.decode(message).orElseThrow().sender().equals(censored));
        mixing.commit(table.playHonestly()).orThrow();

        assertThat(mixing.market().events())
                .filteredOn(EnergyEvent.MixMessagePosted.class::isInstance)
                .as("announcement, list, confirmation, signature")
                .hasSize(4);
    }

    @Test
    void anonymous_accounts_trade_claim_and_retire() {
        MixingMarket mixing = mixed(5);
        MarketOnLedger market = mixing.market();
        OfferId sell = market.post(FIRST_OUTPUT, market.round().book(), MarketOnLedger.selling(500, WINDOW));
        OfferId buy = market.post(FIRST_OUTPUT + 5, market.round().book(), MarketOnLedger.buying(400, WINDOW));
        market.advanceThrough(WINDOW.previous());
        market.solve(Founding.FIRST_SOLVER, WINDOW.round(), new Trade(sell, buy, WINDOW, Energy.ofWh(400)))
                .orThrow();
        market.advanceThrough(MIX.last());

        for (int number : new int[] {0, 5}) {
            market.run(EnergyExamples.keyPair(FIRST_OUTPUT + number), retireAll())
                    .orThrow();
        }

        assertThat(mixing.violations()).isEmpty();
        assertThat(output(mixing, 0).credit()).isEqualTo(new Money(100_000 + 400 * (150 - 5)));
        assertThat(output(mixing, 5).credit()).isEqualTo(new Money(100_000 - 400 * (150 + 5)));
    }

    private static EnergyCommand.Retire retireAll() {
        return new EnergyCommand.Retire(
                BUNDLE.intervals().stream().map(t -> new RetirementTag(t, TAG)).toList());
    }

    @Test
    void money_never_goes_in_or_out_of_an_anonymous_account() {
        MixingMarket mixing = mixed(5);
        mixing.market()
                .run(
                        MarketOnLedger.DSO,
                        new EnergyCommand.BookMoney(
                                EnergyExamples.account(FIRST_OUTPUT), "to-nobody", new Money(1_000)))
                .orThrow();

        assertThat(mixing.market().run(EnergyExamples.keyPair(FIRST_OUTPUT), new EnergyCommand.CollectCredit()))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        no -> assertThat(no.reason().code()).isEqualTo(AccountRejection.ACCOUNT_NOT_PUBLIC));
        assertThat(mixing.market()
                        .run(EnergyExamples.keyPair(FIRST_OUTPUT), new EnergyCommand.RedeemCredit(new Money(1_000))))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        no -> assertThat(no.reason().code()).isEqualTo(AccountRejection.ACCOUNT_NOT_PUBLIC));
    }

    @Test
    void credit_of_an_anonymous_account_is_retired_at_the_end_and_counts_as_owed() {
        MixingMarket mixing = mixed(5);
        mixing.market().advanceThrough(MIX.last());
        mixing.market().run(EnergyExamples.keyPair(FIRST_OUTPUT), retireAll()).orThrow();

        mixing.market()
                .run(EnergyExamples.keyPair(FIRST_OUTPUT), new EnergyCommand.RetireCredit(TAG))
                .orThrow();

        assertThat(mixing.market().events().getLast())
                .isEqualTo(new EnergyEvent.CreditRetired(EnergyExamples.account(FIRST_OUTPUT), BUNDLE.credit(), TAG));
        assertThat(output(mixing, 0)).isEqualTo(Account.empty(EnergyExamples.account(FIRST_OUTPUT), null));
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void a_group_below_k_min_takes_its_bundles_back_at_once() {
        MixingMarket mixing = MixingMarket.opened(2);

        mixing.reclaim(1).orThrow();
        mixing.reclaim(2).orThrow();

        assertThat(mixing.isWhole(1)).isTrue();
        assertThat(mixing.isWhole(2)).isTrue();
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void an_output_that_came_out_of_another_session_of_the_window_is_forfeited_and_stops_nobody() {
        MixingMarket mixing = MixingMarket.twoGroups();
        mixing.commit(new MixTable(mixing, FIRST_OUTPUT).playHonestly()).orThrow();
        var copied = EnergyExamples.account(FIRST_OUTPUT);
        LockedRun other = mixing.run(new MixSession(WINDOW, MixingMarket.OTHER_GROUP, 0));
        List<AccountKey> outputs = List.of(MixRuns.key(copied), MixRuns.key(EnergyExamples.account(1_999)));
        mixing.commit(new MixTable(mixing, other, 1_501, outputs).playHonestly())
                .orThrow();

        assertThat(mixing.market().events().getLast())
                .isInstanceOfSatisfying(
                        EnergyEvent.MixCommitted.class,
                        committed -> assertThat(committed.forfeited()).containsExactly(copied));
        assertThat(output(mixing, 0).credit()).isEqualTo(BUNDLE.credit());
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void joins_of_different_homes_do_not_disturb_each_other() {
        MixingMarket mixing = MixingMarket.supplied(2);
        var first = mixing.market().endorse(EnergyExamples.keyPair(1), new EnergyCommand.JoinMix(WINDOW));
        var second = mixing.market().endorse(EnergyExamples.keyPair(2), new EnergyCommand.JoinMix(WINDOW));

        assertThat(mixing.market().settle(first).isAccepted()).isTrue();
        assertThat(mixing.market().settle(second).isAccepted()).isTrue();
    }

    @Test
    void a_join_that_is_held_back_until_the_opening_does_not_commit() {
        MixingMarket mixing = MixingMarket.joined(5);
        mixing.supply(6);
        mixing.market().advanceThrough(MIX.joinBook().previous());
        var late = mixing.market().endorse(EnergyExamples.keyPair(6), new EnergyCommand.JoinMix(WINDOW));
        mixing.market().advanceThrough(MIX.joinBook());

        assertThat(late).isInstanceOf(Endorsement.Endorsed.class);
        assertThatThrownBy(() -> mixing.market().settle(late)).hasMessageContaining("MVCC_READ_CONFLICT");
        mixing.open().orThrow();
        assertThat(mixing.lock().participants()).hasSize(5);
    }

    @Test
    void offers_of_an_anonymous_account_end_with_its_window() {
        MixingMarket mixing = mixed(5);
        Interval behind = MIX.last().next();

        Decision<?> answer = mixing.market()
                .run(
                        EnergyExamples.keyPair(FIRST_OUTPUT),
                        new EnergyCommand.PostOffers(
                                mixing.market().round().book(),
                                List.of(MarketOnLedger.selling(500, MIX.last(), behind))));

        assertThat(answer.isAccepted()).isFalse();
    }
}
